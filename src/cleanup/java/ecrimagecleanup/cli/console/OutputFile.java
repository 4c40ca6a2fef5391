package ecrimagecleanup.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written as a whole or not at all: what is not complete yet stands beside it, and
 * goes when something fails, or when the process is stopped. What is no file, as {@code /dev/null},
 * is written to directly. Not safe for use by many threads.
 */
public final class OutputFile implements AutoCloseable {
  private final Path target;
  private final Path written;
  private final Writer writer;
  private final Thread hook;

  private OutputFile(Path target, Path written, Writer writer) {
    this.target = target;
    this.written = written;
    this.writer = writer;
    this.hook = new Thread(this::deleteUnfinished, "unfinished-file");
  }

  /**
   * Begins a file.
   *
   * @throws IllegalArgumentException if it cannot be written there
   */
  public static OutputFile begin(Path file) {
    try {
      boolean exists = Files.exists(file);
      if (exists && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
        return new OutputFile(file, file, Files.newBufferedWriter(file));
      }
      Path target = exists ? file.toRealPath() : file.toAbsolutePath();
      Path folder = target.resolveSibling("");
      if (Files.isDirectory(file) || !Files.isDirectory(folder)) {
        throw new IllegalArgumentException(
            Files.isDirectory(file)
                ? "%s is a folder; name a file in it.".formatted(file)
                : "There is no folder %s for the file %s.".formatted(folder, file.getFileName()));
      }
      Path written =
          target.resolveSibling(
              ".%s.%d.unfinished".formatted(target.getFileName(), ProcessHandle.current().pid()));
      OutputFile begun = new OutputFile(target, written, Files.newBufferedWriter(written));
      Runtime.getRuntime().addShutdownHook(begun.hook);
      return begun;
    } catch (AccessDeniedException e) {
      IllegalArgumentException denied =
          new IllegalArgumentException("%s cannot be written: permission denied.".formatted(file));
      // As its cause it would be printed in place of the sentence.
      denied.addSuppressed(e);
      throw denied;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What writes to it. */
  public Writer writer() {
    return writer;
  }

  /**
   * Says that all is written, and puts the file in its place.
   *
   * @return how many bytes it has
   */
  public long complete() throws IOException {
    writer.close();
    if (written.equals(target)) {
      return 0;
    }
    long bytes = Files.size(written);
    Files.move(
        written, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return bytes;
  }

  /** Takes away what is not complete. */
  @Override
  public void close() throws IOException {
    writer.close();
    deleteUnfinished();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has run or will.
      return;
    }
  }

  private void deleteUnfinished() {
    if (written.equals(target)) {
      return;
    }
    try {
      Files.deleteIfExists(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
