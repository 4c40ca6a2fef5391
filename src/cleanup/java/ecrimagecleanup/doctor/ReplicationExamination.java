package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Replicas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Is every replica of a registry known? ECR can replicate deletions, and a replica may be in use.
 * Whether it does is a field of a replication rule that this version of the AWS SDK does not have.
 *
 * @param reading what is read
 * @param registry the registry
 * @param replicas the replicas of the settings
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication-delete.html">replicating
 *     deletions</a>
 */
public record ReplicationExamination(Reading reading, Registry registry, Replicas replicas)
    implements Examination {
  @Override
  public String area() {
    return "replication";
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    return judge(reading.replicas(registry));
  }

  List<Diagnosis> judge(Collection<Registry> destinations) {
    if (destinations.isEmpty()) {
      return List.of(ok(area(), "%s is not replicated.".formatted(registry)));
    }
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (Registry replica :
        destinations.stream()
            .distinct()
            .sorted(Comparator.comparing(Registry::toString))
            .toList()) {
      diagnoses.add(
          registry.equals(replicas.sources().get(replica))
              ? warning(
                  area(),
                  "%s is replicated to %s; whether its deletions are cannot be read."
                      .formatted(registry, replica),
                  "Look at deleteReplication of its rule: aws ecr describe-registry --region %s. Who runs the replica counts as a user either way."
                      .formatted(registry.region()))
              : failed(
                  area(),
                  "%s is replicated to %s, which is not one of cleanup.replicas: if its deletions are replicated too, images in use are lost there."
                      .formatted(registry, replica),
                  "Add %s>%s to cleanup.replicas.".formatted(registry, replica)));
    }
    return diagnoses;
  }
}
