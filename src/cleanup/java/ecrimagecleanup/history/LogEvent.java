package ecrimagecleanup.history;

import java.time.Instant;

/**
 * A line of a log that somebody keeps.
 *
 * @param time when it was written
 * @param line the line
 */
public record LogEvent(Instant time, String line) {}
