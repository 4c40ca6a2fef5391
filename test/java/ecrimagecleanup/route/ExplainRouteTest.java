package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.index;
import static ecrimagecleanup.route.Samples.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.decision.QuestionAnswer;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.question.CoverageQuestion;
import ecrimagecleanup.decision.question.OptedInQuestion;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.sweep.SweepName;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** Why an image stays or goes: everything is asked, nothing is changed. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class ExplainRouteTest extends RouteTest {
  private static final List<String> ALL =
      List.of(
          "describeRepositoryTags",
          "findImage",
          "listSchedules",
          "describeSources",
          MockAws.CANARIES,
          MockAws.IN_USE,
          MockAws.TASK_DEFINITIONS,
          MockAws.SERVICES,
          "listImages",
          "describeManifests",
          "describeRepositories",
          "listSchedules");

  private Explanation explain(String reference) throws Exception {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      return template.requestBody(
          "direct:cleanup-explain", ImageReference.parse(reference), Explanation.class);
    }
  }

  private static List<QuestionId> objecting(Explanation explanation) {
    return explanation.answers().stream()
        .filter(answer -> answer.objection().isPresent())
        .map(answer -> answer.question().id())
        .toList();
  }

  @Test
  void anImageThatNobodyUsesCanGoAndNothingSpeaksAgainstIt() throws Exception {
    aws.with(image('a', "1.41.0"));

    Explanation explanation = explain(URI + ":1.41.0");

    assertThat(explanation.decided().digest()).isEqualTo(digest('a'));
    assertThat(explanation.decided().decision()).isInstanceOf(Decision.Remove.class);
    assertThat(objecting(explanation)).isEmpty();
    assertThat(explanation.answers())
        .hasSameSizeAs(Questions.IN_ORDER)
        .allMatch(QuestionAnswer::asked);
    assertThat(aws.operations()).isEqualTo(ALL);
    assertThat(decisions.texts()).as("it is no decision").isEmpty();
  }

  @Test
  void allSourcesAreAskedAlsoAfterTheFirstVeto() throws Exception {
    aws.with(image('a', "1.41.0"), index('d'))
        .with(manifest('d', 'a'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0"))
        .answer("describeRepositoryTags", MockAws.notOptedIn());

    Explanation explanation = explain(URI + "@" + digest('a'));

    assertThat(explanation.decided().decision().decidedBy()).contains(OptedInQuestion.ID);
    assertThat(objecting(explanation))
        .containsExactly(OptedInQuestion.ID, TaskDefinitionsQuestion.ID, PartOfAnotherQuestion.ID);
    assertThat(aws.operations()).isEqualTo(ALL);
    assertThat(aws.arguments("describeManifests")).containsExactly(List.of(digest('d')));
  }

  @Test
  void aSourceThatFailsSpeaksAgainstItAndTheOthersAreAsked() throws Exception {
    aws.with(image('a', "1.41.0")).fail("describeSources", throttled);

    Explanation explanation = explain(URI + ":1.41.0");

    assertThat(explanation.decided().decision().decidedBy()).contains(CoverageQuestion.ID);
    assertThat(aws.operations()).contains(MockAws.SERVICES, "describeRepositories");
  }

  @Test
  void thePendingChecksOfItAndTheSweepsThatMayNameItAreTold() throws Exception {
    String mayNameIt = SweepName.of(REPOSITORY, NOW, 'a').value();
    aws.with(image('a', "1.41.0"))
        .withPending(
            Samples.laterCheck('a'),
            Samples.laterCheck('b'),
            mayNameIt,
            SweepName.of(REPOSITORY, NOW, 'b').value());

    Explanation explanation = explain(URI + ":1.41.0");

    assertThat(explanation.sweeps()).containsExactly(mayNameIt);
    assertThat(explanation.decided().findings().pending().orElseThrow())
        .extracting(name -> name.value())
        .containsExactly(Samples.laterCheck('a'));
    assertThat(explanation.toJson().path("pendingSweeps").get(0).asText()).isEqualTo(mayNameIt);
    assertThat(explanation.toJson().at("/pendingChecks/0/due").asText())
        .isEqualTo("2026-03-03T10:01:00Z");
  }

  @Test
  void whatIsNotThereIsSaidToBeNone() {
    aws.with(image('a', "1.41.0"));

    assertThatThrownBy(() -> explain(URI + ":2"))
        .hasRootCauseMessage("There is no image " + URI + ":2.");
    aws.answer("describeRepositoryTags", RepositoryTags.ofMissingRepository());
    assertThatThrownBy(() -> explain(URI + ":1.41.0"))
        .hasRootCauseMessage("There is no repository 999988887777/eu-central-1/team/orders.");
  }

  @Test
  void aRegistryThatIsNotLookedAfterIsRefusedBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> explain(URI.replace("999988887777", "111122223333") + ":1"))
        .hasRootCauseMessage(
            "The registry 111122223333/eu-central-1 is not one of cleanup.registries.");
    assertThat(aws.calls()).isEmpty();
  }
}
