package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which Lambda functions have images in which workload, and where can lambda-live not see them? It
 * reads all workloads as a check does.
 *
 * @param reading what is read
 */
public record LambdaUseExamination(Reading reading) implements Examination {
  /** How many workloads or blind spots are named. */
  private static final int MOST = 20;

  @Override
  public String area() {
    return "lambda-live";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public List<Diagnosis> examine() {
    return judge(reading.lambdaUse());
  }

  /** Judges what Lambda shows. */
  List<Diagnosis> judge(LambdaUse use) {
    if (use.doubts().isEmpty()) {
      return List.of(
          ok(
              area(),
              "AWS Lambda shows its functions in %s. Function versions with an image: %s. Those of other accounts and regions are not seen."
                  .formatted(Counts.of(use.places().size(), "workload"), counts(use))));
    }
    List<Diagnosis> diagnoses =
        use.doubts().stream()
            .limit(MOST)
            .map(this::judge)
            .collect(Collectors.toCollection(ArrayList::new));
    if (use.doubts().size() > MOST) {
      diagnoses.add(
          warning(
              area(),
              "AWS Lambda hides %s.".formatted(Counts.of(use.doubts().size() - MOST, "more thing")),
              "Correct those that are named, and run doctor again."));
    }
    return diagnoses;
  }

  private static String counts(LambdaUse use) {
    Map<String, Long> byPlace =
        use.images().stream()
            .collect(
                Collectors.groupingBy(
                    image -> image.function().where(), TreeMap::new, Collectors.counting()));
    if (byPlace.isEmpty()) {
      return "none";
    }
    String named =
        byPlace.entrySet().stream()
            .limit(MOST)
            .map(entry -> "%s in %s".formatted(Counts.of(entry.getValue()), entry.getKey()))
            .collect(Collectors.joining(", "));
    int more = byPlace.size() - MOST;
    return more > 0 ? "%s, and others in %s".formatted(named, Counts.of(more, "workload")) : named;
  }

  private Diagnosis judge(Doubt doubt) {
    return doubt.scope() instanceof Scope.Repositories some
        ? warning(
            area(),
            "%s It keeps every image of %s."
                .formatted(
                    doubt.text(),
                    some.names().stream()
                        .map(Repository::toString)
                        .sorted()
                        .collect(Collectors.joining(", "))),
            "Update the code of the function once more, so that AWS Lambda notes which digest it runs.")
        : failed(
            area(),
            doubt.text() + " It keeps every image of every repository.",
            "Deploy deploy/cloudformation/workload-account.yaml there with LambdaEvidence=yes, so that the role of cleanup.reader-role may list and describe functions; take a place where nothing runs out of cleanup.workloads.");
  }
}
