package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The readings themselves: their names, their sets, and chance. */
class ReadingsTest {

  @Test
  void everyReadingIsReadAsItIsPrinted() {
    for (ReadingSwitch each : ReadingSwitch.values()) {
      for (Reading reading : each.readings()) {
        assertThat(Readings.parse(Readings.text(reading))).isEqualTo(reading);
      }
    }
    assertThat(Readings.parse("schedule-input=200 kB")).isEqualTo(Reading.ScheduleInput.KB_200);
    assertThat(Readings.parse("Source_Time = never moves"))
        .isEqualTo(Reading.SourceTime.NEVER_MOVES);
  }

  @Test
  void anUnknownSwitchOrReadingListsThoseThatThereAre() {
    for (String wrong : new String[] {"revision=all", "revisions=old", "revisions", ""}) {
      assertThatThrownBy(() -> Readings.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("There is no reading " + wrong)
          .hasMessageContaining("  revisions=all|latest-active|stale")
          .hasMessageContaining("  schedule-input=256-kib|200-kb");
    }
  }

  @Test
  void theFriendlyOnesAreTheFirstAndTheHarshOnesAreOthers() {
    for (ReadingSwitch each : ReadingSwitch.values()) {
      assertThat(Readings.friendly().get(each)).isEqualTo(each.readings().get(0));
      assertThat(Readings.harsh().get(each)).isNotEqualTo(each.readings().get(0));
      assertThat(each.readings()).contains(each.harsh());
    }
    assertThat(Readings.friendly()).hasToString("friendly");
    assertThat(Readings.friendly().with(Reading.TagItem.NO, Reading.Groups.FLAT))
        .hasToString("tag-item=no groups=flat")
        .isNotEqualTo(Readings.friendly());
    assertThat(Readings.harsh().toString()).startsWith("revisions=stale deleted=stays");
  }

  @Test
  void chanceDrawsEveryReadingAndTheSameForTheSameSeed() {
    Map<String, Integer> times = new TreeMap<>();
    for (long seed = 0; seed < 400; seed++) {
      Readings drawn = Readings.drawn(new SplittableRandom(seed));
      assertThat(drawn).isEqualTo(Readings.drawn(new SplittableRandom(seed)));
      drawn.texts().forEach(text -> times.merge(text, 1, Integer::sum));
    }
    for (ReadingSwitch each : ReadingSwitch.values()) {
      for (Reading reading : each.readings()) {
        assertThat(times.get(Readings.text(reading)))
            .as(Readings.text(reading))
            .isGreaterThan(400 / each.readings().size() / 2);
      }
    }
  }
}
