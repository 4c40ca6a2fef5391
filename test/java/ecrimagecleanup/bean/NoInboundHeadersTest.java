package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoInboundHeadersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CamelAwsSqsReceiptHandle",
        "camelawssqsreceipthandle",
        "CamelEcrRepository",
        "CamelBeanMethodName",
        "anything",
        ""
      })
  void refusesEveryHeader(String name) {
    NoInboundHeaders strategy = new NoInboundHeaders();
    DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());

    assertThat(strategy.applyFilterToExternalHeaders(name, "value", exchange)).isTrue();
    assertThat(strategy.applyFilterToCamelHeaders(name, "value", exchange)).isTrue();
  }
}
