package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.pulled;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.decision.question.CoverageQuestion;
import ecrimagecleanup.decision.question.LaterCheckQuestion;
import ecrimagecleanup.decision.question.ProtectedTagQuestion;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small plan of two repositories, one of which is empty and has not opted in. */
public final class PlanSamples {
  public static final Instant TIME = Instant.parse("2026-03-02T03:00:00Z");
  public static final RepositoryPlan EMPTY =
      new RepositoryPlan(
          new Repository(ImageFixtures.REGISTRY, "team/empty"),
          new RepositoryTags(true, Map.of()),
          false,
          List.of());

  private static final Verdict REMOVABLE =
      new Verdict(
          Verdict.Kind.REMOVABLE,
          "Nobody uses it.",
          Optional.of(Instant.parse("2026-03-04T03:05:00Z")));
  private static final Decision REMOVE = new Decision.Remove("Nobody uses it.", Action.DELETE);

  public static final RepositoryPlan ORDERS =
      new RepositoryPlan(
          ImageFixtures.REPOSITORY,
          new RepositoryTags(true, Map.of("team", "orders")),
          true,
          List.of(
              new PlannedImage(index(1, "1.0"), REMOVABLE, REMOVE, Optional.empty(), List.of()),
              new PlannedImage(image(2), REMOVABLE, REMOVE, Optional.of(digest(1)), List.of()),
              used(
                  pulled(
                      image(3, "2.0", "a-long-name-of-a-branch-of-somebody"),
                      TIME.minusSeconds(7200))),
              unknown(image(4, "3.0"))));

  /** Images that stay, one of them until a day later; the owner is another team. */
  public static final RepositoryPlan STAYING =
      new RepositoryPlan(
          new Repository(ImageFixtures.REGISTRY, "platform/base-images-of-everything"),
          new RepositoryTags(true, Map.of("team", "platform")),
          true,
          List.of(
              staying(image(6, "latest"), Verdict.Kind.PROTECTED, "Its tag latest is protected."),
              staying(image(7, "5.0"), Verdict.Kind.WAITING, "Its next check decides.")));

  private PlanSamples() {}

  private static PlannedImage staying(Image image, Verdict.Kind kind, String reason) {
    return new PlannedImage(
        image,
        new Verdict(
            kind,
            reason,
            kind == Verdict.Kind.WAITING
                ? Optional.of(TIME.plusSeconds(86_400))
                : Optional.empty()),
        kind == Verdict.Kind.WAITING
            ? new Decision.Postpone(
                LaterCheckQuestion.ID, reason, TIME.plusSeconds(86_400), TIME, LastLook.CLEAR)
            : new Decision.Keep(ProtectedTagQuestion.ID, reason),
        Optional.empty(),
        List.of());
  }

  /** What stands above a plan. */
  public static PlanHeader header(boolean asIfOptedIn, String brake) {
    return new PlanHeader(
        TIME,
        "999988887777",
        "eu-central-1",
        Action.DELETE,
        Duration.ofHours(24),
        asIfOptedIn,
        brake,
        new BigDecimal("0.10"));
  }

  private static PlannedImage used(Image image) {
    Evidence used =
        new Evidence.Used(
            new Use(
                "task definition orders:41",
                "111122223333/eu-central-1",
                Optional.of(Instant.EPOCH)),
            "The task definition orders:41 names it.");
    return new PlannedImage(
        image,
        new Verdict(Verdict.Kind.IN_USE, used.text(), Optional.empty()),
        new Decision.Keep(TaskDefinitionsQuestion.ID, used.text()),
        Optional.empty(),
        List.of(
            new SourceEvidence(
                "config-task-definitions", EvidenceQuestion.TASK_DEFINITIONS, used, false)));
  }

  private static PlannedImage unknown(Image image) {
    Evidence unknown = new Evidence.Unknown("AWS did not reply.");
    return new PlannedImage(
        image,
        new Verdict(Verdict.Kind.UNKNOWN, unknown.text(), Optional.empty()),
        new Decision.Postpone(
            CoverageQuestion.ID, unknown.text(), TIME.plusSeconds(86_400), TIME, LastLook.VETO),
        Optional.empty(),
        List.of(new SourceEvidence("config-coverage", EvidenceQuestion.COVERAGE, unknown, false)));
  }

  /** An image whose tags hold what people should not write. */
  public static RepositoryPlan hostile(String... tags) {
    return new RepositoryPlan(
        ImageFixtures.REPOSITORY,
        new RepositoryTags(true, Map.of()),
        true,
        List.of(new PlannedImage(image(5, tags), REMOVABLE, REMOVE, Optional.empty(), List.of())));
  }
}
