package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A number for the logs of many histories: the same for the same lines in the same order. */
final class Fingerprint {
  private final MessageDigest digest = Sha256.begin();

  /** Adds a line. */
  void add(String line) {
    digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
  }

  /** What it is of all lines; it begins anew then. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
