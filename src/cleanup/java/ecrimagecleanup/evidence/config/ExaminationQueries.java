package ecrimagecleanup.evidence.config;

import ecrimagecleanup.image.Registry;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The queries that only commands ask: {@code doctor} all of them, and plans one. */
public final class ExaminationQueries {
  private static final String STATUSES = "statuses.sql";
  private static final String ACTIVE_FAMILIES = "active-families.sql";
  private static final String CAPTURED_LATELY = "captured-lately.sql";

  private final Optional<QueryTemplate> statuses;
  private final Optional<QueryTemplate> activeFamilies;
  private final Optional<QueryTemplate> capturedLately;

  /**
   * @param files the templates by the names of their files; each may be missing, because a folder
   *     of queries may be older than the command that asks them
   */
  ExaminationQueries(Map<String, String> files) {
    statuses = template(files, STATUSES);
    activeFamilies = template(files, ACTIVE_FAMILIES);
    capturedLately = template(files, CAPTURED_LATELY);
  }

  private static Optional<QueryTemplate> template(Map<String, String> files, String file) {
    return Optional.ofNullable(files.get(file))
        .map(content -> new QueryTemplate(file, content, "registries"));
  }

  /**
   * How many task definitions of which status name images of the registries.
   *
   * @throws IllegalArgumentException if its template is missing
   */
  public AggregatorQuery statuses(Collection<Registry> registries) {
    return new AggregatorQuery(
        found(statuses, STATUSES).expressions(AggregatorQueries.of(registries)));
  }

  /**
   * How many ACTIVE revisions of which family name images of the registries.
   *
   * @throws IllegalArgumentException if its template is missing
   */
  public AggregatorQuery activeFamilies(Collection<Registry> registries) {
    return new AggregatorQuery(
        found(activeFamilies, ACTIVE_FAMILIES).expressions(AggregatorQueries.of(registries)));
  }

  /**
   * Which ACTIVE task definitions that name images of the registries were captured between two
   * times, each rounded down to the hour.
   *
   * @throws IllegalArgumentException if its template is missing
   */
  public AggregatorQuery capturedLately(Collection<Registry> registries, Instant from, Instant to) {
    String captured = AggregatorQueries.captured(from, to);
    return new AggregatorQuery(
        found(capturedLately, CAPTURED_LATELY)
            .expressions(
                property ->
                    AggregatorQueries.of(registries).apply(property).stream()
                        .map(condition -> "(%s%s)".formatted(condition, captured))
                        .toList()));
  }

  private static QueryTemplate found(Optional<QueryTemplate> template, String file) {
    return template.orElseThrow(() -> AggregatorQueries.missing(file));
  }
}
