package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.ImageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the world wrote down of a history, for the oracles and for people. The application cannot
 * see it. For one thread.
 */
final class Chronicle {

  /**
   * One time that a message was handled.
   *
   * @param queue of which queue
   * @param message its id
   * @param body its body
   * @param begun when it was taken
   * @param ended when it was done with
   * @param receive how often it has been received, this time included
   * @param end how it ended: {@code deleted}, {@code failed}, {@code crashed}…
   * @param records what the application wrote down of its decisions
   * @param scheduled the bodies of the schedules that it made, or that were there already
   * @param brought the images that the world says an event names; empty for a check
   */
  record Handled(
      String queue,
      String message,
      String body,
      Instant begun,
      Instant ended,
      int receive,
      String end,
      List<JsonNode> records,
      List<String> scheduled,
      List<ImageKey> brought) {
    boolean done() {
      return end.equals(DELETED);
    }
  }

  /** From when on a service was to run another task definition. */
  record Replacement(String taskDefinition, Instant at) {}

  /**
   * A service that was deleted, and with it all that could be seen of what it had run.
   *
   * @param taskDefinitions how the ARN of each task definition begins that it can have run
   */
  record DeletedService(String taskDefinitions, Instant at) {
    /** From then on it runs nothing. */
    Instant drained() {
      return at.plus(DRAINED);
    }
  }

  /**
   * A service that is to run task definitions of another family from then on, and with it all that
   * could be seen of what it had run.
   *
   * @param taskDefinitions how the ARN of each task definition begins that it ran
   */
  record LeftFamily(String taskDefinitions, Instant at) {}

  /** The state of an owner's wish from a time on. */
  record Wish(Instant since, String value) {}

  /** After this a deleted service runs nothing. */
  private static final Duration DRAINED = Duration.ofMinutes(2);

  static final String DELETED = "deleted";
  static final String NOT_DELETABLE = "not deletable";

  private final List<String> lines = new ArrayList<>();
  private final List<Handled> handled = new ArrayList<>();
  private final Map<String, List<Wish>> wishes = new HashMap<>();
  private final Map<ImageKey, Instant> pushed = new LinkedHashMap<>();
  private final Map<ImageKey, String> firstTags = new HashMap<>();
  private final Map<ImageKey, Instant> restored = new HashMap<>();
  private final Map<ImageKey, List<ImageKey>> owners = new HashMap<>();
  private final Map<ImageKey, List<Instant>> pulls = new HashMap<>();
  private final List<Replacement> replacements = new ArrayList<>();
  private final List<DeletedService> deletedServices = new ArrayList<>();
  private final List<LeftFamily> leftFamilies = new ArrayList<>();
  private final Set<Integer> byOwner = new HashSet<>();
  private final Map<String, Integer> fired = new TreeMap<>();
  private final List<Instant> tagReads = new ArrayList<>();
  private final List<String> sites = new ArrayList<>();
  private final Map<FaultKind, Map<String, Integer>> faults = new EnumMap<>(FaultKind.class);

  /**
   * Whether what the application wrote down of a decision, or of what came of it, is of an image.
   */
  static boolean isAbout(JsonNode record, ImageKey image) {
    return record.path("digest").asText().equals(image.digest())
        && record.path("repository").asText().equals(image.repository().name());
  }

  /** Writes a line. */
  void tell(Instant at, String what) {
    lines.add(at + "  " + what);
  }

  /** Every line, oldest first. */
  List<String> lines() {
    return lines;
  }

  void handled(Handled one) {
    handled.add(one);
  }

  List<Handled> handled() {
    return handled;
  }

  /** The owner of a repository wishes something from now on. */
  void wished(String repository, String key, Instant since, String value) {
    wishes
        .computeIfAbsent(repository + " " + key, k -> new ArrayList<>())
        .add(new Wish(since, value));
  }

  /** Everything that was wished at some time between two instants, both included. */
  Set<String> wishesBetween(String repository, String key, Instant from, Instant to) {
    Set<String> values = new HashSet<>();
    String before = "";
    for (Wish wish : wishes.getOrDefault(repository + " " + key, List.of())) {
      if (!wish.since().isAfter(from)) {
        before = wish.value();
      } else if (!wish.since().isAfter(to)) {
        values.add(wish.value());
      }
    }
    values.add(before);
    return values;
  }

  void pushed(ImageKey image, String tag, Instant at) {
    firstTags.put(image, tag);
    pushed.put(image, at);
  }

  void restored(ImageKey image, Instant at) {
    restored.put(image, at);
  }

  /** The tag with which an image was pushed, which it keeps as long as it exists; or nothing. */
  String firstTag(ImageKey image) {
    return firstTags.getOrDefault(image, "");
  }

  /** When an image was last pushed or restored. */
  Instant lastBorn(ImageKey image) {
    Instant first = pushed.getOrDefault(image, Instant.MIN);
    Instant again = restored.getOrDefault(image, Instant.MIN);
    return again.isAfter(first) ? again : first;
  }

  Map<ImageKey, Instant> pushed() {
    return pushed;
  }

  /** The one image goes no earlier than the other: a child than its index, a signature than it. */
  void belongs(ImageKey image, ImageKey to) {
    owners.computeIfAbsent(image, k -> new ArrayList<>()).add(to);
  }

  /** What the image belongs to. */
  List<ImageKey> owners(ImageKey image) {
    return owners.getOrDefault(image, List.of());
  }

  /** What belongs to the image. */
  List<ImageKey> dependants(ImageKey image) {
    return pushed.keySet().stream().filter(each -> owners(each).contains(image)).toList();
  }

  void pulled(ImageKey image, Instant at) {
    pulls.computeIfAbsent(image, k -> new ArrayList<>()).add(at);
  }

  List<Instant> pulls(ImageKey image) {
    return pulls.getOrDefault(image, List.of());
  }

  /** The removal of this number in the ledger was made by the owner. */
  void removedByOwner(int number) {
    byOwner.add(number);
  }

  boolean isByOwner(int number) {
    return byOwner.contains(number);
  }

  /** A service was deleted that ran task definitions of this family. */
  void serviceDeleted(String taskDefinitions, Instant at) {
    deletedServices.add(new DeletedService(taskDefinitions, at));
  }

  List<DeletedService> deletedServices() {
    return deletedServices;
  }

  /** A service that ran task definitions of this family is to run those of another. */
  void familyLeft(String taskDefinitions, Instant at) {
    leftFamilies.add(new LeftFamily(taskDefinitions, at));
  }

  List<LeftFamily> leftFamilies() {
    return leftFamilies;
  }

  /** A service is to run another task definition instead; it may not come to that. */
  void replaced(String taskDefinition, Instant at) {
    replacements.add(new Replacement(taskDefinition, at));
  }

  List<Replacement> replacements() {
    return replacements;
  }

  /** A schedule has sent its message to a queue. */
  void fired(String queue) {
    fired.merge(queue, 1, Integer::sum);
  }

  int firedTo(String queue) {
    return fired.getOrDefault(queue, 0);
  }

  void struck(FaultKind kind, String site) {
    faults.computeIfAbsent(kind, k -> new TreeMap<>()).merge(site, 1, Integer::sum);
  }

  /** The application read the tags of a repository. */
  void tagsRead(Instant at) {
    tagReads.add(at);
  }

  /** When it read any last before a time. */
  Instant lastTagsRead(Instant before) {
    return tagReads.stream()
        .filter(at -> !at.isAfter(before))
        .max(Comparator.naturalOrder())
        .orElse(before);
  }

  /** A call of AWS. */
  void called(String site) {
    sites.add(site);
  }

  /** Every call that was made, in its order. */
  List<String> sites() {
    return sites;
  }

  Map<FaultKind, Map<String, Integer>> faults() {
    return faults;
  }
}
