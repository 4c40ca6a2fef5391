package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * May the application do what it has to, and no more? IAM is asked, and nothing is tried: there is
 * no call that would show that images may be deleted without deleting one.
 *
 * @param reading what is read
 * @param needed what it has to be allowed to do
 * @param role the ARN of the role in question; empty for that of the credentials
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
public record PermissionExamination(
    Reading reading, NeededPermissions needed, Optional<String> role) implements Examination {
  @Override
  public String area() {
    return "permissions";
  }

  /** Who may not ask IAM may still do everything else. */
  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    String principal = Caller.principal(reading, role);
    List<Permission> asked =
        Stream.concat(needed.all().stream(), needed.unwanted().stream()).toList();
    return judge(principal, reading.refused(new PermissionQuestion(principal, asked)));
  }

  /**
   * Judges what IAM says.
   *
   * @param refused what the principal may not do
   */
  List<Diagnosis> judge(String principal, Collection<Permission> refused) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (Permission permission : needed.all()) {
      if (refused.contains(permission)) {
        diagnoses.add(
            failed(
                area(),
                "%s may not do %s.".formatted(principal, permission),
                "Allow it, as deploy/cloudformation/shared-account.yaml does; an SCP or a permissions boundary may refuse it, too."));
      }
    }
    for (Permission permission : needed.unwanted()) {
      if (!refused.contains(permission)) {
        diagnoses.add(
            warning(
                area(),
                "%s may do %s even where the owner has not opted in."
                    .formatted(principal, permission),
                "Give it the condition aws:ResourceTag/%s = %s, so that AWS enforces the opt-in, too."
                    .formatted(needed.policy().optInTag(), needed.policy().optInValue())));
      }
    }
    return diagnoses.isEmpty()
        ? List.of(
            ok(
                area(),
                "By IAM %s may do all %d things that the settings need, and remove nothing without the opt-in tag."
                    .formatted(principal, needed.all().size())))
        : diagnoses;
  }
}
