package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.ELSEWHERE;
import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.gateway.FakeGateway.Sent;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptInTagTest {
  private static final Policy POLICY =
      Policy.parse(
          "cleanup",
          "please",
          Duration.ofHours(24),
          Duration.ofHours(1),
          Duration.ofHours(48),
          Duration.ofDays(90),
          "with-all-it-lists",
          "verify",
          100,
          "keep",
          RepositoryPolicy.parse(Duration.ofHours(24), "report", 0, ""));

  private final FakeGateway gateway = new FakeGateway();
  private final OptInTag tag = new OptInTag(gateway, CliFixtures.REGISTRIES, POLICY);

  @Test
  void theOptInIsOneTagAndTheOptOutItsRemoval() {
    gateway.answer(Endpoint.TAG_REPOSITORY, "").answer(Endpoint.UNTAG_REPOSITORY, "");

    tag.giveTo(ORDERS);
    tag.takeFrom(ORDERS);

    Map<String, Object> headers = Map.of("CamelEcrRepository", ORDERS);
    assertThat(gateway.sent())
        .containsExactly(
            new Sent(Endpoint.TAG_REPOSITORY, Map.of("cleanup", "please"), headers),
            new Sent(Endpoint.UNTAG_REPOSITORY, List.of("cleanup"), headers));
  }

  @Test
  void aRepositoryOfARegistryThatIsNotLookedAfterIsRefusedBeforeAnythingIsAsked() {
    String refusal = "The registry 111122223333/eu-central-1 is not one of cleanup.registries.";

    assertThatThrownBy(() -> tag.giveTo(ELSEWHERE)).hasMessage(refusal);
    assertThatThrownBy(() -> tag.takeFrom(ELSEWHERE)).hasMessage(refusal);
    assertThat(gateway.sent()).isEmpty();
  }
}
