package ecrimagecleanup.route.model;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is certainly written at a place of a route. At a place that no message reaches everything
 * is.
 *
 * @param names variables and headers
 * @param unreachable whether no message comes here, because a step before fails each
 */
record Written(Set<String> names, boolean unreachable) {
  static final Written NOTHING = new Written(Set.of(), false);
  static final Written NOWHERE = new Written(Set.of(), true);

  boolean has(String name) {
    return unreachable || names.contains(name);
  }

  Written with(String name) {
    return with(Set.of(name));
  }

  Written with(Set<String> more) {
    Set<String> all = new HashSet<>(names);
    all.addAll(more);
    return new Written(all, unreachable);
  }

  Written without(Predicate<String> removed) {
    return only(removed.negate());
  }

  Written only(Predicate<String> kept) {
    return new Written(names.stream().filter(kept).collect(Collectors.toSet()), unreachable);
  }

  /** What is written on both of two ways. */
  Written or(Written other) {
    if (unreachable || other.unreachable) {
      return unreachable ? other : this;
    }
    return only(other.names::contains);
  }
}
