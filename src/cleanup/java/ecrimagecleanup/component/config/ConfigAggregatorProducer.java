package ecrimagecleanup.component.config;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorReading;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Does one {@link ConfigAggregatorOperation} and puts its result into the body. Exceptions of AWS
 * stay as they are.
 */
final class ConfigAggregatorProducer extends AwsProducer {
  private final ConfigAggregatorEndpoint endpoint;
  private final ConfigAggregatorOperation operation;
  private final String aggregatorName;

  ConfigAggregatorProducer(ConfigAggregatorEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
    this.aggregatorName = endpoint.getConfiguration().requiredAggregatorName(endpoint);
  }

  @Override
  public void process(Exchange exchange) {
    AggregatorReader reader = new AggregatorReader(endpoint.clients().client(), aggregatorName);
    switch (operation) {
      case select -> {
        AggregatorReader.Answer<?> answer = select(reader, exchange);
        exchange.getMessage().setBody(answer.answer());
        exchange.getMessage().setHeader(ConfigAggregatorConstants.PAGES, answer.calls());
      }
      case describeSources -> exchange.getMessage().setBody(reader.describeSources());
    }
  }

  private AggregatorReader.Answer<?> select(AggregatorReader reader, Exchange exchange) {
    String own = endpoint.getConfiguration().getExpression();
    if (own != null) {
      return reader.select(List.of(own), Collectors.toUnmodifiableList());
    }
    return exchange.getMessage().getBody() instanceof AggregatorReading<?> reading
        ? reader.select(reading.query().expressions(), reading.rows())
        : reader.select(
            input(exchange).body(AggregatorQuery.class).expressions(),
            Collectors.toUnmodifiableList());
  }
}
