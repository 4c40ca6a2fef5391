package ecrimagecleanup.evidence.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistryTaskDefinitionsTest {
  private static final Registry REGISTRY = new Registry("999988887777", "eu-central-1");
  private static final Registry REPLICA = new Registry("999988887777", "us-east-1");
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com";
  private static final RepositoryNames ORDERS =
      new RepositoryNames(
          new Repository(REGISTRY, "team/orders"), Set.of(new Repository(REPLICA, "team/orders")));

  private static JsonNode row(int revision, String... images) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put(
        "arn", "arn:aws:ecs:eu-central-1:111122223333:task-definition/job:%d".formatted(revision));
    ObjectNode configuration = row.putObject("configuration").put("Status", "ACTIVE");
    ArrayNode containers = configuration.putArray("ContainerDefinitions");
    for (String image : images) {
      containers.addObject().put("Image", image);
    }
    return row;
  }

  private static List<Integer> revisions(RepositoryNames repository, JsonNode... rows) {
    return Stream.of(rows)
        .collect(RegistryTaskDefinitions.reader())
        .of(repository)
        .active()
        .all()
        .stream()
        .map(TaskDefinitionItem::arn)
        .map(TaskDefinitionArn::revision)
        .toList();
  }

  @Test
  void aRepositoryHasTheRowsThatNameIt() {
    assertThat(
            revisions(
                ORDERS,
                row(1, HOST + "/team/orders"),
                row(2, HOST + "/team/orders:v1"),
                row(3, HOST + "/team/orders@sha256:" + "0".repeat(64)),
                row(4, HOST + ":443/team/orders:v1"),
                row(5, "envoy:1", HOST + "/team/orders:v1"),
                row(6, "999988887777.dkr.ecr.us-east-1.amazonaws.com/team/orders:v1"),
                row(7, HOST + "/team/orders-old:v1"),
                row(8, HOST + "/team/invoices:v1"),
                row(9, "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/orders:v1")))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  /** Nobody says whether AWS Config disregards case: the row is there, and cannot be read. */
  @Test
  void aNameInOtherLettersIsNotPassedOver() {
    assertThat(revisions(ORDERS, row(1, HOST.toUpperCase(Locale.ROOT) + "/team/orders")))
        .containsExactly(1);
  }

  @Test
  void ofAContainerWithoutAnImageNobodyCanSayWhichRepositoryItConcerns() {
    ObjectNode withoutImage = (ObjectNode) row(2, HOST + "/team/orders:v1");
    withoutImage.withObject("configuration").withArray("ContainerDefinitions").addObject();

    assertThat(nameImages(row(1, HOST + "/team/orders:v1", "${IMAGE}"))).isTrue();
    assertThat(nameImages(row(1, HOST + "/team/orders:v1"), row(3))).isFalse();
    assertThat(nameImages(withoutImage)).isFalse();
  }

  private static boolean nameImages(JsonNode... rows) {
    return Stream.of(rows).collect(RegistryTaskDefinitions.reader()).nameImages();
  }

  /** The query of a repository would not find it, and it would keep every image. */
  @Test
  void whatCannotBeReadBesideAnImageOfAnotherRepositoryDoesNotConcernThisOne() {
    assertThat(revisions(ORDERS, row(1, HOST + "/team/invoices:v1", "${IMAGE}"))).isEmpty();
    assertThat(revisions(ORDERS, row(2, HOST + "/team/orders:v1", "${IMAGE}"))).containsExactly(2);
  }

  @Test
  void whatEndedIsKnownOfEveryImage() {
    ListedTaskDefinitions listed =
        Stream.of(row(1, HOST + "/team/orders:v1"))
            .collect(RegistryTaskDefinitions.reader())
            .of(ORDERS);

    assertThat(listed.endedToAskFor(List.of(), true).isNothing()).isTrue();
    assertThat(listed.size()).isEqualTo(1);
  }
}
