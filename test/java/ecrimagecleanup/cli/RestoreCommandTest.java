package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.ELSEWHERE;
import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static ecrimagecleanup.cli.CliFixtures.REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.cli.FakeGateway.Sent;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command {@code restore} asks of ECR, and when it asks nothing. */
class RestoreCommandTest {
  private static final Map<String, Object> HEADERS = Map.of("CamelEcrRepository", ORDERS);

  private final FakeGateway gateway = new FakeGateway();

  private static ImageReference.Ecr reference(Repository repository) {
    String host = repository.registry().hosts().get(0);
    return (ImageReference.Ecr) ImageReference.parse(host + "/" + repository.name() + ":1");
  }

  private static Image image(boolean archived) {
    return new Image(
        ORDERS,
        CliFixtures.digest('a'),
        List.of("1"),
        CliFixtures.DUE,
        Optional.empty(),
        Optional.empty(),
        1000,
        "application/vnd.oci.image.manifest.v1+json",
        archived,
        Optional.empty(),
        Optional.empty());
  }

  private Image restore(Repository repository) {
    return Restore.restore(reference(repository), REGISTRIES, gateway);
  }

  @Test
  void theImageOfATagIsRestoredByItsDigest() {
    gateway
        .answer(Endpoint.FIND_IMAGE, Optional.of(image(true)))
        .answer(Endpoint.RESTORE_IMAGE, "");

    assertThat(restore(ORDERS)).isEqualTo(image(true));
    assertThat(gateway.sent())
        .containsExactly(
            new Sent(Endpoint.FIND_IMAGE, reference(ORDERS), HEADERS),
            new Sent(Endpoint.RESTORE_IMAGE, CliFixtures.digest('a'), HEADERS));
  }

  @Test
  void whatIsNotInTheArchiveIsLeftAlone() {
    gateway.answer(Endpoint.FIND_IMAGE, Optional.of(image(false)));

    assertThatThrownBy(() -> restore(ORDERS)).hasMessageEndingWith("there is nothing to restore.");
    assertThat(gateway.sent()).extracting(Sent::endpoint).containsExactly(Endpoint.FIND_IMAGE);
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
