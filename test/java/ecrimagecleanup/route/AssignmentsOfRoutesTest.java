package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.route.model.Assignments;
import ecrimagecleanup.route.model.EndpointHeaders;
import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.RouteFile;
import ecrimagecleanup.route.model.Traps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  /**
   * What no rule misses when it is taken out, {@code route: what it writes}. Each needs a reason.
   */
  private static final List<String> MAY_BE_MISSING =
      List.of(
          // Without a prefix all names are listed, which are more and none too few.
          "cleanup-read-tree-and-pending-checks: CamelEventBridgeSchedulerNamePrefix",
          "cleanup-explain: CamelEventBridgeSchedulerNamePrefix",
          "cleanup-survey-repository: CamelEventBridgeSchedulerNamePrefix",
          // Another was asked about before; SweepRouteTest misses it.
          "cleanup-pass-on-sweep: CamelEcrRepository");

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

  @Test
  void everyOtherStepThatWritesIsMissedWhenItIsTakenOut() throws IOException {
    int all = writes(RouteFile.all().toList()).size();
    List<String> unmissed = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      List<RouteFile> files = RouteFile.all().toList();
      Write write = writes(files).get(i);
      String written = write.toString();
      write.step().removeAll();
      write.step().putObject("log").put("message", "taken out");
      if (missing(files).isEmpty() && new Traps(Flow.of(files.stream())).stale().isEmpty()) {
        unmissed.add(written);
      }
    }

    assertThat(all).isPositive();
    assertThat(unmissed).isEqualTo(MAY_BE_MISSING);
  }

  /** A step of a route that writes a variable or a header. */
  private record Write(String route, ObjectNode step) {
    @Override
    public String toString() {
      return route + ": " + step.elements().next().path("name").asText();
    }
  }

  private static List<Write> writes(List<RouteFile> files) {
    return files.stream().flatMap(RouteFile::routes).flatMap(AssignmentsOfRoutesTest::of).toList();
  }

  private static Stream<Write> of(JsonNode route) {
    String id = route.path("id").asText();
    return RouteFile.all(route, "steps")
        .flatMap(steps -> StreamSupport.stream(steps.spliterator(), false))
        .filter(step -> step.has("setVariable") || step.has("setHeader"))
        .map(step -> new Write(id, (ObjectNode) step));
  }
}
