package ecrimagecleanup.cli;

import ecrimagecleanup.history.LogLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of a log that is read beside others: which of them has the earliest record comes first.
 * For one thread.
 */
final class LogFile implements Comparable<LogFile>, AutoCloseable {
  private final BufferedReader lines;
  private final boolean timed;
  private Optional<String> line = Optional.empty();

  /** Of a line that is no record, the time of the record before. */
  private Instant time = Instant.MIN;

  /**
   * @param content what it has, from its beginning
   * @param timed whether the times of its records matter; it takes longer to know them
   */
  LogFile(InputStream content, boolean timed) throws IOException {
    this.lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    this.timed = timed;
    advance();
  }

  /** The next line; empty at the end. */
  Optional<String> next() throws IOException {
    Optional<String> next = line;
    if (next.isPresent()) {
      advance();
    }
    return next;
  }

  private void advance() throws IOException {
    line = Optional.ofNullable(lines.readLine());
    if (timed && line.map(LogLine::read).orElse(null) instanceof LogLine.OfRecord read) {
      time = read.entry().time();
    }
  }

  @Override
  public int compareTo(LogFile other) {
    return time.compareTo(other.time);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
