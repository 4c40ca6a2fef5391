package ecrimagecleanup.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Files of a log.
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
    long read = 0;
    for (String name : names) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          each.accept(line);
          read += line.length() + 1L;
          for (; read >= MEGABYTE; read -= MEGABYTE) {
            step.run();
          }
        }
      }
    }
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
