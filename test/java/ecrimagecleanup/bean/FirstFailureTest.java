package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class FirstFailureTest {
  private final FirstFailure firstFailure = new FirstFailure();
  private final Exchange whole = new DefaultExchange(new DefaultCamelContext());

  private static Exchange part() {
    Exchange part = new DefaultExchange(new DefaultCamelContext());
    part.getMessage().setBody("part");
    return part;
  }

  private static Exchange failed(String text) {
    Exchange part = part();
    part.setException(new IllegalStateException(text));
    return part;
  }

  @Test
  void leavesTheWholeAsItIsIfNoPartFails() {
    whole.getMessage().setBody("whole");

    assertThat(firstFailure.aggregate(null, part(), whole)).isSameAs(whole);

    assertThat(whole.getException()).isNull();
    assertThat(whole.getMessage().getBody()).isEqualTo("whole");
  }

  @Test
  void failsTheWholeWithTheFirstFailure() {
    firstFailure.aggregate(null, part(), whole);
    firstFailure.aggregate(whole, failed("first"), whole);
    firstFailure.aggregate(whole, failed("second"), whole);
    firstFailure.aggregate(whole, part(), whole);

    assertThat(whole.getException()).hasMessage("first");
  }

  @Test
  void cannotWorkWithoutKnowingTheWhole() {
    assertThatThrownBy(() -> firstFailure.aggregate(null, part()))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
