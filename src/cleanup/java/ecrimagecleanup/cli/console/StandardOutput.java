package ecrimagecleanup.cli.console;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Standard output of this process, which remembers why a write failed: the writers of Java that
 * print to it keep silent about that. Safe for several threads.
 */
public final class StandardOutput extends OutputStream {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private volatile Optional<IOException> failure = Optional.empty();

  /** Prints to it, line by line, in the encoding that picocli takes as well. */
  public PrintWriter writer() {
    Charset charset =
        Optional.ofNullable(System.getProperty("sun.stdout.encoding"))
            .map(Charset::forName)
            .orElseGet(Charset::defaultCharset);
    return new PrintWriter(new BufferedWriter(new OutputStreamWriter(this, charset)), true);
  }

  /** Why the last write that failed did; empty if none has. */
  Optional<IOException> failure() {
    return failure;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }
}
