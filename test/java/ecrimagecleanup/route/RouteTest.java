package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.bean.SharedAnswers;
import ecrimagecleanup.message.MalformedMessageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What the tests of the routes of {@code routes/} share: the configuration of {@code config/}, the
 * queues replaced by {@code direct:} endpoints, and all of AWS replaced by mocks. One context
 * serves all tests of a class; the mocks forget between them.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RouteTest {
  /** A day and a few seconds after the events of {@code test/resources/events}. */
  static final Instant NOW = Instant.parse("2026-03-03T10:00:05Z");

  static final String SETTINGS =
      "file:test/resources/route-test.properties,file:config/application.properties";
  static final String EVENTS = "cleanup-task-definition-events=direct:events";
  static final String CHECKS = "cleanup-check=direct:checks";
  static final String SWEEPS = "cleanup-sweep=direct:sweeps";
  static final String AWS_SCHEMES =
      "ecr-images|eventbridge-scheduler|config-aggregator|ecs-usage|inspector-coverage|lambda-usage|cleanup-reader|aws2-eventbridge|aws-parameter-store";

  static final String AWS = "(" + AWS_SCHEMES + "):.*";

  /** What every endpoint of AWS says. */
  static final String ACCOUNT = "&region={{cleanup.region}}&useDefaultCredentialsProvider=true";

  static final String DELETE = "cleanup.action=delete";
  static final String ARCHIVE = "cleanup.action=archive";

  /** What an AWS call fails with. */
  final IllegalStateException throttled = new IllegalStateException("Rate exceeded");

  @BeanInject CamelContext context;

  MockAws aws = new MockAws();
  LogLines decisions = LogLines.of("ecr-image-cleanup.decisions");

  @BeforeEach
  void forgetAll() {
    aws = new MockAws();
    aws.replace(context);
    context.getRegistry().lookupByNameAndType("cleanupSharedAnswers", SharedAnswers.class).forget();
    decisions = LogLines.of("ecr-image-cleanup.decisions");
  }

  @AfterEach
  void stopListening() {
    decisions.close();
  }

  /** What becomes of a message of a queue, as the consumer of the queue sees it. */
  Exchange receive(String queue, Object body) throws Exception {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      return template.send(queue, exchange -> exchange.getMessage().setBody(body));
    }
  }

  /** What becomes of a message without a body. */
  Exchange receiveNothing(String queue) {
    return context.createFluentProducerTemplate().to(queue).send();
  }

  /** The message is done, so that the consumer deletes it. */
  static void assertDone(Exchange exchange) {
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.isFailed()).isFalse();
  }

  /** The message failed and nobody handled it, so that the consumer leaves it in its queue. */
  static Throwable assertFailed(Exchange exchange) {
    assertThat(exchange.isFailed()).isTrue();
    assertThat(exchange.getExchangeExtension().isErrorHandlerHandledSet()).isFalse();
    Throwable cause = exchange.getException();
    while (cause.getCause() != null && !(cause instanceof MalformedMessageException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** How often a counter has counted. Camel adds a tag of its own. */
  double counted(String name, String... tags) {
    return context
        .getRegistry()
        .findSingleByType(MeterRegistry.class)
        .find(name)
        .tags(tags)
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
