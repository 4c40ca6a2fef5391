package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Services, their deployments and their task sets, as a reader sees them. */
class LiveServicesTest extends LiveEcsTestCase {
  @Test
  void listsServicesTenAtATimeUnlessMoreAreAskedFor() {
    String definition = team.register("orders", "example.com/orders:v1");
    IntStream.range(0, 12).forEach(i -> team.createService("s%02d".formatted(i), definition, 0));

    assertThat(ecs.listServices(r -> {}).serviceArns()).hasSize(10);
    assertThat(ecs.listServices(r -> r.maxResults(100)).serviceArns()).hasSize(12);
    assertThat(ecs.listServicesPaginator(r -> r.cluster("default")).serviceArns())
        .hasSize(12)
        .first()
        .isEqualTo("arn:aws:ecs:eu-central-1:111122223333:service/default/s00");
  }

  @Test
  void aServiceShowsAllItsDeploymentsAndTheirDigests() {
    String one = owner.push(REPOSITORY, "v1", "one", 1000);
    String two = owner.push(REPOSITORY, "v2", "two", 1000);
    String first = team.register("orders", IMAGE + ":v1");
    String second = team.register("orders", IMAGE + ":v2");
    team.createService("orders", first, 1);
    world.advance(Duration.ofMinutes(5));
    team.deregister(first);
    team.deploy("orders", second);

    Service service = service("orders");

    assertThat(service.taskDefinition()).isEqualTo(second);
    assertThat(service.deployments())
        .extracting(Deployment::taskDefinition)
        .containsExactly(second, first);
    assertThat(imagesOfCurrentRevisions(service))
        .containsExactlyInAnyOrder(IMAGE + ":v1 " + one, IMAGE + ":v2 " + two);
    assertThat(ecs.describeTaskDefinition(r -> r.taskDefinition(first)).taskDefinition().status())
        .isEqualTo(TaskDefinitionStatus.INACTIVE);

    world.advance(Duration.ofMinutes(5));
    assertThat(imagesOfCurrentRevisions(service("orders"))).containsExactly(IMAGE + ":v2 " + two);
  }

  @Test
  void aServiceWithoutTasksStillShowsItsDigest() {
    String digest = owner.push(REPOSITORY, "stable", "one", 1000);
    team.createService("orders", team.register("orders", IMAGE + ":stable"), 1);
    team.scale("orders", 0);
    owner.push(REPOSITORY, "stable", "two", 1000);
    world.advance(Duration.ofDays(1));

    assertThat(tasks(DesiredStatus.RUNNING)).isEmpty();
    assertThat(imagesOfCurrentRevisions(service("orders")))
        .containsExactly(IMAGE + ":stable " + digest);
  }

  @Test
  void listsTheDeploymentsOfAServiceNewestFirst() {
    team.createService("orders", team.register("orders", "example.com/orders:v1"), 1);
    for (int i = 2; i <= 5; i++) {
      world.advance(Duration.ofHours(1));
      team.deploy("orders", team.register("orders", "example.com/orders:v" + i));
    }

    List<ServiceDeploymentBrief> all =
        ecs.listServiceDeployments(r -> r.service("orders").cluster("default"))
            .serviceDeployments();
    assertThat(all)
        .extracting(ServiceDeploymentBrief::statusAsString)
        .containsExactly("IN_PROGRESS", "SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL");
    assertThat(all.get(0).createdAt()).isEqualTo(world.now());

    var firstPage = ecs.listServiceDeployments(r -> r.service("orders").maxResults(2));
    var secondPage =
        ecs.listServiceDeployments(
            r -> r.service("orders").maxResults(3).nextToken(firstPage.nextToken()));
    assertThat(firstPage.serviceDeployments()).isEqualTo(all.subList(0, 2));
    assertThat(secondPage.serviceDeployments()).isEqualTo(all.subList(2, 5));
    assertThat(secondPage.nextToken()).isNull();
    assertThat(
            ecs.listServiceDeployments(r -> r.service("orders").statusWithStrings("IN_PROGRESS"))
                .serviceDeployments())
        .isEqualTo(all.subList(0, 1));
  }

  /** With {@code minimumHealthyPercent} 0; the image of the second deployment is missing. */
  @Test
  void aServiceThatStopsFirstShowsNothingOfWhatItGoesBackTo() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    team.createService("orders", team.register("orders", IMAGE + ":v1"), 1, true);
    world.advance(Duration.ofHours(2));
    team.deploy("orders", team.register("orders", IMAGE + ":v2"));

    assertThat(service("orders").deployments())
        .extracting(Deployment::rolloutStateAsString)
        .containsExactly("FAILED");
    assertThat(tasks(DesiredStatus.RUNNING)).isEmpty();
    assertThat(ecs.listServiceDeployments(r -> r.service("orders")).serviceDeployments())
        .extracting(ServiceDeploymentBrief::statusAsString)
        .containsExactly("STOPPED", "SUCCESSFUL");
    ImageKey first = new ImageKey(RepositoryKey.shared(REPOSITORY), digest);
    assertThat(world.ledger().usesWithUsers(first))
        .as("the deployment that nothing has replaced")
        .anyMatch(use -> use.time().open() && use.deployment().isPresent());

    owner.push(REPOSITORY, "v3", "three", 1000);
    team.deploy("orders", team.register("orders", IMAGE + ":v3"));
    // Some are complete only hours later.
    world.advance(Duration.ofDays(1));
    assertThat(world.ledger().usesWithUsers(first))
        .noneMatch(use -> use.time().open() && use.deployment().isPresent());
  }

  @Test
  void aServiceThatDrainsCanStillBeRead() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    team.createService("orders", team.register("orders", IMAGE + ":v1"), 1);
    team.deleteService("orders");

    assertThat(service("orders").status()).isEqualTo("DRAINING");
    assertThat(service("orders").deployments()).hasSize(1);
    assertThat(ecs.listServiceDeployments(r -> r.service("orders")).serviceDeployments())
        .as("they are deleted with the service")
        .isEmpty();

    world.advance(Duration.ofMinutes(5));
    assertThat(ecs.listServices(r -> {}).serviceArns()).isEmpty();
  }

  @Test
  void aTaskSetShowsItsTaskDefinition() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    String definition = team.register("orders", IMAGE + ":v1");
    ObjectNode service = Json.object().put("serviceName", "blue-green").put("desiredCount", 1);
    service.putObject("deploymentController").put("type", "EXTERNAL");
    team.call("CreateService", service);
    team.call(
        "CreateTaskSet",
        Json.object().put("service", "blue-green").put("taskDefinition", definition));

    assertThat(service("blue-green").taskDefinition()).isNull();
    assertThat(service("blue-green").taskSets())
        .extracting(TaskSet::taskDefinition)
        .containsExactly(definition);
  }

  private Service service(String name) {
    return ecs.describeServices(r -> r.services(name)).services().get(0);
  }

  private List<String> imagesOfCurrentRevisions(Service service) {
    List<String> arns =
        service.currentServiceRevisions().stream().map(ServiceCurrentRevisionSummary::arn).toList();
    return ecs
        .describeServiceRevisions(r -> r.serviceRevisionArns(arns))
        .serviceRevisions()
        .stream()
        .flatMap(revision -> revision.containerImages().stream())
        .map(LiveServicesTest::text)
        .toList();
  }

  private static String text(ContainerImage image) {
    return image.image() + " " + image.imageDigest();
  }
}
