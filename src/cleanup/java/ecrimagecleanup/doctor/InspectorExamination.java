package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.inspector.InspectorAccounts;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * In which of the workloads' accounts does Amazon Inspector look at images of ECR? Where it is off
 * it shows nothing of what runs.
 *
 * @param reading what is read
 * @param region the region in which it is asked
 * @param workloads where containers run, as it is known when it is examined
 */
public record InspectorExamination(Reading reading, String region, Supplier<Workloads> workloads)
    implements Examination {
  @Override
  public String area() {
    return "inspector";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    List<String> accounts =
        workloads.get().places().stream()
            .map(place -> Registry.parse(place).accountId())
            .distinct()
            .sorted()
            .toList();
    return judge(accounts, reading.inspectorAccounts(accounts));
  }

  /** Judges what Inspector says of accounts. */
  List<Diagnosis> judge(List<String> accounts, InspectorAccounts told) {
    if (accounts.isEmpty()) {
      return List.of(
          warning(
              area(),
              "No account is known in which containers run, so Amazon Inspector is asked about none.",
              "Set cleanup.workloads, or deploy deploy/cloudformation/workload-account.yaml where containers run."));
    }
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (String account : accounts) {
      String status = told.statuses().getOrDefault(account, "");
      if (!status.equals(InspectorAccounts.ENABLED)) {
        diagnoses.add(off(account, status));
      }
    }
    return diagnoses.isEmpty()
        ? List.of(
            ok(
                area(),
                "In %s Amazon Inspector scans images of ECR in every account of cleanup.workloads: %s."
                    .formatted(region, Counts.of(accounts.size(), "account"))))
        : diagnoses;
  }

  private Diagnosis off(String account, String status) {
    return warning(
        area(),
        "Amazon Inspector does not say that it scans images of ECR for %s in %s: %s. What runs there it does not show, and other sources have to."
            .formatted(account, region, status.isEmpty() ? "it says nothing" : status),
        "Switch it on, aws inspector2 enable --resource-types ECR --account-ids %s --region %s, or keep ecs-live in cleanup.evidence. Only the delegated administrator of Amazon Inspector sees other accounts."
            .formatted(account, region));
  }
}
