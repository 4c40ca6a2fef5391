package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.files.ReferenceFilesAnswer;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.policy.Registries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading of files and folders: whatever cannot be read is a doubt that names the file. */
class ReferenceFilesTest {
  private static final Instant NOW = Instant.parse("2026-03-03T09:16:05Z");
  private static final String REFERENCE =
      "image: 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1\n";

  @TempDir private Path folder;

  @BeforeEach
  void oneFileThatCanBeRead() throws IOException {
    write("a/values.yaml", REFERENCE);
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, content);
  }

  private static ReferenceFilesAnswer read(String age, Object... paths) {
    return read(Files::readString, age, paths);
  }

  private static ReferenceFilesAnswer read(
      ReferenceFiles.Texts texts, String age, Object... paths) {
    return new ReferenceFiles(
            Arrays.stream(paths).map(Object::toString).collect(Collectors.joining(" , ")),
            age,
            new Registries("999988887777/eu-central-1"),
            Replicas.parse("999988887777/eu-central-1>999988887777/us-east-1"),
            Clock.fixed(NOW, ZoneOffset.UTC),
            texts)
        .read();
  }

  private static void assertDoubt(ReferenceFilesAnswer answer, String... parts) {
    assertThat(answer.doubts())
        .extracting(Doubt::text)
        .singleElement()
        .satisfies(text -> assertThat(text).contains(parts));
  }

  private void assertDoubt(String... parts) {
    assertDoubt(read("", folder), parts);
  }

  @Test
  void filesAndFoldersAreReadWithAllBelowThem() throws IOException {
    write("b/c/d/job.json", "{\"image\": \"%s\"}".formatted(REFERENCE.strip().substring(7)));
    Path single = write("single", REFERENCE.replace("eu-central-1", "us-east-1"));

    ReferenceFilesAnswer answer = read("", folder.resolve("a"), folder.resolve("b"), single);

    assertThat(answer.doubts()).isEmpty();
    assertThat(answer.files()).isEqualTo(3);
    assertThat(answer.references()).isEqualTo(3);
  }

  @Test
  void linksAreFollowed() throws IOException {
    Files.createSymbolicLink(folder.resolve("current"), folder.resolve("a"));

    ReferenceFilesAnswer answer = read("", folder.resolve("current"));

    assertThat(answer.doubts()).isEmpty();
    assertThat(answer.references()).isEqualTo(1);
  }

  @Test
  void noPathIsADoubt() {
    assertDoubt(read(""), "lists no file and no folder");
    assertDoubt(read("", " "), "lists no file and no folder");
  }

  @Test
  void aPathThatIsNotThereIsADoubt() {
    assertDoubt(
        read("", folder, folder.resolve("gone")), "gone of cleanup.reference-files", "gone");
  }

  @Test
  void aFolderWithoutAFileIsADoubt() throws IOException {
    Files.createDirectories(folder.resolve("empty/below"));

    assertDoubt(read("", folder, folder.resolve("empty")), "empty of", "holds no file");
  }

  @Test
  void theFolderOfGitIsNoFileOfTheFolder() throws IOException {
    write("only-git/.git/HEAD", new byte[] {(byte) 0xff});

    assertDoubt(read("", folder.resolve("only-git")), "only-git of", "holds no file");
  }

  @Test
  void whileGitWritesItIsADoubt() throws IOException {
    write(".git/index.lock", "");

    assertDoubt("cannot be read", "git is changing");
    assertDoubt(read("", folder.resolve("a")), "cannot be read", "git is changing");
  }

  @Test
  void aFileThatIsNotOfUtf8IsADoubt() throws IOException {
    write("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    assertDoubt("logo.png is not a text of UTF-8");
  }

  @Test
  void aFileOfUtf16IsADoubtThoughItsBytesAreOfUtf8() throws IOException {
    write("windows.yaml", REFERENCE.getBytes(StandardCharsets.UTF_16LE));

    assertDoubt("windows.yaml is not a text of UTF-8");
  }

  @Test
  void aFileThatIsTooLargeIsADoubt() throws IOException {
    write("most", " ".repeat((int) ReferenceFiles.MOST_BYTES));
    assertThat(read("", folder).doubts()).isEmpty();

    write("more", " ".repeat((int) ReferenceFiles.MOST_BYTES + 1));
    assertDoubt("more has more than 5,000,000 bytes");
  }

  @Test
  void aFolderOfTooManyFilesIsADoubt() throws IOException {
    for (int i = 0; i < ReferenceFiles.MOST_FILES; i++) {
      Files.createFile(folder.resolve("a/" + i));
    }

    assertDoubt(" holds more than 20,000 files");
  }

  @Test
  void aLinkThatLeadsNowhereIsADoubt() throws IOException {
    Files.createSymbolicLink(folder.resolve("lost.yaml"), folder.resolve("nowhere"));

    assertDoubt("cannot be read", "lost.yaml is not a file, or its link leads nowhere");
  }

  @Test
  void aLinkThatLeadsInACircleIsADoubt() throws IOException {
    Files.createSymbolicLink(folder.resolve("a/again"), folder);

    assertDoubt("cannot be read", "again");
  }

  @Test
  void aFolderThatChangesWhileItIsReadIsADoubt() {
    ReferenceFiles.Texts pulledMeanwhile =
        file -> {
          String text = Files.readString(file);
          write("late.yaml", REFERENCE);
          return text;
        };

    assertDoubt(read(pulledMeanwhile, "", folder), folder + " changed while it was read");
  }

  @Test
  void aFileThatCannotBeReadIsADoubt() {
    ReferenceFiles.Texts denied =
        file -> {
          throw new AccessDeniedException(file.toString());
        };

    assertDoubt(read(denied, "", folder), "values.yaml cannot be read", "AccessDenied");
  }

  @Test
  void theNameOfAFileIsOneLine() throws IOException {
    write("two\nlines", new byte[] {(byte) 0xff});

    assertDoubt("two lines is not a text");
  }

  @Test
  void theNewestFileTellsWhetherTheFolderIsUpToDate() throws IOException {
    Path old = folder.resolve("a/values.yaml");
    Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(7201)));
    assertDoubt(read("PT2H", folder), "changed on 3 Mar 2026 07:16 UTC");

    Path marker = write("refreshed", "");
    Files.setLastModifiedTime(marker, FileTime.from(NOW.minusSeconds(60)));
    assertThat(read("PT2H", folder).doubts()).isEmpty();
    assertDoubt(read("PT2H", folder, folder.resolve("a")), "a was changed on 3 Mar 2026 07:16 UTC");
  }
}
