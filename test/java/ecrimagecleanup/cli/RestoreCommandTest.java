package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.ELSEWHERE;
import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static ecrimagecleanup.cli.CliFixtures.REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.gateway.FakeGateway.Sent;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command {@code restore} asks of ECR, and when it asks nothing. */
class RestoreCommandTest {
  private static final Map<String, Object> HEADERS = Map.of("CamelEcrRepository", ORDERS);

  private final FakeGateway gateway = new FakeGateway();
  private final List<Image> said = new ArrayList<>();

  private static ImageReference.Ecr reference(Repository repository) {
    String host = repository.registry().hosts().get(0);
    return (ImageReference.Ecr) ImageReference.parse(host + "/" + repository.name() + ":1");
  }

  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

  private static Image image(char digit, String type, String status, Optional<Digest> subject) {
    return new Image(
        ORDERS,
        CliFixtures.digest(digit),
        List.of(),
        CliFixtures.DUE,
        Optional.empty(),
        Optional.empty(),
        1000,
        type,
        status.equals("ARCHIVED"),
        Optional.empty(),
        subject,
        status.equals("ACTIVATING"));
  }

  private static Image image(char digit, String type, String status) {
    return image(digit, type, status, Optional.empty());
  }

  private static Image signature(char digit, char of, String status) {
    return image(digit, IMAGE, status, Optional.of(CliFixtures.digest(of)));
  }

  private static ImageTree tree(char index, char... listed) {
    Digest digest = CliFixtures.digest(index);
    List<Digest> children = new ArrayList<>();
    for (char digit : listed) {
      children.add(CliFixtures.digest(digit));
    }
    return new ImageTree(
        Map.of(digest, new Manifest(digest, INDEX, children, List.of(), Optional.empty())),
        Map.of());
  }

  private List<Digest> restored() {
    return gateway.sent().stream()
        .filter(sent -> sent.endpoint() == Endpoint.RESTORE_IMAGE)
        .map(sent -> (Digest) sent.body())
        .toList();
  }

  private FakeGateway found(Image found, Image... others) {
    List<Image> all = new ArrayList<>(List.of(others));
    all.add(found);
    gateway.answer(Endpoint.FIND_IMAGE, Optional.of(found)).answer(Endpoint.LIST_IMAGES, all);
    for (int i = 0; i < all.size(); i++) {
      gateway.answer(Endpoint.RESTORE_IMAGE, "");
    }
    return gateway;
  }

  private TreeRestoration.Result restore(Repository repository) {
    return Restore.restore(reference(repository), REGISTRIES, gateway, indexes -> false, said::add);
  }

  @Test
  void theImageOfATagIsRestoredByItsDigestAndNoOther() {
    Image image = image('a', IMAGE, "ARCHIVED");
    found(image, image('b', IMAGE, "ARCHIVED"), signature('c', 'b', "ARCHIVED"));

    assertThat(restore(ORDERS)).isEqualTo(new TreeRestoration.Result(List.of(image), List.of()));
    assertThat(said).containsExactly(image);
    assertThat(gateway.sent())
        .containsExactly(
            new Sent(Endpoint.FIND_IMAGE, reference(ORDERS), HEADERS),
            new Sent(Endpoint.LIST_IMAGES, "", HEADERS),
            new Sent(Endpoint.RESTORE_IMAGE, CliFixtures.digest('a'), HEADERS));
  }

  @Test
  void reality12WhatAnIndexListsAndWhatBelongsToItIsRestoredToo() {
    found(
            image('a', INDEX, "ACTIVE"),
            image('b', IMAGE, "ARCHIVED"),
            image('c', IMAGE, "ACTIVE"),
            image('d', INDEX, "ACTIVE"),
            image('e', IMAGE, "ARCHIVED"),
            signature('f', 'e', "ARCHIVED"),
            signature('0', 'f', "ARCHIVED"),
            image('1', IMAGE, "ARCHIVED"))
        .answer(Endpoint.DESCRIBE_IMAGE_TREE, tree('a', 'b', 'c', 'd', '9'))
        .answer(Endpoint.DESCRIBE_IMAGE_TREE, tree('d', 'e'));

    assertThat(restore(ORDERS).unread()).isEmpty();
    assertThat(restored())
        .containsExactly(
            CliFixtures.digest('b'),
            CliFixtures.digest('e'),
            CliFixtures.digest('f'),
            CliFixtures.digest('0'));
  }

  @Test
  void reality12WhatAnIndexOnItsWayFromTheArchiveListsIsSaidToBeUnknown() {
    Image index = image('a', INDEX, "ARCHIVED");
    Image signature = signature('b', 'a', "ARCHIVED");
    found(index, signature);

    assertThat(restore(ORDERS))
        .isEqualTo(new TreeRestoration.Result(List.of(index, signature), List.of(index)));
  }

  @Test
  void reality12WhoWaitsGetsTheWholeTreeLevelByLevel() {
    found(
            image('a', INDEX, "ARCHIVED"),
            image('b', INDEX, "ARCHIVED"),
            image('c', IMAGE, "ARCHIVED"))
        .answer(
            Endpoint.LIST_IMAGES,
            List.of(
                image('a', INDEX, "ACTIVATING"),
                image('b', INDEX, "ARCHIVED"),
                image('c', IMAGE, "ARCHIVED")))
        .answer(
            Endpoint.LIST_IMAGES,
            List.of(
                image('a', INDEX, "ACTIVE"),
                image('b', INDEX, "ARCHIVED"),
                image('c', IMAGE, "ARCHIVED")))
        .answer(Endpoint.DESCRIBE_IMAGE_TREE, tree('a', 'b'))
        .answer(
            Endpoint.LIST_IMAGES,
            List.of(
                image('a', INDEX, "ACTIVE"),
                image('b', INDEX, "ACTIVE"),
                image('c', IMAGE, "ARCHIVED")))
        .answer(Endpoint.DESCRIBE_IMAGE_TREE, tree('a', 'b'))
        .answer(Endpoint.DESCRIBE_IMAGE_TREE, tree('b', 'c'));
    List<Digest> waitedFor = new ArrayList<>();

    TreeRestoration.Result result =
        Restore.restore(
            reference(ORDERS),
            REGISTRIES,
            gateway,
            indexes -> waitedFor.add(indexes.get(0).digest()),
            said::add);

    assertThat(result.unread()).isEmpty();
    assertThat(restored())
        .containsExactly(CliFixtures.digest('a'), CliFixtures.digest('b'), CliFixtures.digest('c'));
    assertThat(waitedFor)
        .containsExactly(CliFixtures.digest('a'), CliFixtures.digest('a'), CliFixtures.digest('b'));
  }

  @Test
  void whatIsNotInTheArchiveIsLeftAlone() {
    found(image('a', IMAGE, "ACTIVE"));

    assertThatThrownBy(() -> restore(ORDERS)).hasMessageEndingWith("there is nothing to restore.");
    assertThat(restored()).isEmpty();
  }

  @Test
  void anImageThatDoesNotExistIsSaidToBeNone() {
    gateway.answer(Endpoint.FIND_IMAGE, Optional.empty());

    assertThatThrownBy(() -> restore(ORDERS))
        .hasMessage(
            "There is no image 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.");
  }

  @Test
  void aRepositoryOfARegistryThatIsNotLookedAfterIsRefusedBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> restore(ELSEWHERE))
        .hasMessage("The registry 111122223333/eu-central-1 is not one of cleanup.registries.");
    assertThat(gateway.sent()).isEmpty();
  }
}
