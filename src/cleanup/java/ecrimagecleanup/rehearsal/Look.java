package ecrimagecleanup.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there was to be seen at one time.
 *
 * @param rows what AWS Config shows of each revision, by its number; none of one it does not show
 * @param service what AWS Config shows of the service: its recording frequency; empty for nothing
 * @param schedules the names of the schedules of the image of revision 3
 * @param imageThere whether that image can still be pulled
 * @param pulledAt the pull time of the image whose manifest was read
 * @param sources how many sources of the aggregator cover the workload, by their kind
 * @param others how many other sources of it are FAILED or OUTDATED
 * @param sourceTime the newest time of those
 */
public record Look(
    Map<Integer, Row> rows,
    Optional<String> service,
    List<String> schedules,
    boolean imageThere,
    Optional<Instant> pulledAt,
    Map<String, Integer> sources,
    int others,
    Optional<Instant> sourceTime) {
  static final String SOURCE_MOVE = "source move ";
  private static final int MOVES = 4;

  /**
   * What AWS Config shows of a revision.
   *
   * @param status such as {@code ACTIVE}
   * @param capturedAt when its recorder captured it
   * @param daily whether it is recorded once a day alone
   */
  public record Row(String status, String capturedAt, boolean daily) {}

  public Look {
    rows = Map.copyOf(rows);
    schedules = List.copyOf(schedules);
    sources = Map.copyOf(sources);
  }

  /** What a rehearsal knows with this. */
  public Rehearsal addTo(Rehearsal before, Instant now) {
    Rehearsal known = before;
    for (int number = 1; number <= Watch.REVISIONS; number++) {
      known = row(known, number, Optional.ofNullable(rows.get(number)), now);
    }
    if (service.isPresent()) {
      known = known.at("service", now).fact("service frequency", service.get());
    }
    for (String schedule : schedules) {
      known = known.at(Checks.SCHEDULE + schedule, now);
    }
    known = known.fact("schedules now", String.join(" ", schedules));
    if (!imageThere) {
      known = known.at("image gone", now);
    }
    if (pulledAt.isPresent()) {
      known = known.fact("pull time", pulledAt.get().toString());
    }
    for (var source : sources.entrySet()) {
      known = known.fact("sources " + source.getKey(), String.valueOf(source.getValue()));
    }
    known = known.fact("other sources", String.valueOf(others));
    if (sourceTime.isPresent()) {
      known = source(known, sourceTime.get().toString(), now);
    }
    return known.fact("last look", now.toString());
  }

  /** Of a time that moves with every look the first moves say enough. */
  private static Rehearsal source(Rehearsal before, String time, Instant now) {
    if (before.is("source time", time)) {
      return before;
    }
    int moves = before.fact("source moves").map(last -> Integer.parseInt(last) + 1).orElse(0);
    Rehearsal known = before.fact("source time", time).fact("source moves", String.valueOf(moves));
    return moves < MOVES ? known.at(SOURCE_MOVE + moves, now) : known;
  }

  private static Rehearsal row(Rehearsal before, int number, Optional<Row> row, Instant now) {
    String status = row.map(Row::status).orElse(Watch.ABSENT);
    boolean seen = before.fact("row " + number).isPresent();
    if (row.isEmpty() && !seen) {
      return before;
    }
    Rehearsal known = before.at(Watch.rowTime(number, status), now).fact("row " + number, status);
    if (row.isPresent()) {
      if (row.get().daily()) {
        known = known.fact("daily", "true");
      }
      Optional<String> captured = before.fact("captured " + number);
      if (captured.isPresent() && !captured.get().equals(row.get().capturedAt())) {
        known = known.at("recaptured " + number + " " + row.get().capturedAt(), now);
      }
      known = known.fact("captured " + number, row.get().capturedAt());
    }
    return known;
  }
}
