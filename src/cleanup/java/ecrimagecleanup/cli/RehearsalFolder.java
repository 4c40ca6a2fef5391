package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.RehearsalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the files of rehearsals, {@code rehearsal-<8 hex>.json}. A file is replaced as a
 * whole: who reads it sees one state or the next.
 *
 * @param folder the folder
 */
record RehearsalFolder(Path folder) {
  private static final String PREFIX = "rehearsal-";
  private static final String SUFFIX = ".json";

  /** The file of a rehearsal. */
  Path file(Rehearsal rehearsal) {
    return folder.resolve(PREFIX + rehearsal.id().value() + SUFFIX);
  }

  /**
   * Writes a rehearsal down.
   *
   * @throws IllegalStateException if that fails
   */
  void write(Rehearsal rehearsal) {
    Path file = file(rehearsal);
    Path next = folder.resolve(file.getFileName() + ".new");
    String text = RehearsalJson.write(rehearsal, Answers.of(rehearsal));
    try {
      Files.writeString(next, text);
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      IllegalStateException unwritten =
          new IllegalStateException(
              "The file %s of the rehearsal cannot be written. %s"
                  .formatted(file, PlainSentence.of(e)));
      // As its cause it would be printed in place of the sentence.
      unwritten.addSuppressed(e);
      throw unwritten;
    }
  }

  /**
   * All rehearsals in the folder, the newest first.
   *
   * @throws IllegalArgumentException if a file of that name is no rehearsal: nobody knows what is
   *     left of it
   */
  List<Rehearsal> all() {
    List<Rehearsal> all = new ArrayList<>();
    for (Path file : files()) {
      all.add(read(file));
    }
    all.sort(Comparator.comparing(Rehearsal::startedAt).reversed());
    return all;
  }

  /** The newest that has not ended; empty if all have. */
  Optional<Rehearsal> unfinished() {
    return all().stream().filter(rehearsal -> rehearsal.endedAt().isEmpty()).findFirst();
  }

  /** The newest that came to its end; without such, the newest that was ended early. */
  Optional<Rehearsal> newestResult() {
    List<Rehearsal> ended =
        all().stream().filter(rehearsal -> rehearsal.endedAt().isPresent()).toList();
    return ended.stream()
        .filter(rehearsal -> rehearsal.fact("failure").isEmpty())
        .findFirst()
        .or(() -> ended.stream().findFirst());
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("rehearsal-[0-9a-f]{8}\\.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rehearsal read(Path file) {
    try {
      return RehearsalJson.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s cannot be read as a rehearsal. %s Correct it, or remove by hand what is named after it, ecr-image-cleanup-%s, and then the file."
              .formatted(file, e.getMessage(), file.getFileName().toString().replace(SUFFIX, "")),
          e);
    }
  }
}
