package ecrimagecleanup.sandbox.ecs;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.PulledName;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.ecr.Registries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of one deployment, task set or single task. Its first task resolves the tags to
 * digests, which all later tasks are started with. While the workload lasts it uses its images,
 * whether or not a task runs; guarded by the lock of the world.
 */
final class Workload {

  /**
   * A container of a started task.
   *
   * @param name its name
   * @param image its image as it was written
   * @param digest what was pulled; empty for an image of elsewhere
   * @param shown the digest that ECS shows: of an index, that may be the child which runs
   */
  record Started(String name, String image, Optional<String> digest, Optional<String> shown) {
    Started(String name, String image, Optional<String> digest) {
      this(name, image, digest, digest);
    }
  }

  private final Registries registries;
  private final UseLedger ledger;
  private final List<ContainerImage> containers;
  private final String by;
  private final Map<String, String> pins = new HashMap<>();
  private final Map<String, UseLedger.Entry> uses = new HashMap<>();

  Workload(Registries registries, UseLedger ledger, List<ContainerImage> containers, String by) {
    this.by = by;
    this.registries = registries;
    this.ledger = ledger;
    this.containers = containers;
    for (ContainerImage container : containers) {
      container.pulled().ifPresent(name -> uses.put(container.name(), ledger.named(name, by)));
    }
  }

  /** Pulls the images for a task; empty, and on the judge's record, if one cannot be pulled. */
  Optional<List<Started>> start(String taskArn) {
    List<Started> started = new ArrayList<>();
    for (ContainerImage container : containers) {
      Optional<String> digest =
          container.pulled().map(name -> pinned(container, name)).flatMap(registries::pull);
      if (digest.isEmpty() && container.pulled().isPresent()) {
        ledger.pullFailed(container.image(), taskArn);
        return Optional.empty();
      }
      digest.ifPresent(pulled -> pin(container, pulled));
      Optional<String> shown = digest.map(pulled -> shown(container, pulled));
      started.add(new Started(container.name(), container.image(), digest, shown));
    }
    return Optional.of(started);
  }

  /** What is pinned by now, by the name of the container. */
  List<Started> resolved() {
    return containers.stream()
        .map(
            container ->
                new Started(
                    container.name(),
                    container.image(),
                    Optional.ofNullable(pins.get(container.name()))))
        .toList();
  }

  /** The containers of a task that could not start. */
  List<Started> neverPulled() {
    return containers.stream()
        .map(container -> new Started(container.name(), container.image(), Optional.empty()))
        .toList();
  }

  /** Nothing runs any more, and nothing can be started from it. */
  void end() {
    uses.values().forEach(UseLedger.Entry::end);
  }

  private String shown(ContainerImage container, String digest) {
    return container
        .pulled()
        .flatMap(name -> registries.shownByTasks(new ImageKey(name.repository(), digest)))
        .orElse(digest);
  }

  private PulledName pinned(ContainerImage container, PulledName name) {
    return Optional.ofNullable(pins.get(container.name()))
        .map(digest -> new PulledName(name.repository(), Optional.empty(), Optional.of(digest)))
        .orElse(name);
  }

  private void pin(ContainerImage container, String digest) {
    if (container.pinned() && !pins.containsKey(container.name())) {
      pins.put(container.name(), digest);
      ImageKey image = new ImageKey(container.pulled().orElseThrow().repository(), digest);
      Optional.ofNullable(uses.put(container.name(), ledger.runs(image, by)))
          .ifPresent(UseLedger.Entry::end);
    }
  }
}
