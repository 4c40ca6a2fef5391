package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.route.model.Assignments;
import ecrimagecleanup.route.model.EndpointHeaders;
import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.RouteFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Every variable and header that a route, a bean or a component reads is written before on every
 * way to it: one that is not arrives as null, in silence.
 */
class AssignmentsOfRoutesTest {
  /** What callers of a route write, by the id of the route. Each needs a reason. */
  private static final Map<String, Set<String>> GIVEN = Map.of();

  /** Methods that take the whole exchange, {@code bean.method}. Each needs a reason. */
  private static final Set<String> MAY_SEE_ALL =
      Set.of(
          // It marks the exchange, and reads nothing.
          "cleanupSharedOfRepository.readAnew");

  private final EndpointHeaders endpoints;

  AssignmentsOfRoutesTest() throws IOException {
    endpoints = new EndpointHeaders(Catalogs.withOurComponents());
  }

  private List<String> missing(List<RouteFile> files) {
    return Assignments.missing(Flow.of(files.stream()), endpoints, GIVEN).stream()
        .filter(
            sentence ->
                MAY_SEE_ALL.stream()
                    .noneMatch(m -> sentence.contains(" %s reads what nobody".formatted(m))))
        .toList();
  }

  @Test
  void allThatIsReadIsWritten() throws IOException {
    assertThat(missing(RouteFile.all().toList())).isEmpty();
  }

  /** What is written again, or may be left out, can be taken out without being missed. */
  @Test
  void ofTheStepsThatWriteMostAreMissedWhenTheyAreTakenOut() throws IOException {
    int all = writes(RouteFile.all().toList()).size();
    int missed = 0;
    for (int i = 0; i < all; i++) {
      List<RouteFile> files = RouteFile.all().toList();
      ObjectNode step = writes(files).get(i);
      step.removeAll();
      step.putObject("log").put("message", "taken out");
      missed += missing(files).isEmpty() ? 0 : 1;
    }

    assertThat(all).isPositive();
    assertThat(missed).isGreaterThan(all / 2);
  }

  private static List<ObjectNode> writes(List<RouteFile> files) {
    return files.stream()
        .flatMap(file -> file.all("steps"))
        .flatMap(steps -> StreamSupport.stream(steps.spliterator(), false))
        .filter(step -> step.has("setVariable") || step.has("setHeader"))
        .map(ObjectNode.class::cast)
        .toList();
  }
}
