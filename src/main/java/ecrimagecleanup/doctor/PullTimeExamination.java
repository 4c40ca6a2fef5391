package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Finding.ok;
import static ecrimagecleanup.doctor.Finding.warning;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Does ECR leave the application's own reads out of pull times? Reading a manifest may count as a
 * pull, and a pull keeps an image.
 *
 * @param routes reads
 * @param registry the registry
 * @param role the ARN of the role in question; empty for that of the credentials
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListPullTimeUpdateExclusions.html">ListPullTimeUpdateExclusions</a>
 */
public record PullTimeExamination(Routes routes, Registry registry, Optional<String> role)
    implements Examination {
  @Override
  public String area() {
    return "pull times";
  }

  @Override
  public Finding.Status unreadable() {
    return Finding.Status.WARNING;
  }

  @Override
  public List<Finding> examine() {
    String principal = Caller.principal(routes, role);
    return List.of(
        judge(
            principal,
            routes.list(
                "doctor-pull-time-exclusions", new Repository(registry, "any"), String.class)));
  }

  Finding judge(String principal, Collection<String> excluded) {
    return excluded.contains(principal)
        ? ok(area(), "Pulls by %s are not recorded in %s.".formatted(principal, registry))
        : warning(
            area(),
            "Pulls by %s are recorded in %s, so the application may keep images by reading them."
                .formatted(principal, registry),
            "aws ecr register-pull-time-update-exclusion --region %s --principal-arn %s"
                .formatted(registry.region(), principal));
  }
}
