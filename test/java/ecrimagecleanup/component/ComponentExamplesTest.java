package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/components.md: each runs as it stands there, on the embedded AWS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentExamplesTest {
  /** What SQS calls its tasks and messages, which is never the same again. */
  private static final Pattern INVENTED =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final ExampleWorld world = new ExampleWorld();

  @AfterAll
  void close() {
    world.close();
  }

  static Stream<Example> examples() {
    return Example.all().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void answersAndNeedsTheActionsThatItsOperationNames(Example example) throws Exception {
    ExampleWorld.Outcome outcome = world.run(example);

    Exchange exchange = outcome.exchange();
    assertThat(exchange.getException()).isNull();
    assertThat(
            INVENTED
                .matcher(
                    "%s %s"
                        .formatted(
                            exchange.getMessage().getBody(), exchange.getMessage().getHeaders()))
                .replaceAll("ID"))
        .contains(example.answer());
    assertThat(outcome.actions()).containsExactlyInAnyOrderElementsOf(operation(example).actions());
  }

  private static AwsOperation operation(Example example) {
    return ComponentMetadata.all().stream()
        .filter(component -> component.scheme().equals(example.component()))
        .flatMap(component -> component.operations().stream())
        .filter(operation -> operation.name().equals(example.operation()))
        .map(AwsOperation.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyOperationHasOne() {
    assertThat(Example.all().stream().map(Example::toString))
        .containsExactlyInAnyOrderElementsOf(
            ComponentMetadata.all().stream()
                .flatMap(
                    component ->
                        component.operations().stream()
                            .map(operation -> component.scheme() + ":" + operation.name()))
                .toList());
  }

  @Test
  void everyEndpointOfOneSaysItsRegionAndItsCredentials() {
    assertThat(Example.all())
        .allSatisfy(
            example ->
                assertThat(example.text().split("operation: ", -1).length)
                    .isEqualTo(example.text().split("region: eu-central-1", -1).length)
                    .isEqualTo(
                        example.text().split("useDefaultCredentialsProvider: true", -1).length));
  }
}
