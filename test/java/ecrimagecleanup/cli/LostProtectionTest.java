package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.CAUSE;
import static ecrimagecleanup.cli.CliFixtures.DUE;
import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static ecrimagecleanup.cli.CliFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an image loses if one of its checks is cancelled. */
class LostProtectionTest {
  private static final String SWEEP = ScheduleName.prefix(ORDERS) + "sweep-20260303-a";
  private static final String RISK =
      "An earlier check may then remove the image before its grace period is over.";

  private final FakeGateway gateway = new FakeGateway();
  private final PendingChecks pending = new PendingChecks(gateway, List.of(CliFixtures.REGISTRY));
  private final PendingCheck own = check(CAUSE, 'a');

  private static Schedule schedule(String name, Cause cause, Digest... images) {
    ImageDeletionCheck check =
        new ImageDeletionCheck(
            ORDERS, List.of(images), cause, DUE.minusSeconds(60), LastLook.NONE, DUE);
    return new Schedule(name, "at(…)", Optional.of(DUE), "", ImageDeletionCheckJson.write(check));
  }

  private static PendingCheck check(Cause cause, char image) {
    return PendingCheck.of(schedule(name(image, DUE, cause), cause, digest(image)));
  }

  private static String name(char image, Instant due, Cause cause) {
    return ScheduleName.of(ORDERS, digest(image), due, cause).value();
  }

  private Optional<LostProtection> lost(PendingCheck check, String... others) {
    gateway.answer(
        Endpoint.LIST_SCHEDULES,
        Stream.concat(Stream.of(check.schedule().name()), Stream.of(others)).toList());
    return LostProtection.with(check, pending);
  }

  private Optional<LostProtection> lostBesideSweep(Schedule sweep) {
    gateway.answer(Endpoint.DESCRIBE_SCHEDULE, Optional.of(sweep));
    return lost(own, SWEEP);
  }

  @Test
  void theLastCheckOfAnImageProtectsItFromNoOther() {
    assertThat(lost(own)).isEmpty();
    assertThat(lost(own, name('b', DUE, CAUSE), name('c', DUE.plusSeconds(60), CAUSE))).isEmpty();
  }

  @Test
  void ofTwoChecksNeitherIsCancelledWhicheverIsEarlier() {
    for (Instant due : List.of(DUE.minusSeconds(3600), DUE.plusSeconds(3600))) {
      String other = name('a', due, new Cause.Stopped(taskDefinition(), false));

      assertThat(lost(own, other))
          .contains(
              new LostProtection(
                  "Another check is pending that can remove the image, or an index that lists it: "
                      + other
                      + ".",
                  RISK));
    }
  }

  @Test
  void severalOthersAreCounted() {
    String other = name('a', DUE.minusSeconds(60), CAUSE);

    assertThat(lost(own, other, name('a', DUE.plusSeconds(60), CAUSE)).orElseThrow().why())
        .isEqualTo(
            "2 other checks are pending that can remove the image, or an index that lists it, such"
                + " as %s.",
            other);
  }

  @Test
  void theCheckOfASweepCountsIfItNamesTheImage() {
    Cause swept = new Cause.Swept();

    assertThat(lostBesideSweep(schedule(SWEEP, swept, digest('c'), digest('a'))))
        .map(LostProtection::risk)
        .contains(RISK);
    assertThat(lostBesideSweep(schedule(SWEEP, swept, digest('c'), digest('d')))).isEmpty();
    assertThat(lostBesideSweep(new Schedule(SWEEP, "at(…)", Optional.empty(), "", "{}")))
        .as("nobody knows what it names")
        .isPresent();
    gateway.answer(Endpoint.DESCRIBE_SCHEDULE, Optional.empty());
    assertThat(lost(own, SWEEP)).as("it has fired").isEmpty();
  }

  @Test
  void theCheckOfASweepProtectsNothingItself() {
    PendingCheck sweep = PendingCheck.of(schedule(SWEEP, new Cause.Swept(), digest('a')));

    assertThat(LostProtection.with(sweep, pending)).isEmpty();
    assertThat(gateway.sent()).isEmpty();
  }

  @Test
  void theCheckOfAnIndexIsKnownByTheImageThatCausedIt() {
    Cause child = new Cause.ChildUnused(digest('a'));

    for (Cause cause : List.of(child, child.postponed())) {
      assertThat(lost(own, name('b', DUE, cause))).isPresent();
    }
    assertThat(lost(own, name('b', DUE, new Cause.ChildUnused(digest('c'))))).isEmpty();
  }

  @Test
  void reality06TheCheckOfAPlaceThatIsNotListedStaysAlsoIfItIsTheLast() {
    Cause unlisted = new Cause.Unlisted(CAUSE);

    for (Cause cause : List.of(unlisted, unlisted.postponedBlind())) {
      assertThat(LostProtection.with(check(cause, 'a'), pending))
          .contains(
              new LostProtection(
                  "An event from 111122223333/eu-central-1, which is neither in cleanup.workloads"
                      + " nor in cleanup.ignored-places, caused this check. No other check removes"
                      + " the image while this one is pending.",
                  "Another check may then remove the image although a task runs it in"
                      + " 111122223333/eu-central-1."));
    }
    assertThat(gateway.sent()).isEmpty();
  }

  private static TaskDefinitionArn taskDefinition() {
    return CAUSE.causingTaskDefinition().orElseThrow();
  }
}
