package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Finding.failed;
import static ecrimagecleanup.doctor.Finding.ok;
import static ecrimagecleanup.doctor.Finding.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * May the application do what it has to, and no more? IAM is asked, and nothing is tried: there is
 * no call that would show that images may be deleted without deleting one.
 *
 * @param routes reads
 * @param needed what it has to be allowed to do
 * @param role the ARN of the role in question; empty for that of the credentials
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
public record PermissionExamination(Routes routes, NeededPermissions needed, Optional<String> role)
    implements Examination {
  @Override
  public String area() {
    return "permissions";
  }

  /** Who may not ask IAM may still do everything else. */
  @Override
  public Finding.Status unreadable() {
    return Finding.Status.WARNING;
  }

  @Override
  public List<Finding> examine() {
    String principal = Caller.principal(routes, role);
    List<Permission> asked =
        Stream.concat(needed.all().stream(), needed.unwanted().stream()).toList();
    return judge(
        principal,
        routes.list(
            "doctor-permissions", new PermissionQuestion(principal, asked), Permission.class));
  }

  /**
   * Judges what IAM says.
   *
   * @param refused what the principal may not do
   */
  List<Finding> judge(String principal, Collection<Permission> refused) {
    List<Finding> findings = new ArrayList<>();
    for (Permission permission : needed.all()) {
      if (refused.contains(permission)) {
        findings.add(
            failed(
                area(),
                "%s may not do %s.".formatted(principal, permission),
                "Allow it, as deploy/cloudformation/shared-account.yaml does; an SCP or a permissions boundary may refuse it, too."));
      }
    }
    for (Permission permission : needed.unwanted()) {
      if (!refused.contains(permission)) {
        findings.add(
            warning(
                area(),
                "%s may do %s even where the owner has not opted in."
                    .formatted(principal, permission),
                "Give it the condition aws:ResourceTag/%s = %s, so that AWS enforces the opt-in, too."
                    .formatted(needed.policy().optInTag(), needed.policy().optInValue())));
      }
    }
    return findings.isEmpty()
        ? List.of(
            ok(
                area(),
                "By IAM %s may do all %d things that the settings need, and remove nothing without the opt-in tag."
                    .formatted(principal, needed.all().size())))
        : findings;
  }
}
