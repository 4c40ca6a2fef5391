package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Rows;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.words.Counts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What AWS does not document of aggregators, as far as it can be seen: do they show ACTIVE task
 * definitions that are not the latest of their family, and those that are INACTIVE? Where ECS can
 * be asked, what it lists is compared.
 *
 * @param reading what is read
 * @param workloads where containers run, as it is known when it is examined
 * @param live whether ECS itself is asked: then nothing depends on what AWS Config shows
 */
public record RevisionsExamination(Reading reading, Supplier<Workloads> workloads, boolean live)
    implements Examination {
  private static final int NAMED = 3;
  private static final String ENOUGH = " ecs-live asks ECS itself, so nothing depends on it.";

  @Override
  public String area() {
    return "revisions";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public List<Diagnosis> examine() {
    List<JsonNode> statuses = reading.statuses();
    List<JsonNode> families = reading.activeFamilies();
    if (!live) {
      return judge(statuses, families);
    }
    Map<Family, Long> chosen = ComparedFamily.chosen(families, workloads.get());
    CountedFamilies counted = reading.count(chosen.keySet());
    return List.of(
        ofStatuses(statuses), compare(chosen.size(), ComparedFamily.of(chosen, counted)));
  }

  /**
   * Judges what the aggregator shows of all task definitions.
   *
   * @param statuses how many there are of each status
   * @param families how many ACTIVE ones there are of each family
   */
  List<Diagnosis> judge(Collection<JsonNode> statuses, Collection<JsonNode> families) {
    return statuses.isEmpty()
        ? List.of(ofStatuses(statuses))
        : List.of(ofStatuses(statuses), ofFamilies(families));
  }

  private Diagnosis ofStatuses(Collection<JsonNode> rows) {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach(
        row ->
            counts.merge(
                Rows.property(row, "configuration.Status").asText("without a status"),
                Rows.count(row),
                Long::sum));
    if (counts.isEmpty()) {
      return warning(
          area(),
          "The aggregator shows no task definition that names an image of cleanup.registries.",
          "If ECS has one, let the recorders record AWS::ECS::TaskDefinition, or correct cleanup.registries; then ask again.");
    }
    String what =
        "The aggregator shows task definitions that are %s."
            .formatted(
                counts.entrySet().stream()
                    .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", ")));
    if (counts.containsKey("INACTIVE")) {
      return ok(area(), what);
    }
    return live
        ? ok(area(), what + " None is INACTIVE." + ENOUGH)
        : warning(
            area(),
            what,
            "None is INACTIVE. If some were deregistered, the aggregator does not show those, and services that run on them are known to ecs-live alone: add it to cleanup.evidence.");
  }

  private Diagnosis ofFamilies(Collection<JsonNode> rows) {
    long several = rows.stream().filter(row -> Rows.count(row) > 1).count();
    return several > 0
        ? ok(
            area(),
            "The aggregator shows several ACTIVE revisions of %s, so not the latest alone."
                .formatted(some(several, rows.size())))
        : warning(
            area(),
            "The aggregator shows no family with more than one ACTIVE revision.",
            "If ECS has such a family, the aggregator shows the latest revision alone: add ecs-live to cleanup.evidence, and keep the action report until you know.");
  }

  /**
   * Judges how many ACTIVE revisions AWS Config and ECS show of the same families.
   *
   * @param asked of how many families ECS was asked
   * @param families those of which it answered
   */
  Diagnosis compare(int asked, List<ComparedFamily> families) {
    if (families.isEmpty()) {
      return asked == 0
          ? ok(area(), "AWS Config shows no family in cleanup.workloads to compare with ECS.")
          : warning(
              area(),
              "ECS could not be asked how many revisions are ACTIVE of any family that AWS Config shows.",
              "Correct what doctor says of ecs-live.");
    }
    long more = families.stream().filter(ComparedFamily::showsMore).count();
    long fewer = families.stream().filter(ComparedFamily::showsFewer).count();
    if (more == 0 && fewer == 0) {
      return ok(
          area(),
          "Of every family that was compared, AWS Config shows as many ACTIVE revisions as ECS lists: %s."
              .formatted(Counts.of(families.size(), "family")));
    }
    return ok(
        area(),
        (ofMore(more, families) + ofFewer(fewer, families)).strip()
            + " A revision of the last minutes can do that, too."
            + ENOUGH);
  }

  private static String ofMore(long more, List<ComparedFamily> families) {
    return more == 0
        ? ""
        : "AWS Config shows more ACTIVE revisions than ECS lists of %s: %s. It looks like the reading stale: older revisions that are deregistered stay ACTIVE. "
            .formatted(some(more, families.size()), first(families, ComparedFamily::showsMore));
  }

  private static String ofFewer(long fewer, List<ComparedFamily> families) {
    if (fewer == 0) {
      return "";
    }
    boolean one =
        families.stream().filter(ComparedFamily::showsFewer).allMatch(ComparedFamily::showsOne);
    return "AWS Config shows fewer ACTIVE revisions than ECS lists of %s: %s.%s"
        .formatted(
            some(fewer, families.size()),
            first(families, ComparedFamily::showsFewer),
            one ? " It looks like the reading latest-active: one of each family." : "");
  }

  private static String some(long number, int families) {
    return "%s of %s".formatted(Counts.of(number), Counts.of(families, "family"));
  }

  private static String first(List<ComparedFamily> families, Predicate<ComparedFamily> which) {
    List<String> all = families.stream().filter(which).map(ComparedFamily::toString).toList();
    return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
        + (all.size() > NAMED ? " and %s more".formatted(Counts.of(all.size() - NAMED)) : "");
  }
}
