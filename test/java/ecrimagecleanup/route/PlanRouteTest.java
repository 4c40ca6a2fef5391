package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.index;
import static ecrimagecleanup.route.Samples.manifest;
import static ecrimagecleanup.route.Samples.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan of a repository. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class PlanRouteTest extends RouteTest {
  private static final Repository ELSEWHERE =
      new Repository(new Registry("111122223333", "eu-central-1"), "team/orders");

  @BeforeEach
  void images() {
    aws.with(index('a'), untagged('b'), image('c', "1.41.0"), image('d'))
        .with(manifest('a', 'b'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0"));
  }

  private <T> T ask(String route, Object body, Class<T> type) throws Exception {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      return template.requestBody("direct:" + route, body, type);
    }
  }

  private RepositoryPlan plan(boolean asIfOptedIn) throws Exception {
    return ask("cleanup-plan", new PlanRequest(REPOSITORY, asIfOptedIn), RepositoryPlan.class);
  }

  @Test
  void saysWhatWouldBecomeOfEachImageAndChangesNothing() throws Exception {
    RepositoryPlan plan = plan(false);

    assertThat(plan.optedIn()).isTrue();
    assertThat(plan.tags().value("ecr-image-cleanup")).contains("enabled");
    assertThat(plan.images())
        .extracting(
            one -> one.image().digest().value().charAt(7) + " " + one.verdict().kind().key())
        .containsExactly("a removable", "b removable", "c in-use", "d removable");
    assertThat(aws.operations())
        .containsExactly(
            "describeRepositoryTags",
            "listImages",
            "describeManifests",
            "describeRepositories",
            "describeSources",
            MockAws.CANARIES,
            MockAws.IN_USE,
            MockAws.TASK_DEFINITIONS,
            MockAws.SERVICES,
            "listSchedules");
  }

  @Test
  void ofARepositoryThatHasNotOptedInEverythingIsKeptAndNoManifestIsRead() throws Exception {
    aws.answer("describeRepositoryTags", MockAws.notOptedIn());

    RepositoryPlan plan = plan(false);

    assertThat(plan.optedIn()).isFalse();
    assertThat(plan.images())
        .hasSize(4)
        .noneMatch(one -> one.verdict().kind() == Verdict.Kind.REMOVABLE);
    assertThat(aws.arguments("describeManifests")).containsExactly(List.of());
    assertThat(aws.operations()).doesNotContain("listSchedules");
  }

  @Test
  void asIfOptedInItShowsWhatWouldComeOfIt() throws Exception {
    aws.answer("describeRepositoryTags", MockAws.notOptedIn());

    RepositoryPlan plan = plan(true);

    assertThat(plan.optedIn()).isTrue();
    assertThat(plan.images())
        .extracting(one -> one.verdict().kind().key())
        .containsExactly("removable", "removable", "in-use", "removable");
  }

  @Test
  void aRepositoryThatDoesNotExistIsSaidToBeNone() {
    aws.answer("describeRepositoryTags", RepositoryTags.ofMissingRepository());

    for (boolean asIfOptedIn : new boolean[] {false, true}) {
      assertThatThrownBy(() -> plan(asIfOptedIn))
          .hasRootCauseMessage("There is no repository 999988887777/eu-central-1/team/orders.");
    }
  }

  @Test
  void aSourceThatFailsMakesEverythingUnknown() throws Exception {
    aws.fail(MockAws.TASK_DEFINITIONS, throttled);

    assertThat(plan(false).images())
        .hasSize(4)
        .extracting(one -> one.verdict().kind().key())
        .containsOnly("unknown");
  }

  @Test
  void aRepositoryOfARegistryThatIsNotLookedAfterIsRefusedBeforeAnythingIsAsked() {
    assertRefused("cleanup-plan", new PlanRequest(ELSEWHERE, true));
    assertThat(aws.calls()).isEmpty();
  }

  private void assertRefused(String route, Object body) {
    assertThatThrownBy(() -> ask(route, body, Object.class))
        .as(route)
        .hasRootCauseMessage(
            "The registry 111122223333/eu-central-1 is not one of cleanup.registries.");
  }
}
