package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.index;
import static ecrimagecleanup.route.Samples.manifest;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.route.MockAws.Call;
import java.util.List;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code cleanup.action=archive} does to images that can go. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.ARCHIVE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class ArchiveImagesRouteTest extends RouteTest {

  @Test
  void archivesWhatNobodyUsesAndNoIndexLists() throws Exception {
    aws.with(image('a'), index('d'), image('e')).with(manifest('d', 'e'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.calls().subList(5, aws.calls().size()))
        .contains(
            new Call("listImages", "team/orders", ""),
            new Call("describeManifests", "team/orders", List.of(digest('d'))))
        .last()
        .isEqualTo(new Call("archiveImages", "team/orders", List.of(digest('a'))));
    assertThat(aws.operations())
        .containsExactly(
            "describeRepositoryTags",
            "describeImages",
            "listSchedules",
            "describeSources",
            MockAws.CANARIES,
            MockAws.IN_USE,
            MockAws.TASK_DEFINITIONS,
            MockAws.SERVICES,
            "listImages",
            "describeManifests",
            "describeRepositories",
            "listImages",
            "describeManifests",
            "describeBacklogs",
            "describeRepositoryTags",
            "describeImages",
            "listSchedules",
            "archiveImages");
    assertThat(decisions.texts())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"decision\":\"remove\",\"action\":\"archive\""))
        .anyMatch(
            line ->
                line.endsWith("\"outcome\":\"removed\",\"action\":\"archive\",\"bytes\":1024}"));
  }

  @Test
  void keepsAnImageThatAnExistingIndexLists() throws Exception {
    aws.with(image('a'), image('b'), index('d')).with(manifest('d', 'a'));

    assertDone(receive("direct:checks", message(check('a', 'b'))));

    assertThat(aws.arguments("archiveImages")).containsExactly(List.of(digest('b')));
    assertThat(decisions.texts())
        .anyMatch(
            line ->
                line.contains(digest('a').value())
                    && line.contains(
                        "\"decision\":\"keep\",\"question\":\"part-of-another\",\"reason\":\"The index %s lists it.\""
                            .formatted(digest('d'))));
  }

  @Test
  void schedulesTheChecksOfTheChildrenBeforeItArchivesTheIndex() throws Exception {
    aws.with(index('a'), image('b')).with(manifest('a', 'b'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations().indexOf("createSchedule"))
        .isBetween(0, aws.operations().indexOf("archiveImages"));
    assertThat(aws.arguments("archiveImages")).containsExactly(List.of(digest('a')));
  }

  @Test
  void keepsAnIndexAsLongAsAnotherListsSomeOfWhatItLists() throws Exception {
    aws.with(index('a'), image('b'), index('d')).with(manifest('a', 'b'), manifest('d', 'b'));

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains(
            "\"decision\":\"keep\",\"question\":\"listed-images\",\"reason\":\"It lists images that belong to %s as well"
                .formatted(digest('d')));
  }

  @Test
  void keepsWhatIsInTheArchiveAlready() throws Exception {
    aws.with(Samples.archived('a'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains("\"decision\":\"keep\"", "It is in the archive already.");
    aws.assertNothingRemoved();
  }

  @Test
  void readsTheOptInAgainRightBeforeItArchives() throws Exception {
    aws.with(image('a')).answer("describeRepositoryTags", Samples.OPTED_IN, MockAws.notOptedIn());

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
  }

  @ParameterizedTest
  @ValueSource(strings = {"listImages", "describeManifests", "archiveImages"})
  void aFailureOfEcrFailsTheMessageAndArchivesNothing(String operation) throws Exception {
    aws.with(image('a'), index('d')).with(manifest('d')).fail(operation, throttled);

    assertThat(assertFailed(receive("direct:checks", message(check('a'))))).isSameAs(throttled);

    assertThat(aws.operations()).endsWith(operation);
    assertThat(decisions.texts()).noneMatch(line -> line.contains("\"record\":\"outcome\""));
  }

  @Test
  void exactlyOneStepOfAllRoutesRemovesImages() {
    assertThat(RouteModel.removals(context))
        .containsExactly(
            "cleanup-archive-images: ecr-images:images?operation=archiveImages" + ACCOUNT);
  }
}
