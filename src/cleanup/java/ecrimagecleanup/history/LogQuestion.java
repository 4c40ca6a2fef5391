package ecrimagecleanup.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Which log events are asked for: those that hold a record.
 *
 * @param from from when on; empty for always
 * @param to until when
 * @param repository the name of the only repository that is asked for; empty for any
 */
public record LogQuestion(Optional<Instant> from, Instant to, Optional<String> repository) {}
