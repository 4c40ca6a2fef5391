package ecrimagecleanup.evidence.files;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was read of one file or folder that is listed.
 *
 * @param path the path, as it is listed
 * @param files what each file names
 * @param problems what could not be read, and why: sentences with the file
 * @param newest when the newest file was last changed; empty if there is none
 */
public record ReadFiles(
    String path, List<FileReferences> files, List<String> problems, Optional<Instant> newest) {
  /** Clocks of file servers differ. A file of a later time proves nothing. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  public ReadFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** One of which nothing could be read. */
  public static ReadFiles failed(String path, String problem) {
    return new ReadFiles(path, List.of(), List.of(problem), Optional.empty());
  }

  /**
   * What all of them say.
   *
   * @param age how long ago the newest file of each may have been changed; empty for any time
   * @param now the time
   */
  public static ReferenceFilesAnswer answer(
      List<ReadFiles> all, Optional<Duration> age, Instant now) {
    List<Doubt> doubts = new ArrayList<>();
    if (all.isEmpty()) {
      doubts.add(Doubt.ofEverything("cleanup.reference-files lists no file and no folder."));
    }
    for (ReadFiles read : all) {
      read.problems().forEach(problem -> doubts.add(Doubt.ofEverything(problem)));
      read.emptiness().map(Doubt::ofEverything).ifPresent(doubts::add);
      age.flatMap(most -> read.staleness(most, now))
          .map(Doubt::ofEverything)
          .ifPresent(doubts::add);
    }
    return new ReferenceFilesAnswer(
        all.stream().flatMap(read -> read.files().stream()).toList(), doubts);
  }

  /** An empty answer does not prove that anybody looked at the right place. */
  private Optional<String> emptiness() {
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    if (files.isEmpty()) {
      return Optional.of("The folder %s of cleanup.reference-files holds no file.".formatted(path));
    }
    return files.stream().allMatch(FileReferences::isEmpty)
        ? Optional.of(
            "%s of cleanup.reference-files names no image of cleanup.registries, which does not prove that it is the right place."
                .formatted(path))
        : Optional.empty();
  }

  private Optional<String> staleness(Duration most, Instant now) {
    return newest
        .filter(time -> time.isBefore(now.minus(most)) || time.isAfter(now.plus(TOLERANCE)))
        .map(
            time ->
                "The newest file of %s was changed on %s, which is not within the last %s (cleanup.reference-files-age)."
                    .formatted(path, Times.utc(time), Durations.inWords(most)));
  }
}
