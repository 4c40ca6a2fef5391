package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.CaptureTime;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Do events arrive? A task definition that AWS Config captured hours ago was registered before, and
 * its event made a check of each image that waits until the grace period is over. If none waits for
 * any of a few, events do not arrive, or nobody handles them.
 *
 * @param reading what is read
 * @param registries the registries
 * @param policy what the operator decided
 * @param ignored where events are nobody's, on purpose
 * @param clock the clock
 */
public record EventsExamination(
    Reading reading, Registries registries, Policy policy, Workloads ignored, Clock clock)
    implements Examination {
  /** How long an event and its check may take. */
  private static final Duration LATENCY = Duration.ofHours(2);

  /** How far back AWS Config is asked; and how long it may take to capture a revision. */
  private static final Duration LOOK_BACK = Duration.ofHours(8);

  /** How many images are looked at, with three calls each. */
  private static final int MOST = 5;

  private static final TaskDefinitionArn ANY =
      new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "any", 1);

  /**
   * An image that a task definition names.
   *
   * @param taskDefinition which one
   * @param capturedAt when AWS Config captured it
   * @param reference what it says
   */
  record Named(
      TaskDefinitionArn taskDefinition, Instant capturedAt, ImageReference.Ecr reference) {}

  /**
   * What came of one.
   *
   * @param named the image
   * @param arrived whether a check waits that its event, or one like it, made
   */
  record Looked(Named named, boolean arrived) {}

  @Override
  public String area() {
    return "events";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    Instant now = clock.instant();
    List<Looked> looked =
        reading.capturedLately(now.minus(LOOK_BACK), now.minus(LATENCY)).stream()
            .flatMap(EventsExamination::named)
            .filter(this::isOurs)
            .sorted(Comparator.comparing(Named::capturedAt).reversed())
            .limit(MOST)
            .flatMap(named -> look(named, now).stream())
            .toList();
    return List.of(judge(looked));
  }

  private static Stream<Named> named(JsonNode row) {
    List<Named> all = new ArrayList<>();
    TaskDefinitionArn.parse(row.path("arn").asText())
        .ifPresent(
            arn ->
                CaptureTime.of(row)
                    .ifPresent(
                        at -> {
                          for (JsonNode container :
                              row.path("configuration").path("ContainerDefinitions")) {
                            if (ImageReference.parse(container.path("Image").asText())
                                instanceof ImageReference.Ecr ecr) {
                              all.add(new Named(arn, at, ecr));
                            }
                          }
                        }));
    return all.stream();
  }

  private boolean isOurs(Named named) {
    return registries.contains(named.reference().repository().registry())
        && !ignored.include(named.taskDefinition().where());
  }

  /** Empty of an image whose event makes no check, or one that may have fired already. */
  private Optional<Looked> look(Named named, Instant now) {
    RepositoryTags tags = reading.tags(named.reference().repository());
    Duration grace = OwnerPolicy.of(tags, policy).orElse(policy.defaults()).grace();
    Instant registered = named.capturedAt().minus(LOOK_BACK);
    if (!policy.optedIn(tags) || !registered.plus(grace).isAfter(now)) {
      return Optional.empty();
    }
    return reading.find(named.reference()).map(image -> look(named, image, registered.plus(grace)));
  }

  private Looked look(Named named, Image image, Instant earliest) {
    boolean arrived =
        reading.schedules(ScheduleName.prefix(image.repository(), image.digest())).stream()
            .flatMap(name -> ScheduleName.parse(name).stream())
            .filter(name -> name.isOf(new Cause.Registered(ANY)) || name.isOfUnlisted())
            .anyMatch(name -> !name.due().isBefore(earliest));
    return new Looked(named, arrived);
  }

  private static String others(int looked) {
    return looked == 0
        ? ""
        : ", nor of %s that doctor looked at".formatted(Counts.of(looked, "other image"));
  }

  /** Judges whether any of them has a check that waits. */
  Diagnosis judge(List<Looked> looked) {
    if (looked.isEmpty()) {
      return ok(
          area(),
          "AWS Config captured no task definition of an opted-in repository between 8 and 2 hours ago whose check would still wait, so nothing shows now whether events arrive.");
    }
    Optional<Looked> arrived = looked.stream().filter(Looked::arrived).findFirst();
    Looked first = arrived.orElse(looked.get(0));
    String what =
        "AWS Config captured %s at %s, which names %s"
            .formatted(
                first.named().taskDefinition().brief(),
                Times.utc(first.named().capturedAt()),
                first.named().reference());
    return arrived.isPresent()
        ? ok(area(), what + ", and the check that its event made waits: events arrive.")
        : warning(
            area(),
            "%s. No check of it is pending%s. Events do not arrive, or nobody handles them; only sweeps find what is unused."
                .formatted(what, others(looked.size() - 1)),
            "Let the rule ecr-image-cleanup-forward of that account send to the bus, and a trail log its management write events; look at the queue of cleanup.events-queue and its dead letters.");
  }
}
