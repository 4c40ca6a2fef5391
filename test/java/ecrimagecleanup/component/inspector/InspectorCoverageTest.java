package ecrimagecleanup.component.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.evidence.inspector.InspectorAccounts;
import ecrimagecleanup.evidence.inspector.InspectorUse;
import ecrimagecleanup.evidence.inspector.RescanDurations;
import ecrimagecleanup.evidence.inspector.ScannedImage;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.BatchGetAccountStatusResponse;
import software.amazon.awssdk.services.inspector2.model.CoverageFilterCriteria;
import software.amazon.awssdk.services.inspector2.model.CoverageStringFilter;
import software.amazon.awssdk.services.inspector2.model.CoveredResource;
import software.amazon.awssdk.services.inspector2.model.EcrContainerImageMetadata;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.GetConfigurationResponse;
import software.amazon.awssdk.services.inspector2.model.ListCoverageRequest;
import software.amazon.awssdk.services.inspector2.model.ListCoverageResponse;
import software.amazon.awssdk.services.inspector2.model.ScanStatus;
import software.amazon.awssdk.services.inspector2.model.ThrottlingException;

class InspectorCoverageTest {
  private static final String URI = "inspector-coverage:images?operation=describeUse";
  private static final Repository REPOSITORY = ImageFixtures.REPOSITORY;
  private static final String ARN = "arn:aws:ecr:eu-central-1:999988887777:repository/team/orders/";
  private static final Instant LAST = Instant.parse("2026-03-01T12:00:00Z");

  private final ScriptedClient<Inspector2Client> inspector =
      new ScriptedClient<>(Inspector2Client.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(inspector.client());
  @RegisterExtension final CamelFixture withoutClient = new CamelFixture();

  @Test
  void readsAllPagesOfTheRepositoryOfTheHeader() throws Exception {
    inspector.script.willAnswer(
        page("a", resource(ARN + digest(1), 3L, LAST)),
        page("b"),
        page(null, resource(ARN + digest(2), 0L, null)));

    Message result = describe();

    assertThat(result.getBody())
        .isEqualTo(
            new InspectorUse(
                REPOSITORY,
                List.of(
                    new ScannedImage(
                        ImageFixtures.digest(1),
                        "ACTIVE",
                        "SUCCESSFUL",
                        Optional.of(3L),
                        Optional.of(LAST)),
                    new ScannedImage(
                        ImageFixtures.digest(2),
                        "ACTIVE",
                        "SUCCESSFUL",
                        Optional.of(0L),
                        Optional.empty())),
                List.of()));
    assertThat(result.getHeader(InspectorCoverageConstants.BLIND_SPOTS)).isEqualTo(0);
    assertThat(inspector.script.requests())
        .containsExactly(
            request().build(), request().nextToken("a").build(), request().nextToken("b").build());
  }

  @Test
  void putsNothingInThePlaceOfWhatInspectorDoesNotSay() throws Exception {
    CoveredResource bare = CoveredResource.builder().resourceId(ARN + digest(1)).build();
    inspector.script.willAnswer(
        page(
            null,
            bare,
            bare.toBuilder().resourceMetadata(metadata -> {}).scanStatus(status -> {}).build(),
            resource(ARN + digest(1), null, null).toBuilder()
                .scanStatus(ScanStatus.builder().statusCode("PAUSED").reason("MOON").build())
                .build()));

    ScannedImage nothing =
        new ScannedImage(ImageFixtures.digest(1), "", "", Optional.empty(), Optional.empty());
    assertThat(describe().getBody(InspectorUse.class).images())
        .containsExactly(
            nothing,
            nothing,
            new ScannedImage(
                ImageFixtures.digest(1), "PAUSED", "MOON", Optional.empty(), Optional.empty()));
  }

  @Test
  void tellsOfAccountsWhatInspectorSaysOrWhyItDoesNot() throws Exception {
    inspector.script.willAnswer(
        BatchGetAccountStatusResponse.builder()
            .accounts(
                List.of(
                    account("111122223333", "ENABLED"),
                    account("222233334444", "DISABLED"),
                    AccountState.builder().accountId("333344445555").build()))
            .failedAccounts(
                List.of(
                    FailedAccount.builder()
                        .accountId("444455556666")
                        .errorCode("ACCESS_DENIED")
                        .build()))
            .build());

    Message result =
        camel
            .send(
                URI.replace("describeUse", "describeAccounts"),
                "111122223333,222233334444,333344445555,444455556666",
                Map.of())
            .getMessage();

    assertThat(result.getBody(InspectorAccounts.class).statuses())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "111122223333", "ENABLED",
                "222233334444", "DISABLED",
                "333344445555", "",
                "444455556666", "ACCESS_DENIED"));
  }

  private static AccountState account(String accountId, String status) {
    return AccountState.builder()
        .accountId(accountId)
        .resourceState(state -> state.ecr(ecr -> ecr.status(status)))
        .build();
  }

  @Test
  void aBodyThatIsNoAccountIsAMistake() {
    assertThatThrownBy(
            () ->
                camel.send(
                    URI.replace("describeUse", "describeAccounts"), "111122223333,me", Map.of()))
        .hasMessage(
            "inspector-coverage://images: the body is \"me\", which is not the 12 digits of an account.");
  }

  @Test
  void tellsForHowLongImagesAreScannedAsFarAsInspectorSays() throws Exception {
    inspector.script.willAnswer(
        GetConfigurationResponse.builder()
            .ecrConfiguration(
                ecr ->
                    ecr.rescanDurationState(
                        state ->
                            state
                                .rescanDuration("DAYS_30")
                                .pullDateRescanDuration("DAYS_14")
                                .pullDateRescanMode("LAST_IN_USE_AT")))
            .build(),
        GetConfigurationResponse.builder().build());
    String uri = URI.replace("describeUse", "describeRescans");

    assertThat(camel.send(uri, "", Map.of()).getMessage().getBody())
        .isEqualTo(new RescanDurations("DAYS_30", "DAYS_14", "LAST_IN_USE_AT"));
    assertThat(camel.send(uri, "", Map.of()).getMessage().getBody())
        .isEqualTo(new RescanDurations("", "", ""));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "arn:aws:ecr:eu-central-1:999988887777:repository/team/orders",
        ARN,
        ARN + "latest",
        ARN + "sha256:1",
        ARN + "nested/sha256:0000000000000000000000000000000000000000000000000000000000000001",
        "arn:aws:ecr:eu-west-1:999988887777:repository/team/orders/sha256:0000000000000000000000000000000000000000000000000000000000000001",
        "arn:aws:ecr:eu-central-1:111122223333:repository/team/orders/sha256:0000000000000000000000000000000000000000000000000000000000000001",
        "arn:aws:ecr:eu-central-1:999988887777:repository/team/cart/sha256:0000000000000000000000000000000000000000000000000000000000000001"
      })
  void isBlindForAnImageOfTheRepositoryThatItCannotName(@Nullable String resourceId)
      throws Exception {
    inspector.script.willAnswer(
        page(null, resource(ARN + digest(2), 1L, null), resource(resourceId, 1L, null)));

    Message result = describe();

    InspectorUse use = result.getBody(InspectorUse.class);
    assertThat(use.images()).extracting(ScannedImage::digest).containsOnly(ImageFixtures.digest(2));
    assertThat(use.blindSpots())
        .containsExactly(
            "Amazon Inspector lists an image of 999988887777/eu-central-1/team/orders without a digest"
                + " that can be read.");
    assertThat(result.getHeader(InspectorCoverageConstants.BLIND_SPOTS)).isEqualTo(1);
  }

  @Test
  void failsIfAPageFailsOrATokenRepeats() {
    RuntimeException throttled = ThrottlingException.builder().message("Rate exceeded").build();
    inspector.script.willAnswer(
        page("a", resource(ARN + digest(1), 0L, null)), throttled, page("a"), page("a"));

    assertThatThrownBy(this::describe).isSameAs(throttled);
    assertThatThrownBy(this::describe)
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("the coverage of 999988887777/eu-central-1/team/orders");
  }

  @Test
  void needsARepository() {
    assertThatThrownBy(() -> camel.send(URI, "", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inspector-coverage://images")
        .hasMessageContaining("CamelEcrRepository")
        .hasMessageContaining("missing");
    assertThatThrownBy(
            () -> camel.send(URI, "", Map.of(InspectorCoverageConstants.REPOSITORY, "team/orders")))
        .hasMessage(
            "inspector-coverage://images: the header CamelEcrRepository is \"team/orders\","
                + " which is not ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME.");
    assertThat(inspector.script.requests()).isEmpty();
  }

  @Test
  void checksItsOptionsAtStart() {
    assertThatThrownBy(() -> camel.context().getEndpoint("inspector-coverage:images"))
        .hasRootCauseMessage(
            "inspector-coverage://images has no operation: set one, such as operation=describeUse.");
    assertThatThrownBy(
            () -> camel.context().getEndpoint("inspector-coverage:images?operation=disable"))
        .hasStackTraceContaining("disable");
    assertThatThrownBy(() -> withoutClient.context().getEndpoint(URI))
        .hasStackTraceContaining("has no credentials");
    assertThatThrownBy(() -> endpoint(camel, URI).createConsumer(exchange -> {}))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void usesTheClientOfTheRegistryOrItsOwnForEachRegion() {
    InspectorCoverageEndpoint given = endpoint(camel, URI);
    InspectorCoverageEndpoint own =
        endpoint(withoutClient, URI + "&useDefaultCredentialsProvider=true&region=eu-west-3");

    assertThat(given.clients().client("eu-west-1")).isSameAs(inspector.client());
    assertThat(own.clients().client().serviceClientConfiguration().region())
        .isEqualTo(Region.EU_WEST_3);
    var configuration = own.clients().client("eu-west-1").serviceClientConfiguration();
    assertThat(configuration.region()).isEqualTo(Region.EU_WEST_1);
    assertThat(configuration.overrideConfiguration().apiCallAttemptTimeout())
        .contains(Duration.ofSeconds(20));
    given.stop();
    own.stop();
    assertThat(inspector.closed()).isFalse();
  }

  @Test
  void hasAHealthCheckThatProbesInspector() throws Exception {
    inspector.script.willAnswer(
        page(null), AccessDeniedException.builder().statusCode(403).message("no").build());
    var producers = HealthCheckHelper.getHealthCheckRepository(camel.context(), "producers");
    producers.setEnabled(true);
    var producer = endpoint(camel, URI).createProducer();
    producer.start();
    HealthCheck check = producers.stream().findFirst().orElseThrow();

    assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
    assertThat(inspector.script.requests())
        .containsOnly(ListCoverageRequest.builder().maxResults(1).build());
    producer.stop();
    assertThat(producers.stream()).isEmpty();
  }

  private Message describe() throws Exception {
    return camel
        .send(URI, "anything", Map.of(InspectorCoverageConstants.REPOSITORY, REPOSITORY))
        .getMessage();
  }

  private static InspectorCoverageEndpoint endpoint(CamelFixture camel, String uri) {
    InspectorCoverageEndpoint endpoint =
        camel.context().getEndpoint(uri, InspectorCoverageEndpoint.class);
    endpoint.start();
    return endpoint;
  }

  private static String digest(int number) {
    return ImageFixtures.digest(number).value();
  }

  private static ListCoverageRequest.Builder request() {
    return ListCoverageRequest.builder()
        .filterCriteria(
            CoverageFilterCriteria.builder()
                .ecrRepositoryName(equalTo("team/orders"))
                .resourceType(equalTo("AWS_ECR_CONTAINER_IMAGE"))
                .accountId(equalTo("999988887777"))
                .build())
        .maxResults(200);
  }

  private static CoverageStringFilter equalTo(String value) {
    return CoverageStringFilter.builder().comparison("EQUALS").value(value).build();
  }

  private static ListCoverageResponse page(
      @Nullable String nextToken, CoveredResource... resources) {
    return ListCoverageResponse.builder().coveredResources(resources).nextToken(nextToken).build();
  }

  private static CoveredResource resource(
      @Nullable String resourceId, @Nullable Long inUseCount, @Nullable Instant lastInUseAt) {
    return CoveredResource.builder()
        .resourceId(resourceId)
        .scanStatus(ScanStatus.builder().statusCode("ACTIVE").reason("SUCCESSFUL").build())
        .resourceMetadata(
            metadata ->
                metadata.ecrImage(
                    EcrContainerImageMetadata.builder()
                        .inUseCount(inUseCount)
                        .lastInUseAt(lastInUseAt)
                        .build()))
        .build();
  }
}
