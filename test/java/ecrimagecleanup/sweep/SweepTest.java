package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.message.MalformedMessageException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  private static final Instant TIME = Instant.parse("2026-03-02T03:00:00.125Z");
  private static final Sweep ALL = Sweep.ofAll(TIME);
  private static final Sweep ONE = ALL.of(REPOSITORY);
  private static final String MASKED = "HIDDEN_DUE_TO_SECURITY_REASONS";

  @Test
  void isThisTextInVersion1() {
    assertThat(ALL.toJson()).isEqualTo("{\"version\":1,\"time\":\"2026-03-02T03:00:00.125Z\"}");
    assertThat(ONE.toJson())
        .isEqualTo(
            "{\"version\":1,\"time\":\"2026-03-02T03:00:00.125Z\",\"accountId\":\"999988887777\","
                + "\"region\":\"eu-central-1\",\"repository\":\"team/orders\"}");
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(Sweep.read(ALL.toJson())).isEqualTo(ALL);
    assertThat(Sweep.read(ONE.toJson())).isEqualTo(ONE);
  }

  @Test
  void theNextVersionIsReadAndItsNewFieldsIgnored() {
    assertThat(
            Sweep.read(ONE.toJson().replace("\"version\":1", "\"version\":2,\"novelty\":[\"x\"]")))
        .isEqualTo(ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "-1", "1.0", "\"1\"", "null", "true", "4294967297", "1e0"})
  void otherVersionsAreMalformed(String version) {
    assertMalformed(ALL.toJson().replace("\"version\":1", "\"version\":" + version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[]", "{}", "7", "null", "{\"version\":1}"})
  void whatIsNoSweepIsMalformed(String body) {
    assertMalformed(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "\"\"",
        "[\"team/orders\"]",
        "{\"HIDDEN_DUE_TO_SECURITY_REASONS\":1}",
        "\"HIDDEN_DUE_TO_SECURITY_REASONS\"",
        "\"../orders\"",
        "\"team/orders'HIDDEN_DUE_TO_SECURITY_REASONS\"",
        "\"team/orders\\n\"",
        "\"team/*\"",
        "\"a\""
      })
  void aRepositoryThatEcrDoesNotAllowIsRefusedAndNeverQuoted(String hostile) {
    assertMalformed(ONE.toJson().replace("\"team/orders\"", hostile));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accountId", "region"})
  void aRegistryThatIsMissingOrNoneIsMalformed(String field) {
    String value = field.equals("region") ? "\"eu-central-1\"" : "\"999988887777\"";
    for (String other : new String[] {"null", "7", "\"" + MASKED + "\"", "{}", "\"\""}) {
      assertMalformed(ONE.toJson().replace(value, other));
    }
    assertMalformed(ONE.toJson().replace("\"" + field + "\"", "\"other\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1772420400",
        "\"HIDDEN_DUE_TO_SECURITY_REASONS\"",
        "\"2026-03-02\"",
        "\"1969-12-31T23:59:59Z\"",
        "\"-0001-01-01T00:00:00Z\"",
        "\"+10000-01-01T00:00:00Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"+999999999-12-31T23:59:59-18:00\"",
        "\"-999999999-01-01T00:00:00+18:00\""
      })
  void aTimeOfWhichNoNameCanBeMadeIsMalformed(String time) {
    assertMalformed(ALL.toJson().replace("\"" + TIME + "\"", time));
    assertMalformed(ONE.toJson().replace("\"" + TIME + "\"", time));
  }

  private static void assertMalformed(String body) {
    assertThatThrownBy(() -> Sweep.read(body))
        .isInstanceOf(MalformedMessageException.class)
        .hasNoCause()
        .message()
        .doesNotContain(MASKED)
        .hasSizeLessThan(200);
  }

  @Test
  void aMessageIsDueWhenTheScheduleSendsItThatIsMadeInTime() {
    assertThat(ALL.due()).isEqualTo(ALL.at(TIME));
    for (int number = 0; number < 100; number++) {
      Sweep one = ALL.of(new Repository(REGISTRY, "team/r" + number));

      assertThat(one.due()).isEqualTo(one.at(ALL.due())).isBefore(TIME.plus(Sweep.SPREAD));
    }
  }

  @Test
  void theNameOfItsScheduleIsTheSameForADayInUtc() {
    Instant midnight = Instant.parse("2026-03-02T00:00:00Z");

    assertThat(ALL.scheduleName()).isEqualTo("sweep-20260302");
    assertThat(Sweep.ofAll(midnight).scheduleName()).isEqualTo("sweep-20260302");
    assertThat(Sweep.ofAll(midnight.plusSeconds(86_399)).scheduleName())
        .isEqualTo("sweep-20260302");
    assertThat(Sweep.ofAll(midnight.plusSeconds(86_400)).scheduleName())
        .isEqualTo("sweep-20260303");
    assertThat(ONE.scheduleName())
        .isEqualTo("sweep-20260302-" + ScheduleName.prefix(REPOSITORY).replace("-", ""))
        .matches("sweep-[0-9]{8}-[0-9a-f]{16}");
  }

  /** Nor does it begin as the checks of a repository do, whose listing it would be in. */
  @Test
  void theNameOfItsScheduleIsNoneOfACheck() {
    for (Sweep sweep : new Sweep[] {ALL, ONE}) {
      assertThat(sweep.scheduleName()).matches("[0-9A-Za-z_.-]{1,64}");
      assertThat(ScheduleName.parse(sweep.scheduleName())).isEmpty();
      assertThat(SweepName.isOf(sweep.scheduleName(), '2')).isFalse();
      assertThat(sweep.scheduleName()).doesNotStartWith(ScheduleName.prefix(REPOSITORY));
    }
  }

  @Test
  void itsScheduleFiresOnAFullMinuteToComeAndRepositoriesWithinTwoHours() {
    Set<Instant> times = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Instant now = TIME.plusMillis(i * 613L);
      Sweep one = ALL.of(new Repository(REGISTRY, "team/r" + i));

      assertThat(ALL.at(now))
          .isAfter(now.plusSeconds(60))
          .isBeforeOrEqualTo(now.plusSeconds(120))
          .isEqualTo(ALL.at(now).truncatedTo(ChronoUnit.MINUTES));
      assertThat(one.at(now))
          .isAfter(now.plusSeconds(60))
          .isBeforeOrEqualTo(now.plus(Duration.ofMinutes(107)))
          .isEqualTo(one.at(now).truncatedTo(ChronoUnit.MINUTES));
      times.add(one.at(TIME));
    }
    assertThat(times).as("some come together, and not all at once").hasSize(8);
  }

  @Test
  void saysToPeopleOfWhatItIs() {
    assertThat(ALL.description()).isEqualTo("A sweep of all repositories");
    assertThat(ONE.description()).isEqualTo("A sweep of 999988887777/eu-central-1/team/orders");
  }

  @Test
  void whatEventBridgeSchedulerCouldNotDeliverIsReadFromTheCallThatFailed() {
    String wrapped =
        JsonNodeFactory.instance
            .objectNode()
            .put("MessageBody", ALL.toJson())
            .put(
                "QueueUrl", "https://sqs.eu-central-1.amazonaws.com/999988887777/repository-sweeps")
            .toString();

    assertThat(Sweep.read(wrapped)).isEqualTo(ALL);
  }
}
