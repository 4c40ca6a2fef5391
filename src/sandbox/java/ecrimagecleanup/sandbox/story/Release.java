package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.RepositoryKey;
import java.util.List;

/**
 * A build that was pushed.
 *
 * @param team whose
 * @param number counts the releases of the team from 1
 * @param tag its tag
 * @param digest the digest of its image, or of its index
 * @param children the digests of the images of an index
 */
record Release(Team team, int number, String tag, String digest, List<String> children) {

  /** The image as a task definition of the team names it. */
  String reference() {
    String uri = RepositoryKey.shared(team.repository()).uri();
    return switch (team.naming()) {
      case TAG -> uri + ":" + tag;
      case DIGEST -> uri + "@" + digest;
      case TAG_AND_DIGEST -> uri + ":" + tag + "@" + digest;
      case DUAL_STACK_HOST ->
          uri.replace(".dkr.ecr.", ".dkr-ecr.").replace(".amazonaws.com/", ".on.aws/") + ":" + tag;
    };
  }

  @Override
  public String toString() {
    return team.family() + " " + tag;
  }
}
