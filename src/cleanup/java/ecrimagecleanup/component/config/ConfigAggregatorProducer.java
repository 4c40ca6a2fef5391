package ecrimagecleanup.component.config;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import java.util.List;
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
    this.aggregatorName = endpoint.getConfiguration().requiredAggregatorName(endpoint.toString());
  }

  @Override
  public void process(Exchange exchange) {
    AggregatorReader reader = new AggregatorReader(endpoint.clients().client(), aggregatorName);
    switch (operation) {
      case select -> {
        AggregatorReader.Rows rows = reader.select(expressions(input(exchange)));
        exchange.getMessage().setBody(rows.rows());
        exchange.getMessage().setHeader(ConfigAggregatorConstants.PAGES, rows.calls());
      }
      case describeSources -> exchange.getMessage().setBody(reader.describeSources());
    }
  }

  private List<String> expressions(Input input) {
    String own = endpoint.getConfiguration().getExpression();
    return own == null ? input.body(AggregatorQuery.class).expressions() : List.of(own);
  }
}
