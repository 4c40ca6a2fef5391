package ecrimagecleanup.bean;

import ecrimagecleanup.policy.Brake;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Body;

/** Whether the file or the parameter of the brake holds removals. Safe for several threads. */
public final class BrakeFile {
  private final String file;

  /**
   * @param file the file whose existence holds removals; empty for none
   */
  public BrakeFile(String file) {
    this.file = file;
  }

  /** What the file says. If nobody can say whether it exists, it holds removals, too. */
  public Brake read() {
    return file.isEmpty() || Files.notExists(Path.of(file))
        ? Brake.off()
        : Brake.on("The file %s of cleanup.brake-file holds removals.".formatted(file));
  }

  /** What the value of the parameter says: anything but {@code off} holds removals. */
  public Brake ofParameter(@Body String value) {
    return value.strip().equals("off")
        ? Brake.off()
        : Brake.on("The parameter of cleanup.brake-parameter holds removals: it is not off.");
  }
}
