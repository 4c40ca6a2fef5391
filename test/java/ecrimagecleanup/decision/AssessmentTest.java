package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.checkOf;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.INDEX_TYPE;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.evidence.config.ListedTaskDefinitions;
import ecrimagecleanup.evidence.config.TaskDefinitionsAnswer;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RunningImage;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.RegistryView;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssessmentTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  private static final String WITH_ECS =
      String.join(",", EvidenceSources.REQUIRED) + "," + EvidenceSources.LIVE;

  private static final EvidenceSources SOURCES = new EvidenceSources(EvidenceSources.REQUIRED);

  private static Assessment of(Image... images) {
    Digest[] digests = Stream.of(images).map(Image::digest).toArray(Digest[]::new);
    return of(checkOf(DEREGISTERED, digests), images);
  }

  private static Assessment of(ImageDeletionCheck check, Image... images) {
    return Assessment.begin(check, RepositoryNames.of(REPOSITORY))
        .withRegistry(RegistryView.of(OPTED_IN, List.of(images)));
  }

  private static Assessment change(Assessment assessment, UnaryOperator<RegistryView> change) {
    return assessment.withRegistry(change.apply(assessment.registry()));
  }

  @SafeVarargs
  private static ImageTree tree(List<Image> roots, List<Manifest>... levels) {
    ImageTree tree = ImageTree.EMPTY;
    for (List<Manifest> level : levels) {
      tree = tree.withManifests(roots, level);
    }
    return tree;
  }

  private static Assessment shown(Assessment assessment, JsonNode... taskDefinitions) {
    ListedTaskDefinitions listed =
        CheckFixtures.listed(assessment.repository(), List.of(taskDefinitions));
    return change(
            assessment,
            registry ->
                registry
                    .withMutability(new TagMutability("IMMUTABLE", List.of()))
                    .withGraph(
                        registry.graph().orElse(new RepositoryGraph(registry.images(), List.of()))))
        .withPending(List.of())
        .withAnswer(
            EvidenceSources.COVERAGE,
            image -> Map.of(EvidenceQuestion.COVERAGE, new Evidence.Unused("It sees.")))
        .withAnswer(
            EvidenceSources.TASK_DEFINITIONS,
            new TaskDefinitionsAnswer(listed, NOW, NOW, LastLook.NONE, Optional.empty()))
        .withAnswer(EvidenceSources.SERVICES, CheckFixtures.services(listed, List.of()));
  }

  private static List<String> words(Assessment assessment) {
    return assessment.decide(TABLE, SOURCES, NOW).stream().map(d -> d.decision().word()).toList();
  }

  /** A source adds what ECS says of revisions; what was read for others before knows less. */
  @Test
  void whatASourceHasReadTakesThePlaceOfWhatWasReadBefore() {
    Assessment begun = of(image(1, "used"));
    ListedTaskDefinitions before = CheckFixtures.listed(begun.repository(), List.of());
    ListedTaskDefinitions read = CheckFixtures.listed(begun.repository(), List.of());

    assertThat(
            begun
                .withTaskDefinitions(Optional.of(before))
                .withAnswer(
                    EvidenceSources.TASK_DEFINITIONS,
                    new TaskDefinitionsAnswer(read, NOW, NOW, LastLook.NONE, Optional.empty()))
                .taskDefinitions())
        .containsSame(read);
  }

  /** An answer that is kept can be older than a workload, whichever of both is asked first. */
  @Test
  void aKeptAnswerSaysNothingOfAWorkloadThatItNeverAsked() {
    String listed = "111122223333/eu-central-1";
    String added = "444455556666/eu-central-1";
    SourceAnswer coverage =
        new Coverage(
            Workloads.parse(listed + "," + added),
            Workloads.NONE,
            List.of(),
            Map.of(),
            Optional.empty(),
            "It sees.");
    Assessment assessment = shown(of(image(1, "v1")));

    for (boolean coverageFirst : new boolean[] {true, false}) {
      assertThat(asked(assessment, coverage, ecsOf(listed), coverageFirst)).isEqualTo("postpone");
      assertThat(asked(assessment, coverage, ecsOf(listed, added), coverageFirst))
          .isEqualTo("remove");
    }
  }

  private static SourceAnswer ecsOf(String... places) {
    RunningImage other =
        new RunningImage(Optional.empty(), Optional.of(digest(9)), Use.by("another task"));
    return new LiveUse(List.of(places), List.of(other), List.of(), List.of());
  }

  private static String asked(
      Assessment assessment, SourceAnswer coverage, SourceAnswer ecs, boolean coverageFirst) {
    Assessment known =
        coverageFirst
            ? assessment
                .withAnswer(EvidenceSources.COVERAGE, coverage)
                .withAnswer(EvidenceSources.LIVE, ecs)
            : assessment
                .withAnswer(EvidenceSources.LIVE, ecs)
                .withAnswer(EvidenceSources.COVERAGE, coverage);
    return known.decide(TABLE, EvidenceSources.parse(WITH_ECS), NOW).get(0).decision().word();
  }

  @Test
  void decidesForEachImageInTheOrderOfTheCheckAlsoForThoseThatAreGone() {
    Assessment assessment =
        of(
            checkOf(DEREGISTERED, digest(3), digest(1), digest(2)),
            image(1, "used"),
            image(2, "unused"));

    assertThat(words(shown(assessment, taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, ":used"))))
        .containsExactly("gone", "keep", "remove");
  }

  @Test
  void isAboutNamedImagesOnlyIfAnActiveTaskDefinitionNamesEachAndNobodyWantsToKnowMore() {
    JsonNode naming = taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, ":used");
    Assessment both =
        of(checkOf(DEREGISTERED, digest(1), digest(2)), image(1, "used"), image(2, "unused"));

    assertThat(of(image(1, "used")).isAboutNamedImages()).isFalse();
    assertThat(shown(of(image(1, "used")), naming).isAboutNamedImages()).isTrue();
    assertThat(shown(of(image(1, "used")), naming).askingAll().isAboutNamedImages()).isFalse();
    assertThat(shown(both, naming).isAboutNamedImages()).isFalse();
    assertThat(
            shown(
                    of(image(1, "used")),
                    taskDefinition(arn("web", 1), "INACTIVE", LONG_AGO, ":used"))
                .isAboutNamedImages())
        .isFalse();
  }

  @Test
  void withoutAnyQuestionNothingIsRemoved() {
    assertThat(words(of(image(1)))).containsExactly("open");
    assertThat(words(of(image(1)).withPending(List.of()))).containsExactly("open");
    for (String left : EvidenceSources.REQUIRED) {
      Assessment asked = shown(of(image(1)));
      Map<String, SourceAnswer> others = new LinkedHashMap<>(asked.answers());
      others.remove(left);

      assertThat(
              words(
                  new Assessment(
                      asked.check(),
                      asked.repository(),
                      asked.askAll(),
                      asked.registry(),
                      asked.pending(),
                      asked.taskDefinitions(),
                      others,
                      asked.brake(),
                      asked.stale())))
          .as(left)
          .containsExactly("open");
    }
  }

  @Test
  void aSourceThatSaysNothingOfAnImageIsUnknown() {
    Assessment silent = shown(of(image(1))).withAnswer("own", image -> Map.of());

    assertThat(words(silent)).containsExactly("postpone");
  }

  @Test
  void anIndexIsUsedByAReferenceToAnythingBelowIt() {
    Assessment assessment =
        change(
            of(index(10, "multi")),
            registry ->
                registry.withTree(
                    tree(
                            registry.images(),
                            List.of(
                                new Manifest(
                                    digest(10),
                                    INDEX_TYPE,
                                    List.of(digest(11), digest(12)),
                                    List.of(digest(12)),
                                    Optional.empty())),
                            List.of(indexManifest(12, digest(13))))
                        .withListed(List.of(image(11, "amd64"), index(12), image(13, "nested")))));

    assertThat(assessment.registry().unreadIndexes()).isEmpty();
    assertThat(words(shown(assessment))).containsExactly("remove");
    for (String reference : List.of(":multi", ":amd64", ":nested", "@" + digest(13))) {
      assertThat(
              words(
                  shown(assessment, taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, reference))))
          .as(reference)
          .containsExactly("keep");
    }
  }

  @Test
  void indexesThatListEachOtherAreReadOnce() {
    Manifest one =
        new Manifest(
            digest(10), INDEX_TYPE, List.of(digest(11)), List.of(digest(11)), Optional.empty());
    Manifest other =
        new Manifest(
            digest(11), INDEX_TYPE, List.of(digest(10)), List.of(digest(10)), Optional.empty());

    Assessment assessment =
        change(
            of(index(10)),
            registry -> registry.withTree(tree(registry.images(), List.of(one), List.of(other))));

    assertThat(assessment.registry().unreadIndexes()).isEmpty();
    assertThat(assessment.candidates().get(0).names().digests())
        .containsExactlyInAnyOrder(digest(10), digest(11));
  }

  @Test
  void anIndexWhoseManifestWasNotReadIsUnknown() {
    assertThat(of(index(10)).registry().unreadIndexes()).containsExactly(digest(10));
    assertThat(words(shown(of(index(10))))).containsExactly("postpone");
  }

  @Test
  void anArchivedIndexIsNotReadAndIsKept() {
    Assessment assessment = of(archived(index(10)));

    assertThat(assessment.registry().unreadIndexes()).isEmpty();
    assertThat(words(shown(assessment))).containsExactly("keep");
  }

  @Test
  void anIndexWhoseManifestWentMissingIsTriedAgain() {
    Assessment assessment = of(index(10));

    assertThatThrownBy(
            () -> ImageTree.EMPTY.withManifests(assessment.registry().images(), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(digest(10).value());
  }

  @Test
  void aNestedIndexThatDoesNotExistListsNothing() {
    Assessment assessment =
        change(
            of(index(10)),
            registry ->
                registry.withTree(
                    tree(
                        registry.images(),
                        List.of(
                            new Manifest(
                                digest(10),
                                INDEX_TYPE,
                                List.of(digest(12)),
                                List.of(digest(12)),
                                Optional.empty())),
                        List.of())));

    assertThat(assessment.registry().unreadIndexes()).isEmpty();
    assertThat(words(shown(assessment))).containsExactly("remove");
  }

  @Test
  void whatAnExistingIndexListsIsKept() {
    Assessment assessment =
        change(
            of(image(1), image(2)),
            registry ->
                registry.withGraph(
                    new RepositoryGraph(
                        List.of(image(1), image(2), index(9)),
                        List.of(indexManifest(9, digest(1))))));

    assertThat(words(shown(assessment))).containsExactly("keep", "remove");
  }

  @Test
  void anIndexWaitsForTheCheckOfAStopOfWhatItLists() {
    Assessment assessment =
        shown(
            change(
                of(index(10)),
                registry ->
                    registry.withTree(
                        tree(
                            registry.images(),
                            List.of(indexManifest(10, digest(12))),
                            List.of()))));
    ScheduleName stop =
        ScheduleName.of(
            assessment.check().repository(),
            digest(12),
            assessment.check().due().plusSeconds(7200),
            new Cause.Stopped(arn("web", 1), false));

    assertThat(assessment.listed()).containsExactly(digest(12));
    assertThat(words(assessment)).containsExactly("remove");
    assertThat(words(assessment.withPending(List.of(stop.value())))).containsExactly("postpone");
  }

  @Test
  void namesOfOtherSchedulesAreLeftOut() {
    Assessment assessment =
        shown(of(image(1))).withPending(List.of("backup", "e9a325556ec853d7-sweep-0123-0a", "zzz"));

    assertThat(assessment.pending()).contains(Map.of());
    assertThat(words(assessment)).containsExactly("remove");
  }

  @Test
  void tagsThatAreReadAgainCount() {
    Assessment assessment = shown(of(image(1)));

    assertThat(words(assessment)).containsExactly("remove");
    assertThat(words(change(assessment, r -> r.withTags(new RepositoryTags(true, Map.of())))))
        .containsExactly("keep");
  }
}
