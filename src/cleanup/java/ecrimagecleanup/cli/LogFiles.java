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
 * Files of a log, which are read line by line and never held as a whole.
 *
 * @param names their names; - is standard input
 */
record LogFiles(List<String> names) {
  private static final String STANDARD_INPUT = "-";
  private static final long MEGABYTE = 1_000_000;

  LogFiles {
    names = List.copyOf(names);
  }

  /** How many whole megabytes they have; 0 if that is not known. */
  long megabytes() {
    return names.stream().mapToLong(LogFiles::size).sum() / MEGABYTE;
  }

  private static long size(String name) {
    Path file = Path.of(name);
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads them.
   *
   * @param step called for each megabyte
   * @param each takes each line
   * @throws IllegalArgumentException if one of them is not there
   */
  void read(Runnable step, Consumer<String> each) throws IOException {
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
