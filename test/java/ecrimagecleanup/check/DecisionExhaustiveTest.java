package ecrimagecleanup.check;

import static ecrimagecleanup.check.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.check.CheckFixtures.DUE;
import static ecrimagecleanup.check.CheckFixtures.ENDED;
import static ecrimagecleanup.check.CheckFixtures.GRACE;
import static ecrimagecleanup.check.CheckFixtures.IMAGE;
import static ecrimagecleanup.check.CheckFixtures.NOW;
import static ecrimagecleanup.check.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.check.CheckFixtures.check;
import static ecrimagecleanup.check.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Decision.Postpone;
import ecrimagecleanup.check.Decision.Remove;
import ecrimagecleanup.check.Evidence.Unknown;
import ecrimagecleanup.check.Evidence.Unused;
import ecrimagecleanup.check.Evidence.Used;
import ecrimagecleanup.check.Evidence.UsedUntil;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every combination of what can be found out: what is removed, and what a row decides first. */
class DecisionExhaustiveTest {
  private static final List<RepositoryTags> REPOSITORIES =
      List.of(OPTED_IN, new RepositoryTags(true, Map.of()), RepositoryTags.ofMissingRepository());
  private static final List<Optional<Image>> IMAGES =
      List.of(
          Optional.of(IMAGE),
          Optional.of(archived(IMAGE)),
          Optional.of(pushed(IMAGE, NOW.minusSeconds(60), Optional.empty())),
          Optional.empty());
  private static final List<List<Digest>> PARENTS = List.of(List.of(), List.of(digest(9)));
  private static final List<Evidence> EVIDENCE =
      List.of(
          new Unused("unused"),
          new UsedUntil("long ago", DUE.minusSeconds(1).minus(GRACE)),
          new UsedUntil("lately", NOW.minusSeconds(60)),
          new Used(Use.by("somebody"), "used"),
          new Unknown("unknown"),
          Evidence.notAsked());
  private static final List<Instant> TIMES =
      List.of(DUE.minusSeconds(1), DUE, DUE.plusSeconds(3600), DUE.plusSeconds(3601));

  private record Situation(
      ImageDeletionCheck check, Findings findings, Instant now, Action action) {
    Decision decide() {
      return new DecisionTable(policy(GRACE, action)).decide(check, findings, now);
    }
  }

  private static List<Optional<List<ScheduleName>>> pending() {
    ScheduleName own = check().nameFor(IMAGE.digest());
    ScheduleName later =
        ScheduleName.of(IMAGE.repository(), IMAGE.digest(), DUE.plusSeconds(60), DEREGISTERED);
    return List.of(Optional.of(List.of(own)), Optional.of(List.of(later)), Optional.empty());
  }

  private static List<Findings> allFindings() {
    List<Findings> all = new ArrayList<>();
    for (RepositoryTags repository : REPOSITORIES) {
      for (Optional<Image> image : IMAGES) {
        for (List<Digest> parents : PARENTS) {
          for (Optional<List<ScheduleName>> pending : pending()) {
            for (Evidence cause : EVIDENCE) {
              for (Evidence definitions : EVIDENCE) {
                for (Evidence services : EVIDENCE) {
                  all.add(
                      new Findings(
                          repository, image, parents, cause, pending, definitions, services));
                }
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static void forEachSituation(Consumer<Situation> test) {
    for (Findings findings : allFindings()) {
      for (LastLook lastLook : LastLook.values()) {
        for (Instant now : TIMES) {
          for (Action action : List.of(Action.ARCHIVE, Action.DELETE)) {
            test.accept(new Situation(check(DEREGISTERED, ENDED, lastLook), findings, now, action));
          }
        }
      }
    }
  }

  /** Written down once more, and not as a table: all that has to be so before an image can go. */
  private static boolean canGo(Situation one) {
    Findings findings = one.findings();
    Image image = findings.image().orElse(pushed(IMAGE, NOW, Optional.empty()));
    boolean servicesUnused =
        isPast(findings.services())
            || (one.check().lastLook() == LastLook.CLEAR
                && findings.services() instanceof UsedUntil);
    return findings.repository().equals(OPTED_IN)
        && !image.pushedAt().isAfter(NOW.minus(GRACE))
        && findings.parents().isEmpty()
        && findings.pending().equals(pending().get(0))
        && findings.cause() instanceof Unused
        && isPast(findings.taskDefinitions())
        && servicesUnused
        && one.check().lastLook() != LastLook.VETO
        && !one.now().isBefore(DUE)
        && !one.now().isAfter(DUE.plusSeconds(3600))
        && !(image.archived() && one.action() == Action.ARCHIVE);
  }

  private static boolean isPast(Evidence evidence) {
    return evidence instanceof Unused || evidence.text().equals("long ago");
  }

  @Test
  void anImageGoesIfAndOnlyIfEverythingWasAskedAndNothingKeepsIt() {
    AtomicInteger removals = new AtomicInteger();
    forEachSituation(
        one -> {
          Decision decision = one.decide();
          boolean removes = decision instanceof Remove;
          // Not by way of assertThat for each: there are hundreds of thousands.
          if (removes != canGo(one)) {
            throw new AssertionError("%s%n%s".formatted(decision, one));
          }
          if (removes && isAnythingUnknown(one.findings())) {
            throw new AssertionError("Removed on what is unknown: " + one);
          }
          if (decision instanceof Postpone postpone && !isLater(one.check(), postpone)) {
            throw new AssertionError(
                "The next check is not later: %s%n%s".formatted(decision, one));
          }
          removals.addAndGet(removes ? 1 : 0);
        });
    assertThat(removals.get()).isPositive();
  }

  private static boolean isAnythingUnknown(Findings findings) {
    return findings.pending().isEmpty()
        || findings.cause() instanceof Unknown
        || findings.taskDefinitions() instanceof Unknown
        || findings.services() instanceof Unknown;
  }

  private static boolean isLater(ImageDeletionCheck check, Postpone postpone) {
    ImageDeletionCheck next = check.postponed(IMAGE.digest(), postpone);
    return next.due().isAfter(check.due())
        && next.nameFor(IMAGE.digest()).isLaterThan(check.nameFor(IMAGE.digest()));
  }

  @Test
  void anEarlierRowDecidesWhateverTheLaterOnesSay() {
    for (Findings findings : allFindings()) {
      Decision decision = new Situation(check(), findings, NOW, Action.DELETE).decide();
      Row expected = firstRow(findings);
      if (decision.row() != expected) {
        assertThat(decision.row()).as("%s", findings).isEqualTo(expected);
      }
    }
  }

  private static Row firstRow(Findings findings) {
    if (!findings.repository().exists()) {
      return Row.EXISTS;
    }
    if (findings.repository().tags().isEmpty()) {
      return Row.OPTED_IN;
    }
    if (findings.image().isEmpty()) {
      return Row.EXISTS;
    }
    if (findings.image().get().pushedAt().isAfter(NOW.minus(GRACE))) {
      return Row.GRACE_PASSED;
    }
    if (!findings.parents().isEmpty()) {
      return Row.PROTECTED;
    }
    if (!(findings.cause() instanceof Unused)) {
      return Row.CAUSE_STILL_RUNS;
    }
    if (!findings.pending().equals(pending().get(0))) {
      return Row.SUPERSEDED;
    }
    if (!isPast(findings.taskDefinitions())) {
      return Row.TASK_DEFINITIONS;
    }
    return isPast(findings.services()) ? Row.UNUSED : Row.SERVICES;
  }
}
