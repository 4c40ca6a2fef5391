package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of all teams in all stages. */
final class Deliveries {
  private record Place(Team team, Stage stage, Delivery delivery) {}

  private final Script script;
  private final Sidecars sidecars;
  private final Map<Stage, WorkloadAccount> accounts = new EnumMap<>(Stage.class);
  private final List<Place> places = new ArrayList<>();

  Deliveries(Script script, Sandbox sandbox, Sidecars sidecars) {
    this.script = script;
    this.sidecars = sidecars;
    for (Stage stage : Stage.values()) {
      accounts.put(stage, new WorkloadAccount(sandbox, stage.accountId(), World.REGION));
    }
  }

  /** The account of a stage. */
  WorkloadAccount account(Stage stage) {
    return Optional.ofNullable(accounts.get(stage)).orElseThrow();
  }

  /** The service of a team in a stage, which is created with its first deployment. */
  Delivery of(Team team, Stage stage) {
    return places.stream()
        .filter(place -> place.team().equals(team) && place.stage() == stage)
        .map(Place::delivery)
        .findFirst()
        .orElseGet(() -> open(team, stage));
  }

  /** The services of a stage that run with the shared sidecar. */
  List<Delivery> withSidecar(Stage stage) {
    return places.stream()
        .filter(place -> place.stage() == stage && place.team().others().contains(Team.SIDECAR))
        .map(Place::delivery)
        .toList();
  }

  private Delivery open(Team team, Stage stage) {
    Delivery delivery = new Delivery(script, team, stage, account(stage), sidecars);
    places.add(new Place(team, stage, delivery));
    return delivery;
  }
}
