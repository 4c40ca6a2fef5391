package ecrimagecleanup.sweep;

import static java.util.Objects.requireNonNull;

import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.decision.question.GracePeriodQuestion;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of the images of a repository in the end: of what a survey found, and of what its
 * outcome brings with it. A root that nobody uses goes by itself, if it is old enough for a sweep
 * to nominate it; what it lists, and what belongs to it, goes after it if nothing else keeps that.
 */
public final class Forecast {
  private final Survey survey;
  private final DecisionTable table;
  private final Duration minimumAge;
  private final Optional<Instant> nextSweep;
  private final Map<Digest, ImageDecision> decisions = new LinkedHashMap<>();
  private final Map<Digest, Digest> goesAfter = new HashMap<>();

  /** How many others go before an image, one after the other; none before what goes by itself. */
  private final Map<Digest, Integer> before = new HashMap<>();

  private Forecast(
      Survey survey, DecisionTable table, Duration minimumAge, Optional<Instant> nextSweep) {
    this.survey = survey;
    this.table = table;
    this.minimumAge = minimumAge;
    this.nextSweep = nextSweep;
  }

  /**
   * The images in the order of the survey.
   *
   * @param survey a survey that is complete
   * @param table the table by which it decided
   * @param minimumAge how old an image must be that no event has named
   * @param nextSweep when the next sweep nominates images; empty if none is planned
   */
  public static List<PlannedImage> of(
      Survey survey, DecisionTable table, Duration minimumAge, Optional<Instant> nextSweep) {
    Forecast forecast = new Forecast(survey, table, minimumAge, nextSweep);
    survey.decided().forEach(decided -> forecast.decide(decided.with(table.settleAlone(decided))));
    forecast.follow();
    return forecast.planned();
  }

  private void decide(ImageDecision decided) {
    ImageDecision unlessPending = decided.removes() ? unlessPending(decided) : decided;
    decisions.put(decided.digest(), unlessPending.with(ifOldEnough(unlessPending)));
  }

  /** A later check of an image that can go decides on it. */
  private ImageDecision unlessPending(ImageDecision decided) {
    return decided.with(table.foretell(decided, survey.pendingOf(decided.digest())));
  }

  /**
   * An image that was pushed lately may be on its way to its first deployment. One that is pulled
   * now and then is a base image, or runs where nobody reports it: in a build, once a week.
   */
  private Decision ifOldEnough(ImageDecision decided) {
    if (!decided.removes()) {
      return decided.decision();
    }
    Image image = decided.image().orElseThrow();
    Instant since =
        Stream.concat(Stream.of(image.changedAt()), pulls(image.digest(), new HashSet<>()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Instant old = since.plus(minimumAge);
    return old.isAfter(decided.decidedAt())
        ? new Decision.Postpone(
            GracePeriodQuestion.ID,
            "It was pushed, restored or pulled on %s; a sweep nominates it %s later."
                .formatted(Times.utc(since), Durations.inWords(minimumAge)),
            old,
            Instant.EPOCH,
            decided.check().lastLook())
        : decided.decision();
  }

  /** When an image, and what it lists, were last pulled. */
  private Stream<Instant> pulls(Digest image, Set<Digest> seen) {
    if (!seen.add(image)) {
      return Stream.empty();
    }
    Stream<Instant> own =
        Optional.ofNullable(survey.contents().images().get(image)).stream()
            .flatMap(known -> known.lastPulledAt().stream());
    Stream<Instant> listed =
        Optional.ofNullable(survey.contents().manifests().get(image)).stream()
            .flatMap(index -> index.children().stream())
            .flatMap(child -> pulls(child, seen));
    return Stream.concat(own, listed);
  }

  /** As long as something goes, looks at what depends on it. */
  private void follow() {
    Set<Digest> gone = new HashSet<>();
    List<Digest> going = removed(decisions.keySet().stream(), gone);
    while (!going.isEmpty()) {
      gone.addAll(going);
      RepositoryGraph left = survey.contents().graphWithout(gone);
      List<Digest> dependants =
          going.stream().flatMap(this::dependants).filter(d -> !gone.contains(d)).toList();
      dependants.stream()
          .flatMap(dependant -> decision(dependant).stream())
          .forEach(decided -> decideAgain(decided, left, gone));
      going = removed(dependants.stream(), gone);
    }
  }

  private List<Digest> removed(Stream<Digest> some, Set<Digest> gone) {
    return some.distinct()
        .filter(
            digest ->
                !gone.contains(digest)
                    && decision(digest).filter(ImageDecision::removes).isPresent())
        .toList();
  }

  private Stream<Digest> dependants(Digest image) {
    return Stream.concat(
            Optional.ofNullable(survey.contents().manifests().get(image)).stream()
                .flatMap(index -> index.children().stream()),
            survey.contents().graph().referrers(image).stream())
        .filter(decisions::containsKey);
  }

  private Optional<ImageDecision> decision(Digest digest) {
    return Optional.ofNullable(decisions.get(digest));
  }

  private void decideAgain(ImageDecision decided, RepositoryGraph left, Set<Digest> gone) {
    Digest dependant = decided.digest();
    Decision without = table.decideIn(left, decided);
    decisions.put(dependant, decided.with(without));
    if (without instanceof Decision.Remove) {
      relatives(decided)
          .filter(gone::contains)
          .findFirst()
          .ifPresent(
              parent -> {
                goesAfter.put(dependant, parent);
                before.put(dependant, before.getOrDefault(parent, 0) + 1);
              });
    }
  }

  private static Stream<Digest> relatives(ImageDecision decided) {
    return decided.findings().relatives().stream()
        .flatMap(of -> Stream.concat(of.parents().stream(), of.subject().stream()));
  }

  private List<PlannedImage> planned() {
    Map<Digest, Verdict> alone = new HashMap<>();
    decisions.forEach((image, decided) -> alone.put(image, table.verdict(decided, nextSweep)));
    Map<Digest, Verdict> verdicts = verdicts(alone);
    List<PlannedImage> planned = new ArrayList<>();
    for (ImageDecision decided : decisions.values()) {
      planned.add(
          new PlannedImage(
              decided.image().orElseThrow(),
              afterParents(decided, requireNonNull(verdicts.get(decided.digest()))),
              decided.decision(),
              Optional.ofNullable(goesAfter.get(decided.digest())),
              decided.findings().evidence()));
    }
    return List.copyOf(planned);
  }

  /** What goes after another is checked a grace period after that, and so on. */
  private Verdict afterParents(ImageDecision decided, Verdict verdict) {
    Digest image = decided.digest();
    return Optional.ofNullable(goesAfter.get(image))
        .map(
            parent ->
                verdict.after(
                    parent.brief(),
                    verdict
                        .when()
                        .map(
                            first ->
                                first.plus(
                                    table
                                        .grace(decided)
                                        .multipliedBy(before.getOrDefault(image, 0))))))
        .orElse(verdict);
  }

  /**
   * Use counts for what an image is a part of as well, and so does whatever else keeps that, the
   * first kind first. Manifests are made by anyone, so dependencies can go round in a circle, or be
   * as long a chain as there are images.
   *
   * @param alone the verdict for each image by itself
   */
  private Map<Digest, Verdict> verdicts(Map<Digest, Verdict> alone) {
    Map<Digest, Verdict> known = new HashMap<>();
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      Deque<Digest> open = new ArrayDeque<>();
      for (ImageDecision decided : decisions.values()) {
        Verdict verdict = requireNonNull(alone.get(decided.digest()));
        if (!PartOfAnotherQuestion.decides(decided.decision())
            && verdict.kind() == kind
            && known.putIfAbsent(decided.digest(), verdict) == null) {
          open.add(decided.digest());
        }
      }
      while (!open.isEmpty() && kind != Verdict.Kind.REMOVABLE) {
        Digest parent = open.remove();
        Verdict ofParts = requireNonNull(known.get(parent)).ofPartOf(parent.brief());
        dependants(parent)
            .filter(part -> decision(part).filter(Forecast::staysUnused).isPresent())
            .filter(part -> known.putIfAbsent(part, ofParts) == null)
            .forEach(open::add);
      }
    }
    alone.forEach(known::putIfAbsent);
    return known;
  }

  private static boolean staysUnused(ImageDecision decided) {
    return PartOfAnotherQuestion.staysUnused(decided.decision());
  }
}
