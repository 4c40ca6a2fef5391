package ecrimagecleanup.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.ReadingSwitch;
import ecrimagecleanup.sandbox.Readings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rehearsal on the embedded AWS under each reading, with the application running: exactly that
 * reading is named, and what cannot be known is said not to be.
 */
class RehearsalReadingsTest {
  private static final Duration WAIT = Duration.ofHours(50);

  @TempDir private Path folder = Path.of("");

  /**
   * The friendly readings, each other one by itself with {@code -Drehearse-all=true}, and the harsh
   * ones: a build has no time for all of them.
   */
  static Stream<Readings> each() {
    Stream<Readings> others =
        Boolean.getBoolean("rehearse-all")
            ? Stream.of(ReadingSwitch.values())
                .flatMap(each -> each.readings().stream().skip(1))
                .map(reading -> Readings.friendly().with(reading))
            : Stream.empty();
    return Stream.of(
            Stream.of(Readings.friendly()),
            others,
            Stream.of(Readings.harsh(), Readings.harsh().with(Reading.Inactive.KEPT)))
        .flatMap(Function.identity());
  }

  @ParameterizedTest
  @MethodSource("each")
  void exactlyTheReadingIsNamedAndNothingIsLeftBehind(Readings readings) {
    try (RehearsalWorld world = new RehearsalWorld(folder, readings)) {
      world.recordPullsOfTheOperator();
      List<String> before = world.census();

      Rehearsal known = world.run(world.begin(), WAIT);

      assertThat(known.endedAt()).isPresent();
      assertThat(world.census()).isEqualTo(before);
      Map<String, Answer> answers =
          Answers.of(known).stream()
              .collect(Collectors.toMap(answer -> answer.topic().id(), Function.identity()));
      Set<ReadingSwitch> open = open(readings);
      for (ReadingSwitch each : ReadingSwitch.values()) {
        Answer answer = requireNonNull(answers.get(each.word()));
        if (open.contains(each)) {
          assertThat(answer.isKnown()).as(answer.toString()).isFalse();
          assertThat(answer.why()).as(each.word()).endsWith(reason(each));
        } else {
          assertThat(answer.reading()).as(answer.toString()).isEqualTo(named(readings.get(each)));
        }
      }
    }
  }

  /** Those which cannot be known under these readings. */
  private static Set<ReadingSwitch> open(Readings readings) {
    Set<ReadingSwitch> open = EnumSet.noneOf(ReadingSwitch.class);
    if (readings.is(Reading.EventBody.RESPONSE_MISSING)
        || readings.is(Reading.EventBody.RESPONSE_CUT)) {
      open.add(ReadingSwitch.EVENT_BODY);
    }
    if (readings.is(Reading.Inactive.GONE) && !readings.is(Reading.Revisions.STALE)) {
      open.add(ReadingSwitch.DELETED);
    }
    return open;
  }

  private static String reason(ReadingSwitch open) {
    return open == ReadingSwitch.DELETED
        ? "there was none whose deletion could be seen."
        : "AttributeValue=DeregisterTaskDefinition";
  }

  /**
   * What the environment is like in an event makes no difference to the application, and the
   * service of a rehearsal runs no task, so its revision shows no digest in any case.
   */
  private static String named(Reading reading) {
    if (reading == Reading.RevisionOfService.WITHOUT_DIGESTS) {
      return Reading.RevisionOfService.THERE.word();
    }
    return reading instanceof Reading.EventBody ? "whole or environment-as-a-word" : reading.word();
  }
}
