package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.ReadingSwitch;
import ecrimagecleanup.sandbox.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which readings a history is played under, and what of it is kept. */
class HistoryReadingsTest {
  private static final ReadingsOf DRAWN = new ReadingsOf(ReadingsOf.Kind.DRAWN, List.of());
  private static final ReadingsOf FRIENDLY = new ReadingsOf(ReadingsOf.Kind.FRIENDLY, List.of());
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @TempDir private Path folder;

  /** In the words of the switches, and not by what draws the readings. */
  private static boolean configTellsWhatEnded(Readings readings) {
    return readings.get(ReadingSwitch.REVISIONS) == Reading.Revisions.ALL
        && readings.get(ReadingSwitch.INACTIVE) == Reading.Inactive.KEPT
        && readings.get(ReadingSwitch.SERVICES) == Reading.Services.RECORDED;
  }

  private static boolean eventsNameNoImage(Readings readings) {
    Reading body = readings.get(ReadingSwitch.EVENT_BODY);
    return body == Reading.EventBody.RESPONSE_MISSING || body == Reading.EventBody.RESPONSE_CUT;
  }

  @Test
  void aSeedDrawsTheSameReadingsAndLeavesAllElseAsItIs() {
    int same = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Plan friendly = PlanGenerator.plan(seed, ALL, FRIENDLY);
      Plan drawn = PlanGenerator.plan(seed, ALL, DRAWN);

      assertThat(PlanGenerator.plan(seed, ALL, DRAWN)).isEqualTo(drawn);
      assertThat(drawn.profile()).isEqualTo(friendly.profile());
      assertThat(drawn.faults()).isEqualTo(friendly.faults());
      assertThat(drawn.days()).isEqualTo(friendly.days());
      boolean alike =
          drawn.weather().equals(friendly.weather()) && drawn.steps().equals(friendly.steps());
      boolean borne =
          configTellsWhatEnded(drawn.readings())
              && !eventsNameNoImage(drawn.readings())
              && !drawn.readings().is(Reading.Sources.ORGANISATION);
      assertThat(alike || !borne).isTrue();
      same += alike ? 1 : 0;
    }
    assertThat(same).isGreaterThan(80);
  }

  @Test
  void whereAwsConfigIsTheOnlyWitnessNothingIsDrawnThatItCannotBear() {
    int alone = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Plan plan = PlanGenerator.plan(seed, ALL, DRAWN);
      if (!plan.profile().asksEcs()) {
        alone++;
        assertThat(plan.readings().get(ReadingSwitch.REVISIONS)).isEqualTo(Reading.Revisions.ALL);
        assertThat(plan.readings().get(ReadingSwitch.DELETED)).isEqualTo(Reading.Deleted.STAYS);
        assertThat(plan.readings().get(ReadingSwitch.INACTIVE)).isEqualTo(Reading.Inactive.KEPT);
        assertThat(plan.readings().get(ReadingSwitch.SERVICES))
            .isEqualTo(Reading.Services.RECORDED);
      }
    }
    assertThat(alone).isGreaterThan(20);
  }

  @Test
  void aReadingThatIsFixedIsTheSameInAllHistoriesThatCanBearIt() {
    ReadingsOf fixed =
        new ReadingsOf(
            ReadingsOf.Kind.DRAWN, List.of(Reading.Revisions.STALE, Reading.Groups.FLAT));
    for (long seed = 1; seed <= 50; seed++) {
      Plan plan = PlanGenerator.plan(seed, ALL, fixed);
      assertThat(plan.readings().is(Reading.Groups.FLAT)).isTrue();
      assertThat(plan.readings().is(Reading.Revisions.STALE)).isEqualTo(plan.profile().asksEcs());
    }
  }

  @Test
  void whatNobodyCouldSeeWithoutTheAnswersInEventsDoesNotHappen() {
    ReadingsOf mute =
        new ReadingsOf(ReadingsOf.Kind.FRIENDLY, List.of(Reading.EventBody.RESPONSE_CUT));
    for (long seed = 1; seed <= 50; seed++) {
      assertThat(PlanGenerator.plan(seed, ALL, mute).steps())
          .extracting(Plan.Step::deed)
          .doesNotContain(Deed.SHORT_JOB, Deed.DELETE_DEFINITION, Deed.STOP_RECORDER);
    }
  }

  @Test
  void eitherEventsTellWhatEndedOrAwsConfigDoes() {
    ReadingsOf fixed =
        new ReadingsOf(ReadingsOf.Kind.DRAWN, List.of(Reading.EventBody.RESPONSE_MISSING));
    for (long seed = 1; seed <= 300; seed++) {
      for (ReadingsOf each : List.of(DRAWN, fixed)) {
        Plan plan = PlanGenerator.plan(seed, ALL, each);
        boolean unheard = eventsNameNoImage(plan.readings()) || plan.weather().eventLosses() > 0;
        assertThat(unheard && !configTellsWhatEnded(plan.readings()))
            .as("seed %d, %s", seed, plan.readings())
            .isFalse();
      }
    }
  }

  @Test
  void aPlanThatIsKeptHasItsReadingsAndAnOldOneTheFriendlyOnes() throws IOException {
    Plan plan = PlanGenerator.plan(7, ALL, DRAWN);
    Path file = folder.resolve("plan.json");
    Files.writeString(file, PlanJson.write(plan));
    assertThat(PlanJson.read(file)).isEqualTo(plan);

    Files.writeString(file, PlanJson.write(plan).replaceAll("(?s)\"readings\" : \\[.*?\\],", ""));
    assertThat(PlanJson.read(file).readings()).isEqualTo(Readings.friendly());
  }

  @Test
  void aRecordGoesOnWhereTheSameCodeAndOptionsStopped() throws IOException {
    Path file = folder.resolve("runs.jsonl");
    RunRecord record = new RunRecord(file, "abc", "readings drawn");
    assertThat(record.next(100)).isEqualTo(100);

    record.append(100, 149, new Statistics());
    record.append(150, 180, new Statistics());

    assertThat(record.next(1)).isEqualTo(181);
    assertThat(new RunRecord(file, "other", "readings drawn").next(1)).isEqualTo(1);
    assertThat(new RunRecord(file, "abc", "readings friendly").next(1)).isEqualTo(1);
  }

  @Test
  void theHashIsAnotherOneAfterAnyChangeOfWhatDecides() throws IOException {
    String sources = "src/cleanup/java/ecrimagecleanup/";
    for (String each :
        List.of(
            "image",
            "event",
            "policy",
            "check",
            "evidence",
            "decision",
            "sweep",
            "component",
            "bean",
            "message",
            "settings")) {
      Files.createDirectories(folder.resolve(sources + each));
    }
    Path world = folder.resolve("src/sandbox/java/ecrimagecleanup/sandbox");
    Files.createDirectories(world.resolve("benchmark"));
    Files.createDirectories(folder.resolve("config"));
    assertThatThrownBy(() -> DecidingCode.hash(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("routes");
    Files.createDirectories(folder.resolve("routes/check"));
    String before = DecidingCode.hash(folder);
    assertThat(DecidingCode.hash(folder)).isEqualTo(before);

    Path route = Files.writeString(folder.resolve("routes/check/one.yaml"), "- from:");
    String after = DecidingCode.hash(folder);
    assertThat(after).isNotEqualTo(before);
    Files.move(route, folder.resolve("routes/check/two.yaml"));
    String moved = DecidingCode.hash(folder);
    assertThat(moved).isNotEqualTo(after).isNotEqualTo(before);

    Files.writeString(world.resolve("benchmark/Run.java"), "a day");
    assertThat(DecidingCode.hash(folder)).isEqualTo(moved);
    Files.writeString(world.resolve("Canary.java"), "another world");
    assertThat(DecidingCode.hash(folder)).isNotEqualTo(moved);
  }
}
