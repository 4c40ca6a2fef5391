package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.image.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Does ECR leave the application's own reads out of pull times? Reading a manifest may count as a
 * pull, and a pull keeps an image.
 *
 * @param reading what is read
 * @param registry the registry
 * @param role the ARN of the role in question; empty for that of the credentials
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListPullTimeUpdateExclusions.html">ListPullTimeUpdateExclusions</a>
 */
public record PullTimeExamination(Reading reading, Registry registry, Optional<String> role)
    implements Examination {
  @Override
  public String area() {
    return "pull times";
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    String principal = Caller.principal(reading, role);
    return List.of(judge(principal, reading.pullTimeExclusions(registry)));
  }

  Diagnosis judge(String principal, Collection<String> excluded) {
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
