package ecrimagecleanup.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tar.gz that the build has made, unpacked far from the source tree.
 *
 * @param home the folder with {@code bin/} and {@code lib/}
 */
record Unpacked(Path home) {
  private static final String TAR = "ecr-image-cleanup.tar";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Unpacks it into an empty folder, with the tar of the machine. */
  static Unpacked into(Path folder) throws IOException, InterruptedException {
    List<String> unpack =
        List.of("tar", "-xzf", Path.of(System.getProperty(TAR)).toAbsolutePath().toString());
    try (RunningProcess tar = RunningProcess.start(folder, Map.of(), unpack)) {
      if (tar.awaitExit(PATIENCE) != 0) {
        throw new IllegalStateException(tar.output());
      }
    }
    try (Stream<Path> unpacked = Files.list(folder)) {
      List<Path> homes = unpacked.toList();
      if (homes.size() != 1) {
        throw new IllegalStateException("Not one folder, but " + homes);
      }
      return new Unpacked(homes.get(0));
    }
  }

  /** Starts {@code bin/ecr-image-cleanup} in another folder, with nobody's home. */
  RunningProcess start(Map<String, String> environment, String... arguments) {
    Map<String, String> all =
        new HashMap<>(Map.of("HOME", home.toString(), "ECR_IMAGE_CLEANUP_CLASS_ARCHIVE", "off"));
    all.putAll(environment);
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/ecr-image-cleanup").toString());
    command.addAll(List.of(arguments));
    return RunningProcess.start(home.resolveSibling(""), all, command);
  }

  /** Every file of a folder of it, as paths from {@code home}, in order. */
  List<String> files(String folder) throws IOException {
    return files(home, folder);
  }

  /** The same of another home. */
  static List<String> files(Path home, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> home.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
