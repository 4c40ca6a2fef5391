package ecrimagecleanup.history;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
  private static final String DIGEST = "sha256:" + "ab".repeat(32);
  private static final String ABOUT =
      "\"time\":\"2026-03-04T10:00:00Z\",\"by\":\"a\",\"accountId\":\"999988887777\",\"region\":\"eu-central-1\","
          + "\"repository\":\"team/orders\",\"digest\":\"%s\",\"tags\":[\"1.4\"],\"cause\":\"sweep\","
              .formatted(DIGEST);
  private static final String DECISION =
      "{\"record\":\"decision\",%s\"decision\":\"keep\",\"question\":\"newest\",\"reason\":\"It is new.\"}"
          .formatted(ABOUT);
  private static final String OUTCOME =
      "{\"record\":\"outcome\",%s\"outcome\":\"removed\",\"bytes\":1200}".formatted(ABOUT);

  private static Entry entry(String line) {
    assertThat(LogLine.read(line)).isInstanceOf(LogLine.OfRecord.class);
    return ((LogLine.OfRecord) LogLine.read(line)).entry();
  }

  @Test
  void aDecisionSaysWhatWasDecidedByWhichQuestion() {
    assertThat(entry(DECISION))
        .isEqualTo(
            new Entry(
                Instant.parse("2026-03-04T10:00:00Z"),
                Entry.Kind.DECISION,
                "keep",
                "",
                new Repository(new Registry("999988887777", "eu-central-1"), "team/orders"),
                new Digest(DIGEST),
                List.of("1.4"),
                "sweep",
                Optional.empty(),
                Optional.of("newest"),
                "It is new.",
                List.of(),
                0));
    assertThat(entry(DECISION).isRemoval()).isFalse();
  }

  @Test
  void anOutcomeSaysWhatBecameOfARemoval() {
    assertThat(entry(OUTCOME).isRemoval()).isTrue();
    assertThat(entry(OUTCOME).bytes()).isEqualTo(1200);
    assertThat(entry(OUTCOME.replace("removed", "refused")).isRemoval()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-04T10:00:00.123Z INFO  ecr-image-cleanup.decisions    ",
        "2026-03-04T10:00:00.123000+00:00 service/ecr-image-cleanup/0f3a 2026-03-04T10:00:00.123Z INFO  ecr-image-cleanup.decisions    ",
        "{app=\"ecr-image-cleanup\", pod=\"a\"} ",
        ""
      })
  void whatStandsBeforeARecordDoesNotMatter(String before) {
    assertThat(entry(before + OUTCOME)).isEqualTo(entry(OUTCOME));
  }

  @Test
  void theFieldsOfALogOfJsonDoNotMatterEither() {
    assertThat(
            entry(
                OUTCOME.replaceFirst(
                    "\\{", "{\"timestamp\":\"2026-03-04T10:00:01Z\",\"level\":\"INFO\",")))
        .isEqualTo(entry(OUTCOME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-04T10:00:00Z INFO  Run  ecr-image-cleanup has stopped.",
        "{\"timestamp\":\"2026-03-04T10:00:01Z\",\"message\":\"ecr-image-cleanup has stopped.\"}"
      })
  void whatIsNoRecordIsSomethingElse(String line) {
    assertThat(LogLine.read(line)).isInstanceOf(LogLine.Other.class);
  }

  @Test
  void aRecordThatIsCutOrOfAnUnknownFormCannotBeRead() {
    for (int end = OUTCOME.indexOf("\"record\":") + 9; end < OUTCOME.length(); end++) {
      assertThat(LogLine.read(OUTCOME.substring(0, end))).isInstanceOf(LogLine.Unreadable.class);
    }
    for (String field : List.of("time", "accountId", "repository", "digest", "outcome")) {
      assertThat(LogLine.read(OUTCOME.replace("\"" + field + "\":", "\"other\":")))
          .as(field)
          .isInstanceOf(LogLine.Unreadable.class);
    }
    assertThat(LogLine.read(OUTCOME.replace("\"outcome\",", "\"omen\",")))
        .isInstanceOf(LogLine.Unreadable.class);
    assertThat(LogLine.read(OUTCOME.replace("2026-03-04T", "2026-03-99T")))
        .isInstanceOf(LogLine.Unreadable.class);
  }

  /**
   * As the log driver json-file of Docker writes it: it must not look like a log with no records.
   */
  @Test
  void aRecordInsideOfAnotherTextOfJsonCannotBeRead() {
    assertThat(LogLine.read("{\"log\":\"%s\\n\"}".formatted(OUTCOME.replace("\"", "\\\""))))
        .isInstanceOf(LogLine.Unreadable.class);
  }

  /** As the first versions wrote them: questions were numbers of rows, and sources had no names. */
  @Test
  void recordsOfOlderVersionsAreRead() {
    String about = ABOUT.replace("\"by\":\"a\",", "");
    Entry decision =
        entry(
            "{\"record\":\"decision\",%s\"decision\":\"keep\",\"row\":8,\"reason\":\"In use.\",\"evidence\":{\"cause\":\"a\",\"taskDefinitions\":\"b\",\"services\":\"c\"}}"
                .formatted(about));
    Entry withRows =
        entry(
            "{\"record\":\"decision\",%s\"decision\":\"keep\",\"row\":8,\"reason\":\"In use.\",\"evidence\":[{\"source\":\"config-services\",\"row\":9,\"says\":\"used\",\"text\":\"t\"}]}"
                .formatted(about));

    assertThat(decision.word()).isEqualTo("keep");
    assertThat(decision.reason()).isEqualTo("In use.");
    assertThat(decision.question()).isEmpty();
    assertThat(decision.evidence()).isEmpty();
    assertThat(withRows.evidence())
        .containsExactly(new Said("config-services", "used", Optional.empty(), "t"));
    assertThat(entry("{\"record\":\"outcome\",%s\"outcome\":\"removed\"}".formatted(about)).bytes())
        .isZero();
  }
}
