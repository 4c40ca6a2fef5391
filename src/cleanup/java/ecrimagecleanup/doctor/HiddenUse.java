package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a source of evidence cannot see, and what is kept because of it.
 *
 * @param area the area of the diagnoses
 * @param kept of which repositories a doubt keeps every image, in words
 * @param remedyOfSome what to do about a doubt that concerns some repositories
 * @param remedyOfAll what to do about one that can concern all
 */
record HiddenUse(
    String area,
    Function<Scope.Repositories, String> kept,
    String remedyOfSome,
    String remedyOfAll) {
  /** How many doubts, and how many repositories of one, are named. */
  private static final int MOST = 20;

  /**
   * A diagnosis of each of the first doubts, and how many more there are.
   *
   * @param hides who hides them, as {@code ECS hides}
   */
  List<Diagnosis> judge(List<Doubt> doubts, String hides) {
    List<Diagnosis> diagnoses =
        new ArrayList<>(doubts.stream().limit(MOST).map(this::judge).toList());
    if (doubts.size() > MOST) {
      diagnoses.add(
          warning(
              area,
              "%s %s.".formatted(hides, Counts.of(doubts.size() - MOST, "more thing")),
              "Correct those that are named, and run doctor again."));
    }
    return diagnoses;
  }

  private Diagnosis judge(Doubt doubt) {
    return doubt.scope() instanceof Scope.Repositories some
        ? warning(
            area,
            "%s It keeps every image of %s.".formatted(doubt.text(), kept.apply(some)),
            remedyOfSome)
        : failed(area, doubt.text() + " It keeps every image of every repository.", remedyOfAll);
  }

  /** The names of the repositories. */
  static String names(Scope.Repositories some) {
    List<String> names =
        some.names().stream().map(Repository::toString).sorted().limit(MOST).toList();
    int more = some.names().size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
