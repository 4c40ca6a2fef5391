package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;

import ecrimagecleanup.evidence.lambda.LambdaUse;
import ecrimagecleanup.words.Counts;
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
  /** How many workloads are named. */
  private static final int MOST = 20;

  private static final HiddenUse HIDDEN =
      new HiddenUse(
          "lambda-live",
          HiddenUse::names,
          "Update the code of the function once more, so that AWS Lambda notes which digest it runs.",
          "Deploy deploy/cloudformation/workload-account.yaml there with LambdaEvidence=yes, so that the role of cleanup.reader-role may list and describe functions; take a place where nothing runs out of cleanup.workloads.");

  @Override
  public String area() {
    return HIDDEN.area();
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
    return HIDDEN.judge(use.doubts(), "AWS Lambda hides");
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
}
