package ecrimagecleanup.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A rehearsal under each reading of AWS Config, on a model of it that shows every change after a
 * lag: exactly that reading is named.
 */
class ReadingsTest {
  private static final Registry REGISTRY = new Registry("999988887777", "eu-central-1");
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LAG = Duration.ofMinutes(4);
  private static final Duration OFTEN = Duration.ofMinutes(1);

  /** How AWS Config answers. */
  private record Model(
      String revisions,
      String deleted,
      String inactive,
      String services,
      String tagItem,
      String sources,
      String sourceTime) {

    /** What it shows at a time of what was done until a lag before. */
    Look look(Rehearsal known, Instant now) {
      Map<Integer, Look.Row> rows = new HashMap<>();
      for (int number = 1; number <= 3; number++) {
        row(known, number, now).ifPresent(put(rows, number));
      }
      boolean service =
          !services.equals("excluded")
              && happened(known, Step.CREATE_SERVICE, now)
              && !happened(known, Step.STOP_TASKS, now);
      return new Look(
          rows,
          service
              ? Optional.of(services.equals("daily") ? "DAILY" : "CONTINUOUS")
              : Optional.empty(),
          List.of(),
          true,
          Optional.empty(),
          Map.of(sources, 1),
          0,
          Optional.of(sourceTime(known, now)));
    }

    private static java.util.function.Consumer<Look.Row> put(
        Map<Integer, Look.Row> rows, int number) {
      return row -> rows.put(number, row);
    }

    private Optional<Look.Row> row(Rehearsal known, int number, Instant now) {
      Step registered =
          List.of(Step.REGISTER_FIRST, Step.REGISTER_SECOND, Step.REGISTER_THIRD).get(number - 1);
      if (!happened(known, registered, now)) {
        return Optional.empty();
      }
      boolean deregistered = number != 2 && happened(known, Step.DEREGISTER, now);
      boolean removed = happened(known, Step.DELETE_REVISIONS, now);
      if (removed) {
        return deleted.equals("vanish")
            ? Optional.empty()
            : Optional.of(new Look.Row("INACTIVE", "end", false));
      }
      if (deregistered && !(revisions.equals("stale") && number == 1)) {
        return inactive.equals("gone")
            ? Optional.empty()
            : Optional.of(new Look.Row("INACTIVE", "end", false));
      }
      int newest = happened(known, Step.DEREGISTER, now) ? 2 : 3;
      boolean newer =
          number < newest
              && happened(known, newest == 3 ? Step.REGISTER_THIRD : Step.REGISTER_SECOND, now);
      if (revisions.equals("latest-active") && newer) {
        return Optional.empty();
      }
      boolean tagged =
          tagItem.equals("yes") && number == 3 && happened(known, Step.TAG_REVISION, now);
      return Optional.of(new Look.Row("ACTIVE", tagged ? "tagged" : "begin", false));
    }

    private Instant sourceTime(Rehearsal known, Instant now) {
      return switch (sourceTime) {
        case "never-moves" -> START;
        case "moves-once-a-day" ->
            START.plus(Duration.ofDays(Duration.between(START, now).toDays()));
        default ->
            known.times().entrySet().stream()
                .filter(entry -> entry.getKey().matches("REGISTER.*|TAG.*|DEREGISTER"))
                .map(Map.Entry::getValue)
                .map(time -> time.plus(LAG))
                .filter(time -> !time.isAfter(now))
                .max(Instant::compareTo)
                .orElse(START);
      };
    }

    private static boolean happened(Rehearsal known, Step step, Instant now) {
      return known.did(step) && !known.time(step).orElseThrow().plus(LAG).isAfter(now);
    }
  }

  /** Goes through the steps as the command does; all that changes something takes a minute. */
  private static Rehearsal play(Model model) {
    return play(model, Duration.ofHours(50));
  }

  private static Rehearsal play(Model model, Duration wait) {
    Watch watch = new Watch(START.plus(wait));
    Instant now = START;
    Rehearsal known =
        Rehearsal.begin(new RunId("0123abcd"), REGISTRY, "111122223333/eu-central-1", now);
    for (Step step : Step.values()) {
      now = now.plus(OFTEN);
      if (step == Step.DELETE_REVISIONS) {
        for (int number = 1; number <= 3; number++) {
          known =
              known.fact(
                  "row %d before deletion".formatted(number),
                  known.fact("row " + number).orElse("absent"));
        }
        known = known.at("deletion began", now);
      }
      if (step.isWatch()) {
        known = model.look(known, now).addTo(known, now);
        while (!watch.isOver(step, known, now)) {
          now = now.plus(OFTEN);
          known = model.look(known, now).addTo(known, now);
        }
      }
      if (step == Step.WATCH_REGISTERED) {
        known = known.fact("rows when registered", active(known));
      }
      known =
          step == Step.RUN_TASK
              ? known.leftOut(step, "No --run-task was given.", now)
              : known.done(step, now);
    }
    return known.ended(now);
  }

  private static String active(Rehearsal known) {
    return java.util.stream.IntStream.rangeClosed(1, 3)
        .filter(number -> known.is("row " + number, "ACTIVE"))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static String reading(Rehearsal known, Topic topic) {
    return Answers.of(known).stream()
        .filter(answer -> answer.topic() == topic)
        .map(Answer::reading)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "all, vanish, kept, recorded, yes, ACCOUNT, moves-with-data",
    "all, stays, gone, daily, no, ORGANIZATION, moves-once-a-day",
    "all, stays, kept, excluded, no, ACCOUNT, never-moves",
    "latest-active, vanish, kept, recorded, no, ACCOUNT, moves-with-data",
    "latest-active, stays, gone, excluded, yes, ORGANIZATION, never-moves",
    "stale, vanish, kept, recorded, yes, ACCOUNT, moves-once-a-day",
    "stale, stays, gone, daily, no, ACCOUNT, moves-with-data",
    "stale, vanish, gone, excluded, no, ORGANIZATION, never-moves",
  })
  void exactlyTheReadingIsNamed(
      String revisions,
      String deleted,
      String inactive,
      String services,
      String tagItem,
      String sources,
      String sourceTime) {
    Rehearsal known =
        play(new Model(revisions, deleted, inactive, services, tagItem, sources, sourceTime));

    assertThat(reading(known, Topic.REVISIONS)).isEqualTo(revisions);
    boolean shown = inactive.equals("kept") || revisions.equals("stale");
    assertThat(reading(known, Topic.DELETED)).isEqualTo(shown ? deleted : "not seen yet");
    assertThat(reading(known, Topic.INACTIVE)).isEqualTo(inactive);
    assertThat(reading(known, Topic.SERVICES)).isEqualTo(services);
    assertThat(reading(known, Topic.TAG_ITEM)).isEqualTo(tagItem);
    assertThat(reading(known, Topic.SOURCES))
        .isEqualTo(sources.equals("ACCOUNT") ? "accounts" : "organisation");
    assertThat(reading(known, Topic.SOURCE_TIME)).isEqualTo(sourceTime);
  }

  /** What AWS Config has not shown in a short time it may show later. */
  @ParameterizedTest
  @CsvSource({
    "latest-active, stays, kept, excluded, no, ACCOUNT, never-moves",
    "stale, stays, kept, excluded, no, ACCOUNT, moves-once-a-day",
  })
  void whatWasNotWaitedForLongEnoughIsNotNamed(
      String revisions,
      String deleted,
      String inactive,
      String services,
      String tagItem,
      String sources,
      String sourceTime) {
    Rehearsal known =
        play(
            new Model(revisions, deleted, inactive, services, tagItem, sources, sourceTime),
            Duration.ofMinutes(20));

    for (Topic each :
        List.of(
            Topic.REVISIONS,
            Topic.DELETED,
            Topic.SERVICES,
            Topic.TAG_ITEM,
            Topic.SOURCE_TIME,
            Topic.EVENT_BODY,
            Topic.CHECK)) {
      assertThat(reading(known, each)).as(each.id()).isEqualTo("not seen yet");
    }
  }

  @Test
  void onlyAScheduleOfTheDeregistrationTellsOfItsEvent() {
    Rehearsal known =
        play(
            new Model("all", "vanish", "kept", "recorded", "yes", "ACCOUNT", "never-moves"),
            Duration.ofHours(50));
    TaskDefinitionArn third = TaskDefinitionArn.parse(known.revision(3)).orElseThrow();

    assertThat(reading(with(known, new Cause.Swept()), Topic.EVENT_BODY)).isEqualTo("not seen yet");
    assertThat(reading(with(known, new Cause.Registered(third)), Topic.EVENT_BODY))
        .isEqualTo("not seen yet");
    assertThat(reading(with(known, new Cause.Deregistered(third)), Topic.EVENT_BODY))
        .isEqualTo("whole or environment-as-a-word");
  }

  private static Rehearsal with(Rehearsal known, Cause cause) {
    ScheduleName name =
        ScheduleName.of(
            known.repository(), new Digest("sha256:" + "3".repeat(64)), START.plus(LAG), cause);
    return known.at("schedule " + name, START.plus(LAG));
  }

  @ParameterizedTest
  @CsvSource({"REVISIONS", "TAG_ITEM", "INACTIVE", "DELETED", "SERVICES", "SOURCES"})
  void whatWasNotSeenIsNotKnown(Topic topic) {
    Rehearsal begun =
        Rehearsal.begin(new RunId("0123abcd"), REGISTRY, "111122223333/eu-central-1", START);

    assertThat(reading(begun, topic)).isEqualTo("not seen yet");
  }
}
