package ecrimagecleanup.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A question that AWS leaves open, and the readings of it; the first is the friendly one. */
public enum ReadingSwitch {
  REVISIONS(Reading.Revisions.STALE, Reading.Revisions.values()),
  DELETED(Reading.Deleted.STAYS, Reading.Deleted.values()),
  INACTIVE(Reading.Inactive.GONE, Reading.Inactive.values()),
  SERVICES(Reading.Services.EXCLUDED, Reading.Services.values()),
  SOURCES(Reading.Sources.ORGANISATION, Reading.Sources.values()),
  SOURCE_TIME(Reading.SourceTime.NEVER_MOVES, Reading.SourceTime.values()),
  TAG_ITEM(Reading.TagItem.NO, Reading.TagItem.values()),
  GROUPS(Reading.Groups.FLAT, Reading.Groups.values()),
  /** Without answers no event names an image, which would hide what else becomes of events. */
  EVENT_BODY(Reading.EventBody.ENVIRONMENT_AS_A_WORD, Reading.EventBody.values()),
  SIDECAR(Reading.Sidecar.NEITHER_IMAGE_NOR_DIGEST, Reading.Sidecar.values()),
  TASK_DIGEST(Reading.TaskDigest.CHILD, Reading.TaskDigest.values()),
  REVISION_OF_SERVICE(Reading.RevisionOfService.MISSING, Reading.RevisionOfService.values()),
  ARCHIVE_INDEX(Reading.ArchiveIndex.WITH_ITS_CHILDREN, Reading.ArchiveIndex.values()),
  MANIFEST_READ(Reading.ManifestRead.A_PULL, Reading.ManifestRead.values()),
  SCHEDULE_INPUT(Reading.ScheduleInput.KB_200, Reading.ScheduleInput.values());

  private final Reading harsh;
  private final List<Reading> readings;

  ReadingSwitch(Reading harsh, Reading... readings) {
    this.harsh = harsh;
    this.readings = List.of(readings);
  }

  /** How it is called on a command line, such as {@code source-time}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All readings of it, the friendly one first. */
  public List<Reading> readings() {
    return readings;
  }

  /** What the embedded AWS does if nobody says otherwise. */
  public Reading friendly() {
    return readings.get(0);
  }

  /** The one that is hardest to be right under. */
  public Reading harsh() {
    return harsh;
  }

  /** The switch that a reading is one of. */
  static ReadingSwitch of(Reading reading) {
    for (ReadingSwitch each : values()) {
      if (each.readings.contains(reading)) {
        return each;
      }
    }
    throw new IllegalArgumentException(reading.word());
  }

  static Optional<ReadingSwitch> ofWord(String word) {
    return List.of(values()).stream().filter(each -> each.word().equals(word)).findFirst();
  }

  Optional<Reading> reading(String word) {
    return readings.stream().filter(each -> each.word().equals(word)).findFirst();
  }

  /** A line that names it and its readings. */
  String line() {
    return "  %s=%s"
        .formatted(word(), readings.stream().map(Reading::word).collect(Collectors.joining("|")));
  }
}
