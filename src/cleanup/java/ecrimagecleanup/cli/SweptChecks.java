package ecrimagecleanup.cli;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pending checks of sweeps that by their names may be of an image.
 *
 * @param image the image
 * @param checks what is known of each, by the name of its schedule
 */
record SweptChecks(Digest image, Map<String, Optional<PendingCheck>> checks) {

  /** Reads them. */
  static SweptChecks of(
      Digest image, Collection<String> names, Function<String, Optional<PendingCheck>> schedules) {
    return new SweptChecks(
        image,
        names.stream()
            .collect(
                collectingAndThen(
                    toMap(Function.identity(), schedules, (one, other) -> one, LinkedHashMap::new),
                    Collections::unmodifiableMap)));
  }

  /**
   * Why the image stays or goes. What can go goes with a check that names it, if one is pending.
   */
  String sentence(Verdict verdict) {
    return first()
        .filter(due -> verdict.kind() == Verdict.Kind.REMOVABLE)
        .filter(due -> verdict.when().filter(earliest -> earliest.isBefore(due)).isEmpty())
        .map(due -> new Verdict(verdict.kind(), verdict.reason(), Optional.of(due)))
        .map(sooner -> VerdictText.sentence(sooner) + " A sweep has nominated it already.")
        .orElseGet(() -> VerdictText.sentence(verdict));
  }

  private Optional<Instant> first() {
    return checks.values().stream()
        .flatMap(Optional::stream)
        .filter(this::isOfImage)
        .flatMap(check -> check.due().stream())
        .min(Instant::compareTo);
  }

  /** What is pending, a line for each check that is not known to be of other images alone. */
  List<String> lines() {
    return checks.entrySet().stream()
        .filter(one -> one.getValue().map(this::mayBeOfImage).orElse(true))
        .map(one -> line(one.getKey(), one.getValue()))
        .toList();
  }

  private String line(String name, Optional<PendingCheck> check) {
    return check
        .filter(this::isOfImage)
        .flatMap(PendingCheck::due)
        .map(due -> "%s, of a sweep, fires on %s".formatted(name, Times.utc(due)))
        .orElse(
            "%s, of a sweep, may name it; checks list -o wide shows when it fires".formatted(name));
  }

  private boolean isOfImage(PendingCheck check) {
    return check.check().filter(known -> known.images().contains(image)).isPresent();
  }

  private boolean mayBeOfImage(PendingCheck check) {
    return check.check().isEmpty() || isOfImage(check);
  }
}
