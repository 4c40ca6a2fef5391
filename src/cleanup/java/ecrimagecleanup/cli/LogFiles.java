package ecrimagecleanup.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Files of a log, each in the order of its times: those of several instances, or of several days,
 * in whatever order they are named.
 *
 * @param names their names; - is standard input
 */
record LogFiles(List<String> names) implements DecisionLog {
  private static final String STANDARD_INPUT = "-";
  private static final long MEGABYTE = 1_000_000;

  LogFiles {
    names = List.copyOf(names);
  }

  /** A step is a megabyte. */
  @Override
  public long steps() {
    return names.stream().mapToLong(LogFiles::size).sum() / MEGABYTE;
  }

  @Override
  public boolean goesOn() {
    return false;
  }

  private static long size(String name) {
    Path file = Path.of(name);
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void read(Runnable step, Consumer<String> each) throws IOException {
    List<LogFile> files = new ArrayList<>();
    try {
      for (String name : names) {
        files.add(file(name));
      }
      Consumer<String> counting = counting(step, each);
      PriorityQueue<LogFile> left = new PriorityQueue<>(files);
      for (LogFile first = left.poll(); first != null; first = left.poll()) {
        Optional<String> line = first.next();
        line.ifPresent(counting);
        if (line.isPresent()) {
          left.add(first);
        }
      }
    } finally {
      for (LogFile file : files) {
        file.close();
      }
    }
  }

  private LogFile file(String name) throws IOException {
    if (names.size() == 1) {
      return LogFile.alone(() -> open(name));
    }
    // A pipe is read once, as standard input is.
    return Files.isRegularFile(Path.of(name))
        ? LogFile.besideOthers(() -> open(name))
        : LogFile.onceBesideOthers(() -> open(name));
  }

  private static Consumer<String> counting(Runnable step, Consumer<String> each) {
    long[] read = {0};
    return line -> {
      each.accept(line);
      read[0] += line.length() + 1L;
      for (; read[0] >= MEGABYTE; read[0] -= MEGABYTE) {
        step.run();
      }
    };
  }

  private static InputStream open(String name) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      return System.in;
    }
    Path file = Path.of(name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("There is no file %s to read.".formatted(name));
    }
    InputStream content = Files.newInputStream(file);
    return name.endsWith(".gz") ? new GZIPInputStream(content) : content;
  }
}
