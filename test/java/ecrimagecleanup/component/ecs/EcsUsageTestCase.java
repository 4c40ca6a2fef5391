package ecrimagecleanup.component.ecs;

import static java.util.Objects.requireNonNull;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Two workloads with a cluster each. */
abstract class EcsUsageTestCase {
  static final String FIRST = "111122223333/eu-central-1";
  static final String SECOND = "444455556666/eu-west-1";
  static final String URI =
      "ecs-usage:all?operation=describeUsage&workloads=" + FIRST + "," + SECOND;

  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/";

  final FakeEcs ecs = new FakeEcs();
  final FakeEcs other = new FakeEcs();
  final EcsClients clients = workload -> workload.toString().equals(FIRST) ? ecs : other;

  final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T12:00:00Z"));
  final RevisionMemory memory = new RevisionMemory(clock);

  @RegisterExtension final CamelFixture camel = new CamelFixture(clients, memory);

  @BeforeEach
  void startSomething() {
    ecs.clusters.add("arn:aws:ecs:eu-central-1:111122223333:cluster/main");
    other.clusters.add("arn:aws:ecs:eu-west-1:444455556666:cluster/main");
    addTask(other, "other", "invoices:v1", digest(99));
  }

  LiveUse read() throws Exception {
    return read(URI, "ignored");
  }

  LiveUse read(String uri, Object body) throws Exception {
    return camel.send(uri, body, Map.of()).getMessage().getBody(LiveUse.class);
  }

  static List<String> texts(LiveUse use) {
    return use.doubts().stream().map(Doubt::text).toList();
  }

  static Repository repository(String name) {
    return new Repository(new Registry("999988887777", "eu-central-1"), name);
  }

  /** An ACTIVE task definition that nothing uses. */
  static void addActive(FakeEcs ecs, String revision, String image) {
    ecs.active.add(arn("task-definition", revision));
    addDefinition(ecs, revision, image);
  }

  Evidence of(int digest, String... tags) throws Exception {
    return of(read(), "orders", digest, tags);
  }

  static Evidence of(LiveUse use, String repository, int digest, String... tags) {
    return requireNonNull(
        about(use, new Cause.Archived(), repository, digest, tags)
            .get(EvidenceQuestion.FURTHER_EVIDENCE));
  }

  /** What is said of an image whose check has that cause. */
  static Map<EvidenceQuestion, Evidence> about(
      LiveUse use, Cause cause, String repository, int digest, String... tags) {
    Image image =
        new Image(
            repository(repository),
            new Digest(digest(digest)),
            List.of(tags),
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            1,
            "application/vnd.oci.image.manifest.v1+json",
            false,
            Optional.empty(),
            Optional.empty());
    Candidate candidate =
        new Candidate(
            image,
            List.of(),
            ImageNames.of(RepositoryNames.of(image.repository()), image, List.of(), List.of()),
            cause,
            Instant.EPOCH);
    return use.about(candidate);
  }

  static String digest(int number) {
    return "sha256:%064x".formatted(number);
  }

  static String image(String nameAndTag) {
    return HOST + nameAndTag;
  }

  static String arn(String type, String name) {
    return "arn:aws:ecs:eu-central-1:111122223333:%s/%s".formatted(type, name);
  }

  static Task task(String name, String image, @Nullable String digest, String group) {
    return Task.builder()
        .taskArn(arn("task", name))
        .taskDefinitionArn(arn("task-definition", name + ":1"))
        .group(group)
        .containers(
            Container.builder()
                .image(image(image))
                .imageDigest(digest)
                .lastStatus("RUNNING")
                .build())
        .build();
  }

  static void addTask(FakeEcs ecs, String name, String image, @Nullable String digest) {
    addTask(ecs, name, task(name, image, digest, "family:" + name), image);
  }

  static void addTask(FakeEcs ecs, String name, Task task, String image) {
    ecs.running.put(task.taskArn(), task);
    addDefinition(ecs, name + ":1", image);
  }

  static void addDefinition(FakeEcs ecs, String revision, String image) {
    ecs.definitions.put(
        arn("task-definition", revision),
        TaskDefinition.builder()
            .containerDefinitions(ContainerDefinition.builder().image(image(image)).build())
            .build());
  }

  /** A service with one deployment and one revision. */
  static Service.Builder service(String name) {
    return Service.builder()
        .serviceArn(arn("service", "main/" + name))
        .serviceName(name)
        .taskDefinition(arn("task-definition", name + ":1"))
        .deployments(
            Deployment.builder()
                .taskDefinition(arn("task-definition", name + ":1"))
                .rolloutState(DeploymentRolloutState.COMPLETED)
                .build())
        .currentServiceRevisions(
            ServiceCurrentRevisionSummary.builder().arn(arn("service-revision", name)).build());
  }

  /** A service with two deployments of one task definition, and two revisions. */
  static Service.Builder withTwoDeployments() {
    Deployment deployment =
        Deployment.builder()
            .taskDefinition(arn("task-definition", "a:1"))
            .rolloutState(DeploymentRolloutState.COMPLETED)
            .build();
    return service("a")
        .deployments(deployment, deployment)
        .currentServiceRevisions(
            Stream.of("a", "b")
                .map(name -> arn("service-revision", name))
                .map(arn -> ServiceCurrentRevisionSummary.builder().arn(arn).build())
                .toList());
  }

  static void addService(FakeEcs ecs, String name, String image, @Nullable String digest) {
    addService(ecs, service(name).build(), image, digest);
  }

  static void addService(FakeEcs ecs, Service service, String image, @Nullable String digest) {
    ecs.services.put(service.serviceArn(), service);
    addDefinition(ecs, service.serviceName() + ":1", image);
    String revision = arn("service-revision", service.serviceName());
    ecs.revisions.put(
        revision,
        ServiceRevision.builder()
            .serviceRevisionArn(revision)
            .serviceArn(service.serviceArn())
            .taskDefinition(service.taskDefinition())
            .containerImages(
                ContainerImage.builder().image(image(image)).imageDigest(digest).build())
            .build());
  }
}
