package ecrimagecleanup.sandbox.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of the source tree decides and reads evidence, and the world in which histories are played:
 * those of two versions do not add up.
 */
final class DecidingCode {
  private static final String SOURCES = "src/cleanup/java/ecrimagecleanup/";
  private static final String WORLD = "src/sandbox/java/ecrimagecleanup/sandbox";
  private static final List<String> FOLDERS =
      List.of(
          SOURCES + "image",
          SOURCES + "event",
          SOURCES + "policy",
          SOURCES + "check",
          SOURCES + "evidence",
          SOURCES + "decision",
          SOURCES + "sweep",
          SOURCES + "component",
          SOURCES + "bean",
          SOURCES + "message",
          SOURCES + "settings",
          "routes",
          "config",
          WORLD);

  /** What has a world of its own, and the rules that are taken out one by one. */
  private static final List<String> NOT_PLAYED =
      List.of(WORLD + "/benchmark", WORLD + "/story", WORLD + "/simulation/Mutants.java");

  private DecidingCode() {}

  /**
   * A number that is another one as soon as any of it is.
   *
   * @param home the root of the source tree
   * @throws IllegalArgumentException if it is no source tree
   */
  static String hash(Path home) throws IOException {
    MessageDigest digest = sha256();
    for (String folder : FOLDERS) {
      Path root = home.resolve(folder);
      if (!Files.isDirectory(root)) {
        throw new IllegalArgumentException(
            "There is no folder %s: a record needs the source tree.".formatted(root));
      }
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(file -> isPlayed(home, file)).sorted().toList()) {
          String name = home.relativize(file).toString().replace('\\', '/');
          digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static boolean isPlayed(Path home, Path file) {
    return Files.isRegularFile(file)
        && NOT_PLAYED.stream().map(home::resolve).noneMatch(file::startsWith);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
