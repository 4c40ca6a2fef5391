package ecrimagecleanup.report;

import com.fasterxml.jackson.core.JsonGenerator;
import ecrimagecleanup.words.Times;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up image.
 *
 * @param repository where it is
 * @param digest its digest
 * @param tags its tags
 * @param verdict what decides
 * @param pushedAt when it was pushed
 * @param bytes its size
 */
record FixtureImage(
    FixtureRepository repository,
    String digest,
    List<String> tags,
    Verdict verdict,
    Instant pushedAt,
    long bytes) {
  static final Instant NOW = Instant.parse("2026-03-03T09:16:05Z");

  private static final String SERVICE = "arn:aws:ecs:eu-central-1:111122223333:service/production/";
  private static final String TASK_DEFINITION =
      "arn:aws:ecs:eu-central-1:111122223333:task-definition/";

  /** The image of that number, counted from the newest. */
  static FixtureImage of(
      FixtureRepository repository, boolean open, int number, int of, SplittableRandom random) {
    Duration age =
        Duration.ofMinutes(
            (long) (Math.pow((number + random.nextDouble()) / of, 2.2) * 800 * 24 * 60));
    Verdict verdict = open ? verdict(number, age, random) : Verdict.NOT_OPTED_IN;
    return new FixtureImage(
        repository,
        "sha256:" + hex(random, 4),
        tags(verdict, of - number, random),
        verdict,
        NOW.minus(age),
        (long) (repository.megabytes() * 1e6 * random.nextDouble(0.7, 1.3)));
  }

  private static Verdict verdict(int number, Duration age, SplittableRandom random) {
    if (age.compareTo(Duration.ofDays(1)) < 0) {
      return random.nextInt(3) == 0 ? Verdict.NAMED : Verdict.FRESH;
    }
    if (number < 3) {
      return random.nextInt(3) == 0 ? Verdict.NEWEST : Verdict.NAMED;
    }
    return switch (random.nextInt(age.toDays() < 40 ? 12 : 40)) {
      case 0 -> Verdict.PROTECTED;
      case 1 -> Verdict.RUNS;
      case 2, 3, 4, 5 -> Verdict.NAMED;
      case 6 -> Verdict.PULLED;
      case 7 -> Verdict.FURTHER;
      case 8 -> Verdict.CAUSE_STILL_RUNS;
      case 9 -> random.nextBoolean() ? Verdict.COVERAGE : Verdict.LATER_CHECK;
      default -> Verdict.UNUSED;
    };
  }

  private static List<String> tags(Verdict verdict, int number, SplittableRandom random) {
    String version = "1.%d.%d".formatted(number / 4, number % 4);
    if (verdict == Verdict.PROTECTED) {
      return List.of("release-" + version, version);
    }
    return switch (random.nextInt(8)) {
      case 0 -> List.of();
      case 1 -> List.of(version, "git-" + hex(random, 1).substring(0, 9));
      default -> List.of(version);
    };
  }

  private static String hex(SplittableRandom random, int words) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < words; i++) {
      hex.append("%016x".formatted(random.nextLong()));
    }
    return hex.toString();
  }

  void write(JsonGenerator json, String registry) throws IOException {
    json.writeStartObject();
    json.writeStringField("repository", registry + "/" + repository.name());
    json.writeStringField("digest", digest);
    json.writeArrayFieldStart("tags");
    for (String tag : tags) {
      json.writeString(tag);
    }
    json.writeEndArray();
    writeDecision(json);
    json.writeStringField("pushedAt", pushedAt.toString());
    if (isPulled()) {
      json.writeStringField("lastPulledAt", lastPull().toString());
    }
    json.writeNumberField("bytes", bytes);
    json.writeStringField("mediaType", "application/vnd.oci.image.manifest.v1+json");
    json.writeBooleanField("archived", false);
    writeEvidence(json);
    json.writeEndObject();
  }

  private void writeDecision(JsonGenerator json) throws IOException {
    json.writeStringField("decision", verdict.decision());
    json.writeStringField("verdict", verdict.kind());
    if (!verdict.question().isEmpty()) {
      json.writeStringField("question", verdict.question());
    }
    json.writeStringField("reason", verdict.reason(word()));
    if (verdict == Verdict.UNUSED) {
      json.writeStringField("action", "report");
    }
    if (verdict.kind().equals("waiting")) {
      json.writeStringField("until", NOW.plus(Duration.ofDays(1)).toString());
    }
    if (verdict.kind().equals("removable")) {
      json.writeStringField("earliest", NOW.plus(Duration.ofDays(2)).toString());
    }
  }

  private String word() {
    return switch (verdict) {
      case NAMED -> family() + ":41 of 111122223333/eu-central-1";
      case RUNS, CAUSE_STILL_RUNS -> SERVICE + family();
      case PULLED -> Times.utc(lastPull());
      case PROTECTED -> tags.get(0);
      default -> Times.utc(pushedAt);
    };
  }

  private String family() {
    return repository.name().substring(repository.name().indexOf('/') + 1);
  }

  private boolean isPulled() {
    return verdict != Verdict.UNUSED || bytes % 3 != 0;
  }

  private Instant lastPull() {
    Duration age = Duration.between(pushedAt, NOW);
    return verdict == Verdict.PULLED
        ? NOW.minus(Duration.ofHours(20))
        : pushedAt.plus(age.dividedBy(3));
  }

  private void writeEvidence(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("evidence");
    if (verdict.said() != Verdict.Said.NOTHING) {
      said(
          json,
          "config-coverage",
          "coverage",
          "unused",
          "The aggregator sees 4 accounts in 6 regions.");
    }
    switch (verdict.said()) {
      case NOTHING -> {}
      case UNUSED -> unused(json);
      case USED -> used(json);
      case UNKNOWN -> said(json, "ecs-live", "further-evidence", "unknown", verdict.reason(word()));
      case PULLED -> said(json, "ecr-pull-time", "pulled", "used until", verdict.reason(word()));
    }
    json.writeEndArray();
  }

  private static void unused(JsonGenerator json) throws IOException {
    said(
        json,
        "config-task-definitions",
        "task-definitions",
        "unused",
        "AWS Config shows 3 task definitions with images of its repository; no ACTIVE one names this image.");
    said(json, "config-services", "services", "unused", "No service or task set runs it.");
    said(json, "ecr-pull-time", "pulled", "unused", "ECR has recorded no pull.");
  }

  private void used(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", "config-task-definitions");
    json.writeStringField("question", verdict.question());
    json.writeStringField("says", "used");
    json.writeStringField("by", TASK_DEFINITION + family() + ":41");
    json.writeStringField("where", "111122223333/eu-central-1");
    json.writeStringField("since", pushedAt.plus(Duration.ofHours(2)).toString());
    json.writeStringField("text", verdict.reason(word()));
    json.writeEndObject();
  }

  private static void said(
      JsonGenerator json, String source, String question, String says, String text)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("source", source);
    json.writeStringField("question", question);
    json.writeStringField("says", says);
    if (says.equals("used until")) {
      json.writeStringField("until", NOW.minus(Duration.ofHours(20)).toString());
    }
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
