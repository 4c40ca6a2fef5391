package ecrimagecleanup.bean;

import ecrimagecleanup.evidence.files.FileReferences;
import ecrimagecleanup.evidence.files.ReadFiles;
import ecrimagecleanup.evidence.files.ReferenceFilesAnswer;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.words.OneLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads which images the files of {@code cleanup.reference-files} name. A folder counts with all
 * that is below it; symbolic links are followed, and {@code .git} is left out. A file that is not
 * text, too large or changed meanwhile is a problem, since what it names is unknown. Safe for
 * several threads.
 */
public final class ReferenceFiles {
  /** The most bytes of one file. */
  static final long MOST_BYTES = 5_000_000;

  /** The most files of one folder. */
  static final int MOST_FILES = 20_000;

  private static final Pattern COMMA = Pattern.compile(",");
  private static final String GIT = ".git";

  private final List<String> paths;
  private final Optional<Duration> age;
  private final Set<Registry> registries;
  private final Clock clock;

  private final Texts texts;

  /** Reads a text of UTF-8. */
  interface Texts {
    String read(Path file) throws IOException;
  }

  /**
   * @param paths files and folders, separated by commas
   * @param age a duration: how long ago the newest file of each may have been changed; or nothing
   */
  public ReferenceFiles(
      String paths, String age, Registries registries, Replicas replicas, Clock clock) {
    this(paths, age, registries, replicas, clock, Files::readString);
  }

  ReferenceFiles(
      String paths,
      String age,
      Registries registries,
      Replicas replicas,
      Clock clock,
      Texts texts) {
    this.paths =
        COMMA.splitAsStream(paths).map(String::strip).filter(path -> !path.isEmpty()).toList();
    this.age = age.isBlank() ? Optional.empty() : Optional.of(Duration.parse(age.strip()));
    this.registries =
        Stream.concat(registries.all().stream(), replicas.sources().keySet().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
    this.texts = texts;
  }

  /** What the files name now. Whatever cannot be read is part of the answer. */
  public ReferenceFilesAnswer read() {
    return ReadFiles.answer(paths.stream().map(this::read).toList(), age, clock.instant());
  }

  /**
   * A file as it was found.
   *
   * @param file the file
   * @param size the number of bytes
   * @param changed when it was last changed
   */
  private record Found(Path file, long size, Instant changed) {}

  private ReadFiles read(String path) {
    try {
      List<Found> found = find(Path.of(path));
      if (found.size() > MOST_FILES) {
        return ReadFiles.failed(path, "%s holds more than %,d files.".formatted(path, MOST_FILES));
      }
      List<FileReferences> files = new ArrayList<>();
      List<String> problems = new ArrayList<>();
      for (Found each : found) {
        read(each, files, problems);
      }
      if (!find(Path.of(path)).equals(found)) {
        problems.add("%s changed while it was read.".formatted(path));
      }
      return new ReadFiles(
          path, files, problems, found.stream().map(Found::changed).max(Comparator.naturalOrder()));
    } catch (IOException e) {
      return ReadFiles.failed(
          path,
          OneLine.of("%s of cleanup.reference-files cannot be read (%s).".formatted(path, e)));
    }
  }

  /** The files below a path, and no more than one above the limit. */
  private static List<Found> find(Path path) throws IOException {
    failIfGitWrites(path.toRealPath());
    List<Found> found = new ArrayList<>();
    Files.walkFileTree(
        path,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(GIT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isRegularFile()) {
              throw new IOException(file + " is not a file, or its link leads nowhere");
            }
            found.add(
                new Found(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
            return found.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }
        });
    found.sort(Comparator.comparing(Found::file));
    return found;
  }

  /** While git changes a working tree, a file can be missing that will be there again. */
  private static void failIfGitWrites(Path path) throws IOException {
    for (Path folder = path; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(GIT).resolve("index.lock"))) {
        throw new IOException("git is changing " + folder);
      }
    }
  }

  private void read(Found found, Collection<FileReferences> files, List<String> problems) {
    String name = OneLine.of(found.file().toString());
    if (found.size() > MOST_BYTES) {
      problems.add("%s has more than %,d bytes.".formatted(name, MOST_BYTES));
      return;
    }
    try {
      String text = texts.read(found.file());
      if (text.indexOf('\0') >= 0) {
        // Of UTF-16, in which no host name would be found.
        problems.add("%s is not a text of UTF-8.".formatted(name));
      } else {
        files.add(FileReferences.of(name, text, registries));
      }
    } catch (CharacterCodingException e) {
      problems.add("%s is not a text of UTF-8.".formatted(name));
    } catch (IOException e) {
      problems.add(OneLine.of("%s cannot be read (%s).".formatted(name, e)));
    }
  }
}
