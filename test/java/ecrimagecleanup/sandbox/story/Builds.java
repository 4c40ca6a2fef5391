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
    Map<String, String> tags =
        team.optedIn()
            ? Map.of("team", team.family(), "ecr-image-cleanup", "enabled")
            : Map.of("team", team.family());
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

  /** The newest release of a team, which there must be. */
  Release newest(Team team) {
    List<Release> all = releases.getOrDefault(team, List.of());
    return all.get(all.size() - 1);
  }

  private Release buildForTwoArchitectures(Team team, int number, String tag) {
    List<String> children = List.of(push(team, "", tag + " amd64"), push(team, "", tag + " arm64"));
    String digest = owner.pushIndex(team.repository(), tag, children);
    return new Release(team, number, tag, digest, children);
  }

  private String push(Team team, String tag, String content) {
    return owner.push(
        team.repository(),
        tag,
        team.family() + " " + content,
        SMALLEST + chance.nextLong(LARGEST - SMALLEST));
  }
}
