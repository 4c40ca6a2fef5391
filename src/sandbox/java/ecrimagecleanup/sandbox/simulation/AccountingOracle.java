package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nothing is lost: every message ends, every check that is done wrote down what it decided, every
 * event that is done has the checks of what it names, and every removal has its intent. Judged by
 * the models of the queues and of the scheduler.
 */
final class AccountingOracle {
  private static final String PROMISE = "accounting";

  private final Played history;
  private final Chronicle chronicle;
  private final List<Violation> violations = new ArrayList<>();

  AccountingOracle(Played history) {
    this.history = history;
    this.chronicle = history.chronicle();
  }

  List<Violation> judge() {
    history.left().stream()
        .filter(message -> message.receives() > 0)
        .forEach(message -> violate("%s does not end".formatted(message.id())));
    for (Chronicle.Handled one : chronicle.handled()) {
      if (one.end().equals(Chronicle.NOT_DELETABLE)) {
        violate("%s was done and could not be deleted".formatted(one.message()));
      }
      if (one.done() && one.queue().equals(EmbeddedAws.CHECKS_QUEUE)) {
        judgeCheck(one);
      } else if (one.done() && one.queue().equals(EmbeddedAws.EVENTS_QUEUE)) {
        judgeEvent(one, one.scheduled());
      } else if (one.done() && one.queue().equals(EmbeddedAws.TASK_EVENTS_QUEUE)) {
        judgeEvent(one, scheduledForStopsOfTheHour(one));
      }
    }
    judgeRemovals();
    judgeOutcomes();
    judgeDead();
    return violations;
  }

  private void judgeCheck(Chronicle.Handled one) {
    boolean decided =
        one.records().stream()
            .anyMatch(record -> record.path("record").asText().equals("decision"));
    Set<String> kept = new HashSet<>();
    for (JsonNode record : one.records()) {
      boolean stays = record.has("decision") && !record.path("decision").asText().equals("remove");
      if (stays && !kept.add(record.path("digest").asText())) {
        violate("%s at %s decided twice about one image".formatted(one.message(), one.ended()));
      }
    }
    if (!decided) {
      violate("%s is done at %s and no decision is recorded".formatted(one.message(), one.ended()));
    }
  }

  /**
   * Of the stops of an hour the first makes the check, if it was dealt with by then, or is being
   * dealt with by another instance.
   */
  private List<String> scheduledForStopsOfTheHour(Chronicle.Handled one) {
    String presumed = "\"presumedUnusedSince\":\"%s\"".formatted(hourOf(one));
    return stopsOfTheHour(one)
        .flatMap(other -> other.scheduled().stream())
        .filter(input -> input.contains(presumed))
        .toList();
  }

  /** Those that were dealt with, or begun, before this one ended; itself is one. */
  private Stream<Chronicle.Handled> stopsOfTheHour(Chronicle.Handled one) {
    Instant hour = hourOf(one);
    return chronicle.handled().stream()
        .filter(other -> other.queue().equals(one.queue()))
        .filter(other -> !other.begun().isAfter(one.ended()))
        .filter(other -> hourOf(other).equals(hour));
  }

  private static Instant hourOf(Chronicle.Handled stop) {
    Instant stopped = EventImages.time(stop.body());
    Instant hour = stopped.truncatedTo(ChronoUnit.HOURS);
    return hour.equals(stopped) ? hour : hour.plus(1, ChronoUnit.HOURS);
  }

  private void judgeEvent(Chronicle.Handled one, List<String> scheduled) {
    for (ImageKey image : one.brought()) {
      Instant pushed = chronicle.pushed().getOrDefault(image, Instant.MAX);
      boolean optedIn =
          chronicle
              .wishesBetween(
                  image.repository().name(), OwnerWishes.TAG_OPT_IN, one.begun(), one.ended())
              .equals(Set.of(OwnerWishes.ENABLED));
      if (optedIn
          && pushed.isBefore(one.begun())
          && !wasAskedInItsHour(one, image)
          && scheduled.stream().noneMatch(input -> input.contains(image.digest()))) {
        violate("%s is done and has no check of %s".formatted(one.message(), image));
      }
    }
  }

  /**
   * Whether the image is one by its tag alone, and a stop of the same hour made the check of what
   * that tag denoted then: no task of the hour that says no digest is known to have run another.
   */
  private boolean wasAskedInItsHour(Chronicle.Handled one, ImageKey image) {
    return one.queue().equals(EmbeddedAws.TASK_EVENTS_QUEUE)
        && !one.body().contains(image.digest())
        && stopsOfTheHour(one)
            .filter(other -> !other.equals(one) && !other.scheduled().isEmpty())
            .anyMatch(other -> namesAlike(other, one, image.repository()));
  }

  private static boolean namesAlike(
      Chronicle.Handled other, Chronicle.Handled one, RepositoryKey repository) {
    Set<String> names = EventImages.references(other.body());
    return EventImages.references(one.body()).stream()
        .filter(name -> name.startsWith(repository.uri()))
        .allMatch(names::contains);
  }

  private void judgeRemovals() {
    List<UseLedger.Removal> removals = history.world().ledger().removals();
    for (int i = 0; i < removals.size(); i++) {
      UseLedger.Removal removal = removals.get(i);
      if (!chronicle.isByOwner(i)
          && chronicle.handled().stream().noneMatch(h -> meant(h, removal))
          && !wentWithItsIndex(removal)) {
        violate("%s at %s was not meant".formatted(removal.image(), removal.at()));
      }
    }
  }

  /** Whether ECR itself moved it into the archive, in the moment in which the index moved there. */
  private boolean wentWithItsIndex(UseLedger.Removal removal) {
    return removal.kind() == UseLedger.RemovalKind.ARCHIVED
        && history.world().ledger().removals().stream()
            .filter(index -> index.kind() == UseLedger.RemovalKind.ARCHIVED)
            .filter(index -> index.at().equals(removal.at()))
            .filter(index -> chronicle.owners(removal.image()).contains(index.image()))
            .anyMatch(index -> chronicle.handled().stream().anyMatch(h -> meant(h, index)));
  }

  /** What is written down as removed is removed. */
  private void judgeOutcomes() {
    List<UseLedger.Removal> removals = history.world().ledger().removals();
    for (Chronicle.Handled one : chronicle.handled()) {
      for (JsonNode record : one.records()) {
        if (record.path("outcome").asText().equals("removed")
            && removals.stream()
                .noneMatch(r -> Chronicle.isAbout(record, r.image()) && isWithin(one, r))) {
          violate("%s says that it removed %s".formatted(one.message(), record.path("digest")));
        }
      }
    }
  }

  /** After days without faults, and after being redriven, only what is no message is dead. */
  private void judgeDead() {
    history.dead().stream()
        .filter(message -> !message.isForged())
        .forEach(message -> violate("%s fails although nothing does".formatted(message.id())));
  }

  private static boolean isWithin(Chronicle.Handled one, UseLedger.Removal removal) {
    return !one.begun().isAfter(removal.at()) && !one.ended().isBefore(removal.at());
  }

  private static boolean meant(Chronicle.Handled one, UseLedger.Removal removal) {
    return isWithin(one, removal)
        && one.records().stream()
            .anyMatch(
                record ->
                    record.path("decision").asText().equals("remove")
                        && Chronicle.isAbout(record, removal.image()));
  }

  private void violate(String what) {
    violations.add(new Violation(PROMISE, what));
  }
}
