package ecrimagecleanup.sandbox.story;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which release of the shared sidecar each stage deploys with. */
final class Sidecars {
  private final Map<Stage, Release> current = new EnumMap<>(Stage.class);

  void use(Stage stage, Release release) {
    current.put(stage, release);
  }

  /** The other images of a team's task definitions in a stage. */
  List<String> others(Team team, Stage stage) {
    return team.others().stream()
        .map(other -> other.equals(Team.SIDECAR) ? of(stage) : other)
        .toList();
  }

  private String of(Stage stage) {
    return Optional.ofNullable(current.get(stage)).orElseThrow().reference();
  }
}
