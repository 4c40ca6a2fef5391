package ecrimagecleanup.sandbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** What runs in a workload account, as the ordinary SDK sees it over HTTP by an assumed role. */
abstract class LiveEcsTestCase {
  static final String REPOSITORY = "team/orders";
  static final String IMAGE = RepositoryKey.shared(REPOSITORY).uri();
  static final String ACCOUNT = "111122223333";
  static final String OTHER_ACCOUNT = "444455556666";

  final EmbeddedAws aws =
      EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 30);
  final World world = aws.world();
  final ImageOwner owner = new ImageOwner(aws.sandbox());
  final WorkloadAccount team = new WorkloadAccount(aws.sandbox(), ACCOUNT, World.REGION);
  final StsClient sts = SdkClients.client(StsClient.builder(), URI.create(aws.address()));
  final EcsClient ecs = reader(ACCOUNT);

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of());
  }

  @AfterEach
  void stop() {
    ecs.close();
    sts.close();
    aws.close();
  }

  EcsClient reader(String accountId) {
    return EcsClient.builder()
        .endpointOverride(URI.create(aws.address()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(
                    r ->
                        r.roleArn("arn:aws:iam::" + accountId + ":role/ecr-image-cleanup-reader")
                            .roleSessionName("ecr-image-cleanup")
                            .externalId("secret-word"))
                .build())
        .build();
  }

  List<Task> tasks(DesiredStatus status) {
    List<String> arns = ecs.listTasks(r -> r.desiredStatus(status)).taskArns();
    return arns.isEmpty() ? List.of() : ecs.describeTasks(r -> r.tasks(arns)).tasks();
  }
}
