package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Which account the reader role of a workload account opens, and when it opens none. */
class ReaderRoleTest extends LiveEcsTestCase {
  @Test
  void theAssumedRoleSeesItsOwnAccountOnly() {
    WorkloadAccount other = new WorkloadAccount(aws.sandbox(), OTHER_ACCOUNT, World.REGION);
    other.call("CreateCluster", Json.object().put("clusterName", "more"));

    assertThat(ecs.listClusters().clusterArns())
        .containsExactly("arn:aws:ecs:eu-central-1:111122223333:cluster/default");
    try (EcsClient reader = reader(OTHER_ACCOUNT)) {
      assertThat(reader.listClustersPaginator(r -> r.maxResults(1)).clusterArns())
          .containsExactly(
              "arn:aws:ecs:eu-central-1:444455556666:cluster/default",
              "arn:aws:ecs:eu-central-1:444455556666:cluster/more");
    }
    assertThat(sts.getCallerIdentity().account()).isEqualTo(World.SHARED_ACCOUNT);
  }

  @Test
  void everyCallOfAnUnreadableAccountIsDenied() {
    aws.unreadable().denyCalls(ACCOUNT);

    assertThatThrownBy(() -> ecs.listClusters())
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("is not authorized to perform: ecs:ListClusters");
    assertThatThrownBy(() -> ecs.describeTaskDefinition(r -> r.taskDefinition("orders")))
        .isInstanceOf(AccessDeniedException.class);
    try (EcsClient reader = reader(OTHER_ACCOUNT)) {
      assertThat(reader.listClusters().clusterArns()).isEmpty();
    }
    String byTheTeam = team.register("orders", "example.com/orders:v1");

    aws.unreadable().allow(ACCOUNT);
    assertThat(ecs.describeTaskDefinition(r -> r.taskDefinition("orders")).taskDefinition())
        .satisfies(definition -> assertThat(definition.taskDefinitionArn()).isEqualTo(byTheTeam));
  }

  @Test
  void aRoleThatCannotBeAssumedIsDenied() {
    aws.unreadable().denyRoles(ACCOUNT);

    assertThatThrownBy(() -> ecs.listClusters())
        .isInstanceOfSatisfying(
            StsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              assertThat(e).hasMessageContaining("role/ecr-image-cleanup-reader");
            });
    try (EcsClient reader = reader(OTHER_ACCOUNT)) {
      assertThat(reader.listClusters().clusterArns()).isEmpty();
    }
  }

  @Test
  void aCanaryComesAgainEveryDay() {
    aws.installCanary(ACCOUNT, World.REGION);
    world.advance(Duration.ofHours(25));

    assertThat(ecs.listTaskDefinitions(r -> r.familyPrefix(Canary.FAMILY)).taskDefinitionArns())
        .singleElement()
        .satisfies(arn -> assertThat(arn).endsWith(Canary.FAMILY + ":2"));
    assertThat(aws.deliveries(EmbeddedAws.EVENTS_QUEUE)).isEqualTo(3);
  }
}
