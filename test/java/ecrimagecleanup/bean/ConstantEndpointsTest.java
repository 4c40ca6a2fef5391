package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A route that asks what is not there is no reason to fail at the first message: nothing starts.
 */
class ConstantEndpointsTest {
  private static final String ECR =
      "ecr-images:images?region=eu-central-1&useDefaultCredentialsProvider=true&operation=";

  private static void start(String asked) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.addStartupListener(new ConstantEndpoints());
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:answers").routeId("answers").log("asked");
              from("direct:asks")
                  .routeId("asks")
                  .filter(constant(true))
                  .enrich()
                  .constant(asked)
                  .aggregationStrategy(AggregationStrategies.useOriginal());
            }
          });
      context.start();
    }
  }

  @Test
  void anEndpointThatIsThereLetsTheApplicationStart() {
    assertThatCode(() -> start("direct:answers")).doesNotThrowAnyException();
    assertThatCode(() -> start("language:constant:x")).doesNotThrowAnyException();
    assertThatCode(() -> start(ECR + "findImage")).doesNotThrowAnyException();
  }

  @Test
  void aRouteThatIsNotThereStopsTheStart() {
    assertThatThrownBy(() -> start("direct:nowhere"))
        .hasMessage("The route asks asks direct:nowhere, and there is no such route.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing:x", "language:constant:x?y=z"})
  void aComponentOrAnOptionThatDoesNotExistStopsTheStart(String asked) {
    assertThatThrownBy(() -> start(asked))
        .isInstanceOfAny(ResolveEndpointFailedException.class, NoSuchEndpointException.class);
  }

  @Test
  void aValueThatAnOptionDoesNotHaveStopsTheStart() {
    assertThatThrownBy(() -> start(ECR + "dropAll"))
        .isInstanceOf(ResolveEndpointFailedException.class);
  }
}
