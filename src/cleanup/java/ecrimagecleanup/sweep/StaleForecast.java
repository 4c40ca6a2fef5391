package ecrimagecleanup.sweep;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.StaleLook;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.evidence.stale.StaleRevisions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What would become of the images of a repository if its stale revisions had been deregistered long
 * ago. What is in use now, and could go then, is held by them alone. Nothing is decided here: the
 * decisions and the forecast are those of the plan, on fewer uses.
 */
public final class StaleForecast {
  private final Survey survey;
  private final StaleRules rules;
  private final Instant now;
  private final StaleLook look;

  /**
   * @param survey a survey that is complete and knows its portions
   * @param rules when revisions are stale
   * @param now the time
   */
  public StaleForecast(Survey survey, StaleRules rules, Instant now) {
    this.survey = survey;
    this.rules = rules;
    this.now = now;
    this.look = new StaleLook(survey.portions());
  }

  /**
   * What only stale revisions keep.
   *
   * @param planned the plan as it is
   * @param decide decides on the images of a portion
   * @param forecast what becomes of the images of a survey
   */
  public StaleHeld held(
      List<PlannedImage> planned,
      Function<Assessment, List<ImageDecision>> decide,
      Function<Survey, List<PlannedImage>> forecast) {
    StaleRevisions.Sorted sorted = look.sort(rules, now);
    if (sorted.stale().isEmpty()) {
      return new StaleHeld(sorted, List.of());
    }
    List<ImageDecision> otherwise = otherwise(sorted, decide);
    Map<Digest, PlannedImage> then =
        forecast.apply(survey.decidedOtherwise(otherwise)).stream()
            .collect(toMap(one -> one.image().digest(), one -> one));
    return new StaleHeld(
        sorted,
        planned.stream()
            .filter(one -> one.verdict().kind() == Kind.IN_USE)
            .filter(one -> isRemovable(then, one.image().digest()))
            .map(one -> held(one, then))
            .toList());
  }

  private List<ImageDecision> otherwise(
      StaleRevisions.Sorted sorted, Function<Assessment, List<ImageDecision>> decide) {
    return survey.portions().stream()
        .flatMap(portion -> decide.apply(portion.without(sorted.stale())).stream())
        .toList();
  }

  /**
   * The images that could go without stale revisions, unless checks of them are pending; none if
   * that is only to be reported.
   *
   * @param decide decides on the images of a portion
   */
  public List<Digest> candidates(Function<Assessment, List<ImageDecision>> decide) {
    StaleRevisions.Sorted sorted = look.sort(rules, now);
    return sorted.stale().isEmpty() || !survey.mayGoThoughNamed()
        ? List.of()
        : otherwise(sorted, decide).stream()
            .filter(ImageDecision::removes)
            .map(ImageDecision::digest)
            .toList();
  }

  private static boolean isRemovable(Map<Digest, PlannedImage> then, Digest image) {
    return Optional.ofNullable(then.get(image))
        .filter(one -> one.verdict().kind() == Kind.REMOVABLE)
        .isPresent();
  }

  private StaleHeld.Held held(PlannedImage image, Map<Digest, PlannedImage> then) {
    Set<TaskDefinitionArn> by = new HashSet<>();
    Set<Digest> seen = new HashSet<>();
    Optional<Digest> next = Optional.of(image.image().digest());
    // What goes after another is kept by whoever keeps that.
    while (next.isPresent() && seen.add(next.get())) {
      by.addAll(look.naming(next.get()));
      next = Optional.ofNullable(then.get(next.get())).flatMap(PlannedImage::goesAfter);
    }
    Digest digest = image.image().digest();
    return new StaleHeld.Held(
        digest,
        image.bytes(),
        by,
        Optional.ofNullable(then.get(digest)).flatMap(PlannedImage::goesAfter),
        Optional.ofNullable(then.get(digest)).flatMap(one -> one.verdict().when()));
  }
}
