package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The build of all teams: creates their repositories, and pushes their releases. */
final class Builds {
  /** The tag that {@link #callStable} moves. */
  static final String STABLE = "stable";

  private static final long SMALLEST = 60_000_000;
  private static final long LARGEST = 900_000_000;

  private final ImageOwner owner;
  private final SplittableRandom chance;
  private final Map<Team, List<Release>> releases = new HashMap<>();

  Builds(ImageOwner owner, SplittableRandom chance) {
    this.owner = owner;
    this.chance = chance;
  }

  void createRepository(Team team) {
    Map<String, String> tags = new HashMap<>(Map.of("team", team.family()));
    if (team.optedIn()) {
      tags.put("ecr-image-cleanup", "enabled");
    }
    if (team.traits().contains(Team.Trait.FIRST_RELEASE_LOCKED)) {
      tags.put("ecr-image-cleanup:protected-tags", "1.0");
    }
    owner.createRepository(team.repository(), tags);
    if (team.traits().contains(Team.Trait.IMMUTABLE_TAGS)) {
      owner.call(
          "PutImageTagMutability",
          Json.object()
              .put("repositoryName", team.repository())
              .put("imageTagMutability", "IMMUTABLE"));
    }
  }

  /** Pushes the next release of a team. */
  Release build(Team team) {
    List<Release> before = releases.computeIfAbsent(team, key -> new ArrayList<>());
    int number = before.size() + 1;
    String tag = "1." + (number - 1);
    Release release =
        team.traits().contains(Team.Trait.MULTI_ARCHITECTURE)
            ? buildForTwoArchitectures(team, number, tag)
            : new Release(team, number, tag, push(team, tag, tag), List.of());
    before.add(release);
    return release;
  }

  /** Moves the tag {@code stable} of a team to a release. */
  void callStable(Release release) {
    owner.retag(release.team().repository(), STABLE, release.digest());
  }

  /** The newest release of a team, which there must be. */
  Release newest(Team team) {
    List<Release> all = releases.getOrDefault(team, List.of());
    return all.get(all.size() - 1);
  }

  private Release buildForTwoArchitectures(Team team, int number, String tag) {
    // Every other release changes nothing for arm64: two indexes share the image.
    String arm64 = "arm64 " + (number + 1) / 2;
    List<String> children = List.of(push(team, "", tag + " amd64"), push(team, "", arm64));
    String digest = owner.pushIndex(team.repository(), tag, children);
    return new Release(team, number, tag, digest, children);
  }

  private String push(Team team, String tag, String content) {
    return owner.pushBuilt(
        team.repository(),
        tag,
        team.family() + " " + content,
        SMALLEST + chance.nextLong(LARGEST - SMALLEST));
  }
}
