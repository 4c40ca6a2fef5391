package ecrimagecleanup.component.rehearsal;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.rehearsal.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * The family of task definitions of a rehearsal; it can be no other.
 *
 * @param client the client
 * @param place the account and region
 * @param family its name
 */
record RehearsalFamily(EcsClient client, Registry place, String family) {
  private static final int CONTAINER_MEMORY_MIB = 16;

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html">DeleteTaskDefinitions</a>
   */
  private static final int DELETED_PER_CALL = 10;

  /**
   * @throws IllegalArgumentException if the family is not one of a rehearsal
   */
  RehearsalFamily {
    if (!RunId.isName(family)) {
      throw new IllegalArgumentException(
          "A rehearsal touches no task definitions but those of %s.".formatted(RunId.GRAMMAR));
    }
  }

  String register(List<String> images) {
    List<ContainerDefinition> containers =
        IntStream.range(0, images.size())
            .mapToObj(
                i ->
                    ContainerDefinition.builder()
                        .name("c" + i)
                        .image(images.get(i))
                        .memory(CONTAINER_MEMORY_MIB)
                        .command("/nothing")
                        .build())
            .toList();
    return client
        .registerTaskDefinition(
            request ->
                request
                    .family(family)
                    .requiresCompatibilities(Compatibility.EC2)
                    .containerDefinitions(containers))
        .taskDefinition()
        .taskDefinitionArn();
  }

  /** The ARN of a revision; empty if there is none. */
  String describe(String revision) {
    try {
      return client
          .describeTaskDefinition(request -> request.taskDefinition(family + ":" + revision))
          .taskDefinition()
          .taskDefinitionArn();
    } catch (ClientException e) {
      // ECS has no other error for a revision that does not exist.
      return "";
    }
  }

  String tag(String arn) {
    Tag tag = Tag.builder().key("rehearsal").value("tagged").build();
    client.tagResource(request -> request.resourceArn(own(arn)).tags(List.of(tag)));
    return arn;
  }

  /** Deregisters a revision; one that is not ACTIVE any more stays as it is. */
  String deregister(String arn) {
    boolean active =
        client
            .describeTaskDefinition(request -> request.taskDefinition(own(arn)))
            .taskDefinition()
            .status()
            .equals(TaskDefinitionStatus.ACTIVE);
    if (active) {
      client.deregisterTaskDefinition(request -> request.taskDefinition(arn));
    }
    return arn;
  }

  int deleteAll() {
    list(TaskDefinitionStatus.ACTIVE).forEach(this::deregister);
    List<String> inactive = list(TaskDefinitionStatus.INACTIVE);
    for (List<String> batch : Batches.of(inactive, DELETED_PER_CALL)) {
      DeleteTaskDefinitionsResponse response =
          client.deleteTaskDefinitions(request -> request.taskDefinitions(batch));
      if (!response.failures().isEmpty()) {
        throw new UnusableAnswerException(
            "ECS does not delete %s: %s"
                .formatted(response.failures().get(0).arn(), response.failures().get(0).reason()));
      }
    }
    return inactive.size();
  }

  private List<String> list(TaskDefinitionStatus status) {
    List<String> found = new ArrayList<>();
    found.addAll(
        Pages.<String>readAll("the task definitions of " + family, token -> page(status, token))
            .items());
    found.forEach(this::own);
    return found;
  }

  private Pages.Page<String> page(TaskDefinitionStatus status, @Nullable String token) {
    ListTaskDefinitionsResponse response =
        client.listTaskDefinitions(
            ListTaskDefinitionsRequest.builder()
                .familyPrefix(family)
                .status(status)
                .nextToken(token)
                .build());
    return new Pages.Page<>(response.taskDefinitionArns(), response.nextToken());
  }

  private String own(String arn) {
    return TaskDefinitionArn.parse(requireNonNullElse(arn, ""))
        .filter(parsed -> parsed.family().equals(family) && parsed.where().equals(place.toString()))
        .map(TaskDefinitionArn::toString)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is no revision of %s in %s.".formatted(arn, family, place)));
  }
}
