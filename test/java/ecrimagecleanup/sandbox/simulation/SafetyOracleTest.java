package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A service runs an image from the first hour to the thirtieth, and goes to another family in the
 * twentieth; the image goes in the fortieth.
 */
class SafetyOracleTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final String FAMILY =
      "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:";
  private static final ImageKey IMAGE =
      new ImageKey(RepositoryKey.shared("team/orders"), "sha256:" + "1".repeat(64));

  private final World world = new World(new WorldClock(START), 1);
  private final Chronicle chronicle = new Chronicle();

  private Profile profile = Profile.DELETE_LIVE;

  private record PlayedThen(World world, Chronicle chronicle, Profile profile) implements Played {
    @Override
    public boolean swept() {
      return false;
    }

    @Override
    public boolean hearsAllStops() {
      return false;
    }

    @Override
    public Set<String> repositoriesOfUnknownDigests() {
      return Set.of();
    }

    @Override
    public boolean isThere(ImageKey image) {
      return false;
    }

    @Override
    public List<Message> left() {
      return List.of();
    }

    @Override
    public List<Message> dead() {
      return List.of();
    }
  }

  private static Instant hour(int hour) {
    return START.plus(Duration.ofHours(hour));
  }

  private void optedIn() {
    chronicle.wished(IMAGE.repository().name(), OwnerWishes.TAG_OPT_IN, START, OwnerWishes.ENABLED);
    chronicle.pushed(IMAGE, "1.0", START);
  }

  private Verdict judge() {
    optedIn();
    world.advanceTo(hour(1));
    UseLedger.Entry use = world.ledger().runs(IMAGE, UseLedger.deploymentOf(FAMILY + 1));
    world.advanceTo(hour(30));
    use.end();
    return removedIn(40);
  }

  private Verdict removedIn(int hour) {
    world.advanceTo(hour(hour));
    world.ledger().removed(IMAGE, UseLedger.RemovalKind.DELETED, 1000, List.of("1.0"));
    return new SafetyOracle(new PlayedThen(world, chronicle, profile)).judge();
  }

  /** A check that found out what one source says of a use. */
  private void check(int hour, String question, String says) {
    JsonNode record =
        Json.parse(
            """
            {"repository": "team/orders", "digest": "%s", "decision": "postpone",
             "evidence": [{"source": "ecs-live", "question": "%s", "says": "%s"}]}
            """
                .formatted(IMAGE.digest(), question, says));
    chronicle.handled(
        new Chronicle.Handled(
            EmbeddedAws.CHECKS_QUEUE,
            "check-" + hour,
            "{}",
            hour(hour),
            hour(hour).plusSeconds(1),
            1,
            Chronicle.DELETED,
            List.of(record),
            List.of(),
            List.of()));
  }

  private static void assertIsExcused(Verdict verdict) {
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.excused()).containsOnlyKeys(Excuse.FAMILY_LEFT);
  }

  private static void assertIsViolation(Verdict verdict) {
    assertThat(verdict.violations())
        .singleElement()
        .extracting(Violation::promise)
        .isEqualTo("safety");
  }

  @Test
  void aUseWithinTheGracePeriodIsAViolation() {
    assertIsViolation(judge());
  }

  @Test
  void ofAServiceThatLeftItsFamilyUnseenItIsExcused() {
    chronicle.familyLeft(FAMILY, hour(20));

    assertIsExcused(judge());
  }

  @Test
  void ofAServiceThatLeftAnotherFamilyItIsNot() {
    chronicle.familyLeft(FAMILY.replace("orders", "invoices"), hour(20));

    assertIsViolation(judge());
  }

  @Test
  void ofAServiceThatACheckSawItIsNot() {
    chronicle.familyLeft(FAMILY, hour(20));
    check(25, "services", "used");

    assertIsViolation(judge());
  }

  @Test
  void ofAServiceThatACheckSawRunItsCauseItIsNot() {
    chronicle.familyLeft(FAMILY, hour(20));
    check(25, "cause-still-runs", "used");

    assertIsViolation(judge());
  }

  @Test
  void ofAServiceThatACheckLookedForInVainItIsExcused() {
    chronicle.familyLeft(FAMILY, hour(20));
    check(15, "task-definitions", "used");
    check(25, "services", "unused");
    check(35, "services", "used");

    assertIsExcused(judge());
  }

  @Test
  void ofAServiceThatWasDeletedItIsExcusedUnlessItsTasksRanOn() {
    chronicle.serviceDeleted(FAMILY, hour(30));

    assertThat(judge().excused()).containsOnlyKeys(Excuse.SERVICE_DELETED);
  }

  @Test
  void ofAServiceThatWasDeletedLongBeforeItsTasksEndedItIsNot() {
    chronicle.serviceDeleted(FAMILY, hour(2));

    assertIsViolation(judge());
  }

  @Test
  void whereNobodySeesTasksOnlyWhatWasReplacedIsExcused() {
    profile = Profile.DELETE;
    assertIsViolation(judge());
  }

  @Test
  void whereNobodySeesTasksWhatWasReplacedAGracePeriodAgoIsExcused() {
    profile = Profile.DELETE;
    chronicle.replaced(FAMILY + 1, hour(10));

    assertThat(judge().excused()).containsOnlyKeys(Excuse.NOT_STARTED);
  }

  @Test
  void whereTasksAreSeenItIsNot() {
    chronicle.replaced(FAMILY + 1, hour(10));

    assertIsViolation(judge());
  }

  private List<String> promisesBrokenByARemovalIn(int hour) {
    return removedIn(hour).violations().stream().map(Violation::promise).toList();
  }

  @Test
  void whatNobodyUsedMayGo() {
    optedIn();

    assertThat(promisesBrokenByARemovalIn(40)).isEmpty();
  }

  @Test
  void whatHasNotOptedInMayNot() {
    chronicle.pushed(IMAGE, "1.0", START);

    assertThat(promisesBrokenByARemovalIn(40)).containsExactly("opt-in");
  }

  @Test
  void whatIsYoungMayNot() {
    optedIn();

    assertThat(promisesBrokenByARemovalIn(20)).containsExactly("young");
  }

  @Test
  void whatWasPulledLatelyMayNot() {
    optedIn();
    chronicle.pulled(IMAGE, hour(39));

    assertThat(promisesBrokenByARemovalIn(40)).containsExactly("pulled");
  }

  @Test
  void whatIsAmongTheNewestMayNot() {
    optedIn();
    chronicle.wished(IMAGE.repository().name(), OwnerWishes.TAG_NEWEST, START, "1");

    assertThat(promisesBrokenByARemovalIn(40)).containsExactly("newest");
  }

  @Test
  void whatHasAProtectedTagMayNot() {
    optedIn();
    chronicle.wished(IMAGE.repository().name(), OwnerWishes.TAG_PROTECTED, START, "1.0");

    assertThat(promisesBrokenByARemovalIn(40)).containsExactly("protected");
  }
}
