package ecrimagecleanup.check;

import static ecrimagecleanup.check.CheckFixtures.arn;
import static ecrimagecleanup.check.CheckFixtures.check;
import static ecrimagecleanup.check.CheckFixtures.checkOf;
import static ecrimagecleanup.check.CheckFixtures.json;
import static ecrimagecleanup.check.CheckFixtures.service;
import static ecrimagecleanup.check.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Evidence.Unknown;
import ecrimagecleanup.check.Evidence.Unused;
import ecrimagecleanup.check.Evidence.Used;
import ecrimagecleanup.check.Evidence.UsedUntil;
import ecrimagecleanup.image.ImageNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is concluded of the rows of services and task sets. */
class ServiceUsageTest {
  private static final Instant YEARS_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-03-03T08:00:00Z");
  private static final String SERVICE = "arn:aws:ecs:eu-central-1:111122223333:service/main/";
  private static final ImageNames NAMES = ImageNames.of(image(1, "1.41.0"), List.of(), List.of());
  private static final JsonNode WEB_7 =
      taskDefinition(arn("web", 7), "INACTIVE", YEARS_AGO, ":1.41.0");

  private static Use use(String name) {
    return new Use(SERVICE + name, "111122223333/eu-central-1", Optional.of(YEARS_AGO));
  }

  private static Usage usage(JsonNode... services) {
    return Usage.read(check(), List.of(WEB_7), List.of(services));
  }

  @Test
  void aServiceOnTheCauseUsesIt() {
    Evidence used = new Used(use("main"), SERVICE + "main still runs " + arn("orders", 41) + ".");
    Usage usage = usage(service("main", arn("orders", 41).toString(), YEARS_AGO));

    assertThat(usage.ofCause()).isEqualTo(used);
    assertThat(usage.ofServices(NAMES)).isEqualTo(used);
  }

  @Test
  void aServiceOnARevisionThatHasBeenInactiveForYearsUsesIt() {
    Usage usage = usage(service("old", arn("web", 7).toString(), YEARS_AGO));

    assertThat(usage.ofServices(NAMES))
        .isEqualTo(new Used(use("old"), SERVICE + "old still runs " + arn("web", 7) + "."));
    assertThat(usage.ofCause()).isInstanceOf(Unused.class);
  }

  @Test
  void theShortFormOfATaskDefinitionIsUnderstood() {
    assertThat(usage(service("old", "web:7", YEARS_AGO)).ofServices(NAMES))
        .isInstanceOf(Used.class);
    assertThat(usage(service("main", "orders:41", YEARS_AGO)).ofCause()).isInstanceOf(Used.class);
  }

  @Test
  void theSameFamilyOfAnotherAccountIsAnother() {
    String elsewhere = arn("web", 7).toString().replace("111122223333", "444455556666");

    assertThat(usage(service("x", elsewhere, LATELY)).ofServices(NAMES)).isInstanceOf(Unused.class);
  }

  @Test
  void aServiceThatMovedOnMayHaveRunItUntilItChanged() {
    assertThat(
            usage(
                    service("a", arn("web", 8).toString(), YEARS_AGO),
                    service("b", arn("orders", 42).toString(), LATELY))
                .ofServices(NAMES))
        .isEqualTo(
            new UsedUntil(
                "No service runs it, but %sb changed at %s and may have run it until then."
                    .formatted(SERVICE, LATELY),
                LATELY));
  }

  @Test
  void aServiceThatMovedOnButDoesNotSayWhenMakesItUnknown() {
    JsonNode row = service("a", arn("web", 8).toString(), LATELY);

    assertThat(
            usage(json(row.toString().replace("configurationItemCaptureTime", "x")))
                .ofServices(NAMES))
        .isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"configuration\": {\"TaskDefinition\": \"web:7\"}}",
        "{\"accountId\": \"111122223333\", \"configuration\": {\"TaskDefinition\": \"web:7\"}}",
        "{\"accountId\": \"1\", \"awsRegion\": \"eu-central-1\","
            + " \"configuration\": {\"TaskDefinition\": \"web:7\"}}",
        "{\"configuration\": {\"TaskDefinition\": \"web\"}}",
        "{\"configuration\": {\"TaskDefinition\": 7}}",
      })
  void aRowThatDoesNotSayWhatItRunsMakesItUnknown(String row) {
    Usage usage = usage(json(row));

    assertThat(usage.ofServices(NAMES)).isInstanceOf(Unknown.class);
    assertThat(usage.ofCause()).isInstanceOf(Unknown.class);
  }

  @Test
  void aServiceThatRunsItCountsWhateverElseCannotBeRead() {
    Usage usage = usage(json("{}"), service("old", "web:7", YEARS_AGO));

    assertThat(usage.ofServices(NAMES)).isInstanceOf(Used.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not an arn", "arn:aws:ecs\\nforged", "arn:aws:ecs'"})
  void aNameThatIsNoArnIsNotRepeated(String name) {
    JsonNode row = json(service("a", "web:7", LATELY).toString().replace(SERVICE + "a", name));

    assertThat(usage(row).ofServices(NAMES).text())
        .isEqualTo("a service without a name still runs " + arn("web", 7) + ".");
  }

  @Test
  void noServiceIsUnused() {
    assertThat(usage().ofServices(NAMES)).isEqualTo(new Unused("No service or task set runs it."));
    assertThat(usage().ofCause())
        .isEqualTo(new Unused("No service runs " + arn("orders", 41) + "."));
  }

  @Test
  void aCheckThatNoEndCausedHasNoCauseThatRuns() {
    ImageDeletionCheck registered = checkOf(new Cause.Registered(arn("orders", 41)), digest(1));

    assertThat(
            Usage.read(registered, List.of(), List.of(service("main", "orders:41", LATELY)))
                .ofCause())
        .isInstanceOf(Unused.class);
  }

  @Test
  void theCauseOfAPostponedCheckIsTheFirst() {
    ImageDeletionCheck postponed = check(LastLook.VETO);

    assertThat(
            Usage.read(postponed, List.of(), List.of(service("main", "orders:41", LATELY)))
                .ofCause())
        .isInstanceOf(Used.class);
  }
}
