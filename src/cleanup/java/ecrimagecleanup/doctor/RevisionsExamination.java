package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.config.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What AWS does not document of aggregators, as far as it can be seen: do they show ACTIVE task
 * definitions that are not the latest of their family, and those that are INACTIVE?
 *
 * @param reading what is read
 */
public record RevisionsExamination(Reading reading) implements Examination {
  @Override
  public String area() {
    return "revisions";
  }

  @Override
  public List<Diagnosis> examine() {
    return judge(reading.statuses(), reading.activeFamilies());
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
    return counts.containsKey("INACTIVE")
        ? ok(area(), what)
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
            "The aggregator shows several ACTIVE revisions of %d of %d families, so not the latest alone."
                .formatted(several, rows.size()))
        : warning(
            area(),
            "The aggregator shows no family with more than one ACTIVE revision.",
            "If ECS has such a family, the aggregator shows the latest revision alone: add ecs-live to cleanup.evidence, and keep the action report until you know.");
  }
}
