package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.evidence;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that name images, and what becomes of an image for it. */
class ReferenceFilesSourceTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  private Installation installation() {
    return Installation.with(
        "delete", evidence("reference-files"), "cleanup.reference-files=" + folder);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void anImageThatAFileNamesIsKeptUntilItNamesAnother() throws IOException {
    write("job.yaml", "image: %s\n".formatted(image("1")));
    try (Installation installation = installation()) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:30:00Z: %s/job.yaml:1 names it as %s."
                  .formatted(folder, image("1")));
      assertThat(installation.decisions().lastWordsOf("reference-files", old))
          .containsExactly("further-evidence, used");
      assertThat(installation.removed()).isEmpty();
      assertThat(installation.run("explain", "team/orders:1").out())
          .contains("job.yaml:1 names it as " + image("1"));

      write("job.yaml", "image: %s\n".formatted(image("2")));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old))
          .startsWith("remove: ")
          .endsWith("1 reference in 1 file of cleanup.reference-files; none names the image.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aFileThatCannotBeReadIsUnknownAndKeeps() throws IOException {
    write("job.yaml", "image: %s\n".formatted(image("2")));
    Path broken = Files.write(folder.resolve("broken.yaml"), new byte[] {(byte) 0xff});
    try (Installation installation = installation()) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: %s is not a text of UTF-8."
                  .formatted(broken));
      assertThat(installation.decisions().lastWordsOf("reference-files", old))
          .containsExactly("further-evidence, unknown");
      assertThat(installation.removed()).isEmpty();
      assertThat(installation.run("doctor").out())
          .contains("reference files", "broken.yaml is not a text of UTF-8.");

      Files.delete(broken);
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
      assertThat(installation.run("doctor").out())
          .contains("1 file with 1 reference to images of cleanup.registries.");
    }
  }

  @Test
  void aFolderWithoutAFileIsUnknownAndKeeps() {
    try (Installation installation = installation()) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .endsWith("The folder %s of cleanup.reference-files holds no file.".formatted(folder));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void anEmptyListIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", evidence("reference-files"))) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .endsWith("cleanup.reference-files lists no file and no folder.");
      assertThat(installation.removed()).isEmpty();
    }
  }
}
