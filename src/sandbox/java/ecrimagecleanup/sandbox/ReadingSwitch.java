package ecrimagecleanup.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A question that AWS leaves open, and the readings of it; the first is the friendly one. */
public enum ReadingSwitch {
  REVISIONS(Reading.Revisions.class, "stale"),
  DELETED(Reading.Deleted.class, "stays"),
  INACTIVE(Reading.Inactive.class, "gone"),
  SERVICES(Reading.Services.class, "excluded"),
  SOURCES(Reading.Sources.class, "organisation"),
  SOURCE_TIME(Reading.SourceTime.class, "never-moves"),
  TAG_ITEM(Reading.TagItem.class, "no"),
  GROUPS(Reading.Groups.class, "flat"),
  /** Without answers no event names an image, which would hide what else becomes of events. */
  EVENT_BODY(Reading.EventBody.class, "environment-as-a-word"),
  SIDECAR(Reading.Sidecar.class, "neither-image-nor-digest"),
  TASK_DIGEST(Reading.TaskDigest.class, "child"),
  REVISION_OF_SERVICE(Reading.RevisionOfService.class, "missing"),
  ARCHIVE_INDEX(Reading.ArchiveIndex.class, "with-all-it-lists"),
  MANIFEST_READ(Reading.ManifestRead.class, "a-pull"),
  SCHEDULE_INPUT(Reading.ScheduleInput.class, "200-kb");

  private final Class<? extends Reading> type;
  private final String harsh;

  ReadingSwitch(Class<? extends Reading> type, String harsh) {
    this.type = type;
    this.harsh = harsh;
  }

  /** How it is called on a command line, such as {@code source-time}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All readings of it, the friendly one first. */
  public List<Reading> readings() {
    return List.of(type.getEnumConstants());
  }

  /** What the embedded AWS does if nobody says otherwise. */
  public Reading friendly() {
    return type.getEnumConstants()[0];
  }

  /** The one that is hardest to be right under. */
  public Reading harsh() {
    return reading(harsh).orElseThrow();
  }

  /** The switch that a reading is one of. */
  static ReadingSwitch of(Reading reading) {
    for (ReadingSwitch each : values()) {
      if (each.type.isInstance(reading)) {
        return each;
      }
    }
    throw new IllegalArgumentException(reading.word());
  }

  static Optional<ReadingSwitch> ofWord(String word) {
    return List.of(values()).stream().filter(each -> each.word().equals(word)).findFirst();
  }

  Optional<Reading> reading(String word) {
    return readings().stream().filter(each -> each.word().equals(word)).findFirst();
  }

  /** A line that names it and its readings. */
  String line() {
    return "  %s=%s"
        .formatted(word(), readings().stream().map(Reading::word).collect(Collectors.joining("|")));
  }
}
