package ecrimagecleanup.cli;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.ScheduleName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an image loses with a pending check. A later check supersedes an earlier one, an earlier one
 * can know of a task definition that AWS Config has forgotten, and one of a place that is not
 * listed holds up all others. The check of a sweep does none of that.
 *
 * <p>Pending checks alone are looked at. One that has fired and waits in its queue is none, and the
 * check of an index that lists the image is found only if its name tells that the image caused it.
 *
 * @param why why the check should stay
 * @param risk what can happen without it
 */
record LostProtection(String why, String risk) {

  /** What the image of a check loses if it is cancelled; empty if nothing. */
  static Optional<LostProtection> with(PendingCheck check, PendingChecks pending) {
    return ScheduleName.parse(check.schedule().name())
        .flatMap(
            name ->
                name.isOfUnlisted()
                    ? Optional.of(ofUnlisted(place(check)))
                    : ofOthers(others(name, check, pending)));
  }

  private static LostProtection ofUnlisted(String place) {
    return new LostProtection(
        "An event from %s, which is neither in cleanup.workloads nor in cleanup.ignored-places, caused this check. No other check removes the image while this one is pending."
            .formatted(place),
        "Another check may then remove the image although a task runs it in %s.".formatted(place));
  }

  private static String place(PendingCheck check) {
    return check
        .check()
        .flatMap(known -> known.cause().unlistedPlace())
        .orElse("an account and region");
  }

  private static Optional<LostProtection> ofOthers(List<String> others) {
    return others.stream()
        .findFirst()
        .map(
            first ->
                new LostProtection(
                    others.size() == 1
                        ? "Another check is pending that can remove the image, or an index that lists it: %s."
                            .formatted(first)
                        : "%d other checks are pending that can remove the image, or an index that lists it, such as %s."
                            .formatted(others.size(), first),
                    "An earlier check may then remove the image before its grace period is over."));
  }

  private static List<String> others(ScheduleName own, PendingCheck check, PendingChecks pending) {
    return pending.ofRepositoryOf(own).stream()
        .filter(name -> !name.equals(own.value()))
        .filter(
            name ->
                ScheduleName.parse(name)
                    .map(other -> isOfImage(other, own) || isCausedBy(other, check))
                    .orElseGet(() -> names(pending, name, check)))
        .toList();
  }

  private static boolean isOfImage(ScheduleName other, ScheduleName own) {
    return other.image().equals(own.image());
  }

  private static boolean isCausedBy(ScheduleName other, PendingCheck check) {
    return check.check().stream()
        .flatMap(known -> known.images().stream())
        .map(Cause.ChildUnused::new)
        .flatMap(cause -> Stream.of(cause, cause.postponed()))
        .anyMatch(other::isOf);
  }

  /** Whether the check of a sweep names an image of a check; also if neither can be read. */
  private static boolean names(PendingChecks pending, String sweep, PendingCheck check) {
    return pending
        .describe(sweep)
        .filter(
            described ->
                described
                    .check()
                    .map(ImageDeletionCheck::images)
                    .flatMap(
                        images ->
                            check
                                .check()
                                .map(own -> own.images().stream().anyMatch(images::contains)))
                    .orElse(true))
        .isPresent();
  }
}
