package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.HouseRules;
import ecrimagecleanup.route.model.RouteFile;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * How large the flow may get, and how what it names stays apart from what an application of others
 * names, of which it may become a part.
 */
class HouseRulesTest {
  private static final int MOST_VARIABLES = 8;
  private static final int MOST_LINES = 1_700;
  private static final int MOST_ROUTES_OF_A_CHECK = 13;
  private static final int MOST_LINES_OF_A_CHECK = 470;
  private static final int MOST_ROUTES_OF_SUPPORT = 5;

  private static final Set<String> NOT_COUNTED = Set.of("evidence", "commands", "http", "reports");

  private final HouseRules rules;

  HouseRulesTest() throws IOException {
    rules = new HouseRules(Flow.ofAllFiles());
  }

  @Test
  void fewVariablesGoWithAMessage() {
    assertThat(rules.variables()).hasSizeLessThanOrEqualTo(MOST_VARIABLES);
  }

  @Test
  void theWayOfEventsChecksAndSweepsIsShort() throws IOException {
    assertThat(lines(file -> !NOT_COUNTED.contains(file.folder())))
        .isBetween(1L, (long) MOST_LINES);
  }

  @Test
  void fromACheckToADeletionIsAShortWay() throws IOException {
    assertThat(rules.in("check")).hasSizeBetween(1, MOST_ROUTES_OF_A_CHECK);
    assertThat(lines(file -> file.folder().equals("check")))
        .isBetween(1L, (long) MOST_LINES_OF_A_CHECK);
    assertThat(rules.in("support")).hasSizeBetween(1, MOST_ROUTES_OF_SUPPORT);
  }

  @Test
  void noRouteOnlyForwards() {
    assertThat(rules.forwarders()).isEmpty();
  }

  @Test
  void namesOfRoutesEndpointsAndBeansAreOurOwn() {
    assertThat(rules.names()).isEmpty();
  }

  @Test
  void everyRouteHasOurErrorHandling() throws IOException {
    assertThat(rules.unconfigured()).isEmpty();
    assertThat(RouteFile.all().flatMap(file -> file.all("routeConfiguration")))
        .extracting(configuration -> configuration.path("id").asText())
        .containsExactlyInAnyOrder("ecr-image-cleanup", "ecr-image-cleanup-reports");
  }

  @Test
  void everyEndpointOfAwsSaysItsRegionAndItsCredentials() {
    assertThat(rules.unlocated()).isEmpty();
  }

  @Test
  void noMessageIsTakenBeforeTheRoutesThatItGoesThroughHaveStarted() {
    assertThat(rules.early()).isEmpty();
  }

  private static long lines(Predicate<RouteFile> counted) throws IOException {
    long lines = 0;
    List<RouteFile> files = RouteFile.all().filter(counted).toList();
    for (RouteFile file : files) {
      lines += file.lines();
    }
    return lines;
  }
}
