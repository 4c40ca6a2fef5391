package ecrimagecleanup.component;

import ecrimagecleanup.metric.Meters;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.aws.common.AwsClientBuilderUtil;
import org.apache.camel.component.aws.common.AwsCommonConfiguration;
import org.apache.camel.component.aws.parameterstore.ParameterStoreConfiguration;
import org.apache.camel.component.aws.parameterstore.ParameterStoreEndpoint;
import org.apache.camel.component.aws2.eventbridge.EventbridgeConfiguration;
import org.apache.camel.component.aws2.eventbridge.EventbridgeEndpoint;
import org.apache.camel.component.aws2.sqs.Sqs2Configuration;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.support.LifecycleStrategySupport;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Counts the calls of Camel's own AWS endpoints, too: each gets the client that Camel would build
 * of its options, watched. One that has a client already keeps it. It is for a context in which all
 * of them are the application's; each endpoint has a client of its own, so that the long polls of
 * one queue leave no connection short for another.
 */
public final class CountedCamelClients extends LifecycleStrategySupport {
  private static final String HOST_OF_AWS = "amazonaws.com";

  private final Queue<SdkClient> created = new ConcurrentLinkedQueue<>();

  /** Before the endpoint starts, which is when it would build a client. */
  @Override
  public void onEndpointAdd(Endpoint endpoint) {
    Meters.of(endpoint.getCamelContext())
        .ifPresent(meters -> watch(endpoint, new AwsCallMetrics(meters)));
  }

  private void watch(Endpoint endpoint, AwsCallMetrics watcher) {
    if (endpoint instanceof Sqs2Endpoint sqs) {
      Sqs2Configuration options = sqs.getConfiguration();
      // For another host Camel derives the address from more options than these.
      if (options.getAmazonSQSClient() == null && options.getAmazonAWSHost().equals(HOST_OF_AWS)) {
        options.setAmazonSQSClient(client(options, SqsClient::builder, watcher));
      }
    } else if (endpoint instanceof EventbridgeEndpoint events) {
      EventbridgeConfiguration options = events.getConfiguration();
      if (options.getEventbridgeClient() == null) {
        options.setEventbridgeClient(client(options, EventBridgeClient::builder, watcher));
      }
    } else if (endpoint instanceof ParameterStoreEndpoint parameters) {
      ParameterStoreConfiguration options = parameters.getConfiguration();
      if (options.getSsmClient() == null) {
        options.setSsmClient(client(options, SsmClient::builder, watcher));
      }
    }
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient>
      C client(AwsCommonConfiguration options, Supplier<B> builder, AwsCallMetrics watcher) {
    C client =
        AwsClientBuilderUtil.buildClient(
            options,
            builder,
            each ->
                each.overrideConfiguration(watched -> watched.addExecutionInterceptor(watcher)));
    created.add(client);
    return client;
  }

  /** Camel closes only what it has built itself. */
  @Override
  public void onContextStopped(CamelContext context) {
    created.forEach(SdkClient::close);
    created.clear();
  }
}
