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
 * A file of a log that is read beside others: which of them has the earliest record comes first. It
 * is open from its first line to its last alone, since there can be thousands. For one thread.
 */
final class LogFile implements Comparable<LogFile>, AutoCloseable {
  private final Source source;
  private final boolean timed;
  private Optional<BufferedReader> lines = Optional.empty();
  private Optional<String> line = Optional.empty();

  /** Of a line that is no record, the time of the record before; at first that of the first one. */
  private Instant time = Instant.MIN;

  /** Where the lines come from. */
  interface Source {
    /** Opens it at its beginning. */
    InputStream open() throws IOException;
  }

  private LogFile(Source source, boolean timed) {
    this.source = source;
    this.timed = timed;
  }

  /** The only one: the times of its records do not matter. */
  static LogFile alone(Source source) {
    return new LogFile(source, false);
  }

  /** One beside others, which can be opened again: how it begins is read first. */
  static LogFile besideOthers(Source source) throws IOException {
    LogFile file = new LogFile(source, true);
    try (BufferedReader begin = file.open()) {
      String next = begin.readLine();
      while (next != null && file.time.equals(Instant.MIN)) {
        file.takeTime(next);
        next = begin.readLine();
      }
    }
    return file;
  }

  /** One beside others, which can be opened once, as standard input. */
  static LogFile onceBesideOthers(Source source) {
    return new LogFile(source, true);
  }

  private BufferedReader open() throws IOException {
    return new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8));
  }

  private void takeTime(String next) {
    if (LogLine.read(next) instanceof LogLine.OfRecord read) {
      time = read.entry().time();
    }
  }

  /** The next line; empty at the end. */
  Optional<String> next() throws IOException {
    if (lines.isEmpty()) {
      lines = Optional.of(open());
      advance(lines.get());
    }
    Optional<String> next = line;
    if (next.isPresent()) {
      advance(lines.get());
    } else {
      close();
    }
    return next;
  }

  private void advance(BufferedReader from) throws IOException {
    line = Optional.ofNullable(from.readLine());
    if (timed) {
      line.ifPresent(this::takeTime);
    }
  }

  @Override
  public int compareTo(LogFile other) {
    return time.compareTo(other.time);
  }

  @Override
  public void close() throws IOException {
    if (lines.isPresent()) {
      lines.get().close();
    }
  }
}
