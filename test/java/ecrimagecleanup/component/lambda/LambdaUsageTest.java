package ecrimagecleanup.component.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.lambda.FunctionImage;
import ecrimagecleanup.evidence.lambda.FunctionVersion;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.ImageReference;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LambdaUsageTest {
  private static final String PLACE = "111122223333/eu-central-1";
  private static final String OTHER = "444455556666/eu-west-1";
  private static final String URI =
      "lambda-usage:all?operation=describeUsage&parallel=1&roleName=reader&workloads=";
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders";
  private static final String LATEST = FunctionVersion.LATEST;

  private final ScriptedClient<LambdaClient> lambda = new ScriptedClient<>(LambdaClient.class);
  private final ScriptedClient<LambdaClient> other = new ScriptedClient<>(LambdaClient.class);
  private final LambdaClients clients =
      workload -> (workload.toString().equals(PLACE) ? lambda : other).client();

  @RegisterExtension final CamelFixture camel = new CamelFixture(clients);
  @RegisterExtension final CamelFixture withoutClients = new CamelFixture();

  @Test
  void readsEveryPageWithAllVersionsAndDescribesThoseWithAnImage() throws Exception {
    lambda.script.willAnswer(
        page("a", listed("mails", LATEST, "1"), zip("thumbs")),
        page(null, listed("mails", "7", "2")),
        described("mails", LATEST, "1", ":live", digest(1)),
        described("mails", "7", "2", ":6.2", digest(2)));

    Message result = send(PLACE);

    assertThat(result.getBody())
        .isEqualTo(
            new LambdaUse(
                List.of(PLACE),
                List.of(image("mails", LATEST, 1, "live"), image("mails", "7", 2, "6.2")),
                List.of()));
    assertThat(result.getHeader(LambdaUsageConstants.BLIND_SPOTS)).isEqualTo(0);
    ListFunctionsRequest.Builder list =
        ListFunctionsRequest.builder().functionVersion("ALL").maxItems(50);
    assertThat(lambda.script.requests())
        .as("a function of an archive is not described")
        .containsExactly(
            list.build(), list.marker("a").build(), get("mails", LATEST), get("mails", "7"));
  }

  @Test
  void aPublishedVersionIsDescribedOnceAndTheOneThatCanChangeAtEachReading() throws Exception {
    lambda.script.willAnswer(
        page(null, listed("mails", LATEST, "1"), listed("mails", "7", "2")),
        described("mails", LATEST, "1", ":live", digest(1)),
        described("mails", "7", "2", ":6.2", digest(2)),
        page(null, listed("mails", LATEST, "1"), listed("mails", "7", "2")),
        described("mails", LATEST, "1", ":live", digest(3)));

    read(PLACE);

    assertThat(read(PLACE).images())
        .containsExactly(image("mails", LATEST, 3, "live"), image("mails", "7", 2, "6.2"));
  }

  @Test
  void aNumberWithOtherCodeIsDescribedAnew() throws Exception {
    lambda.script.willAnswer(
        page(null, listed("mails", "7", "2")),
        described("mails", "7", "2", ":6.2", digest(2)),
        page(null, listed("mails", "7", "3")),
        described("mails", "7", "3", ":6.3", digest(3)));

    read(PLACE);

    assertThat(read(PLACE).images()).containsExactly(image("mails", "7", 3, "6.3"));
  }

  @Test
  void aFunctionThatIsDeletedWhileItIsReadIsNoDoubt() throws Exception {
    lambda.script.willAnswer(
        page(null, listed("gone", LATEST, "1"), listed("mails", LATEST, "2")),
        ResourceNotFoundException.builder().message("Function not found").build(),
        described("mails", LATEST, "2", ":live", digest(2)));

    LambdaUse use = read(PLACE);

    assertThat(use.doubts()).isEmpty();
    assertThat(use.images()).containsExactly(image("mails", LATEST, 2, "live"));
  }

  @Test
  void aFunctionThatGetsOtherCodeMeanwhileIsReadAgainForWhatItPublishedBefore() throws Exception {
    lambda.script.willAnswer(
        page(null, listed("mails", LATEST, "1")),
        described("mails", LATEST, "2", ":live", digest(2)),
        page(null, listed("mails", LATEST, "2"), listed("mails", "1", "1")),
        described("mails", LATEST, "2", ":live", digest(2)),
        described("mails", "1", "1", ":first", digest(1)));

    LambdaUse use = read(PLACE);

    assertThat(use.doubts()).isEmpty();
    assertThat(use.images())
        .containsExactly(image("mails", LATEST, 2, "live"), image("mails", "1", 1, "first"));
  }

  @Test
  void functionsThatChangeDuringEachReadingAreADoubtOfEverything() throws Exception {
    for (int i = 0; i < FunctionsReader.MOST_READINGS; i++) {
      lambda.script.willAnswer(
          page(null, listed("mails", LATEST, "1")),
          described("mails", LATEST, "2", ":live", digest(2)));
    }

    assertThat(read(PLACE).doubts())
        .containsExactly(
            Doubt.ofEverything(
                "AWS Lambda in 111122223333/eu-central-1: It cannot be read."
                    + " UnusableAnswerException: Functions changed during each of 3 readings."));
  }

  @Test
  void whatAWorkloadRefusesIsADoubtOfEverythingAndTheOthersAreStillRead() throws Exception {
    lambda.script.willAnswer(denied("ListFunctions"));
    other.script.willAnswer(
        page(null, listedIn(OTHER, "mails", LATEST, "1")),
        described("mails", LATEST, "1", ":live", digest(1)));

    LambdaUse use = read(PLACE + "," + OTHER);

    assertThat(use.images()).hasSize(1);
    assertThat(use.doubts())
        .containsExactly(
            Doubt.ofEverything(
                "AWS Lambda in 111122223333/eu-central-1: It cannot be read."
                    + " AccessDeniedException: Not you: ListFunctions"));
  }

  @Test
  void aPageThatIsMissingIsADoubtOfEverything() throws Exception {
    lambda.script.willAnswer(
        page("a", listed("mails", LATEST, "1")),
        TooManyRequestsException.builder().message("Rate exceeded").build());

    assertThat(read(PLACE).doubts()).extracting(Doubt::scope).containsExactly(Scope.EVERYTHING);
  }

  @Test
  void aMarkerThatRepeatsIsADoubtOfEverything() throws Exception {
    lambda.script.willAnswer(page("a"), page("a"));

    assertThat(read(PLACE).doubts())
        .extracting(Doubt::text)
        .singleElement()
        .asString()
        .contains("repeats a page token");
  }

  @Test
  void whatWasSeenUntilAFailureCounts() throws Exception {
    lambda.script.willAnswer(
        page(null, listed("mails", LATEST, "1"), listed("mails", "7", "2")),
        described("mails", LATEST, "1", ":live", digest(1)),
        denied("GetFunction"));

    LambdaUse use = read(PLACE);

    assertThat(use.images()).containsExactly(image("mails", LATEST, 1, "live"));
    assertThat(use.doubts()).extracting(Doubt::scope).containsExactly(Scope.EVERYTHING);
  }

  @Test
  void anEmptyListIsBelievedOnlyIfLambdaCountsNoFunction() throws Exception {
    lambda.script.willAnswer(page(null), counted(0));
    assertThat(read(PLACE)).isEqualTo(new LambdaUse(List.of(PLACE), List.of(), List.of()));

    lambda.script.willAnswer(page(null), counted(3));
    assertThat(read(PLACE).doubts())
        .extracting(Doubt::text)
        .singleElement()
        .asString()
        .endsWith("It lists no function, and counts 3.");

    lambda.script.willAnswer(page(null), GetAccountSettingsResponse.builder().build());
    assertThat(read(PLACE).doubts())
        .extracting(Doubt::text)
        .singleElement()
        .asString()
        .endsWith("It lists no function, and does not count them.");
  }

  @Test
  void anEmptyListProvesNothingWithoutARoleOfTheAccount() throws Exception {
    lambda.script.willAnswer(page(null));

    LambdaUse use =
        camel
            .send(URI.replace("&roleName=reader", "") + PLACE, "", Map.of())
            .getMessage()
            .getBody(LambdaUse.class);

    assertThat(use.doubts())
        .extracting(Doubt::text)
        .singleElement()
        .asString()
        .contains("without a role of the account");
  }

  @Test
  void aFunctionOfAnotherPlaceShowsThatTheCredentialsAreWrong() throws Exception {
    lambda.script.willAnswer(page(null, listedIn(OTHER, "mails", LATEST, "1")));

    assertThat(read(PLACE).doubts())
        .extracting(Doubt::text)
        .singleElement()
        .asString()
        .contains("another account or region");
  }

  @Test
  void aFunctionOfWhichTheListSaysTooLittleIsADoubtOfEverything() throws Exception {
    for (FunctionConfiguration each :
        List.of(
            listed("mails", LATEST, "1").toBuilder().functionArn(null).build(),
            listed("mails", LATEST, "1").toBuilder().functionName(null).build(),
            listed("mails", LATEST, "1").toBuilder().version(null).build())) {
      lambda.script.willAnswer(page(null, each));
      assertThat(read(PLACE).doubts()).hasSize(1);
    }
  }

  @Test
  void aPackageOfANewTypeIsDescribedForItMayHaveAnImage() throws Exception {
    FunctionConfiguration untyped =
        listed("new", LATEST, "1").toBuilder().packageType("Wasm").build();
    lambda.script.willAnswer(
        page(null, untyped, listed("old", LATEST, "2")),
        described("new", LATEST, "1", ":live", digest(1)),
        described("old", LATEST, "2", FunctionCodeLocation.builder().repositoryType("S3").build()));

    assertThat(read(PLACE))
        .as("what lies in S3 has none")
        .isEqualTo(
            new LambdaUse(List.of(PLACE), List.of(image("new", LATEST, 1, "live")), List.of()));
  }

  @Test
  void aVersionWithoutADigestKeepsTheRepositoryThatItNamesAndIsNotRemembered() throws Exception {
    FunctionCodeLocation code = FunctionCodeLocation.builder().imageUri(HOST + ":6.2").build();
    for (int i = 0; i < 2; i++) {
      lambda.script.willAnswer(
          page(null, listed("mails", "7", "2")), described("mails", "7", "2", code));
    }

    read(PLACE);
    LambdaUse use = read(PLACE);

    assertThat(use.images())
        .containsExactly(
            new FunctionImage(
                new FunctionVersion(PLACE, "mails", "7"),
                List.of(reference(Optional.of("6.2"), Optional.empty()))));
    assertThat(use.doubts())
        .containsExactly(
            new Doubt(
                "AWS Lambda in 111122223333/eu-central-1: It does not say which digest the function"
                    + " mails of 111122223333/eu-central-1, version 7, runs.",
                new Scope.Repositories(Set.of(ImageFixtures.REPOSITORY))));
  }

  @Test
  void aVersionWhoseImageCannotBeReadKeepsEverything() throws Exception {
    lambda.script.willAnswer(
        page(null, listed("mails", "7", "2"), listed("mails", "8", "3")),
        described("mails", "7", "2", FunctionCodeLocation.builder().imageUri("?").build()),
        GetFunctionResponse.builder().build());

    assertThat(read(PLACE).doubts())
        .hasSize(2)
        .extracting(Doubt::scope)
        .containsOnly(Scope.EVERYTHING);
  }

  @Test
  void anInterruptionSaysNothingOfAWorkload() {
    lambda.script.willAnswer(AbortedException.create("The thread was interrupted."));

    assertThatThrownBy(() -> read(PLACE)).isInstanceOf(AbortedException.class);
  }

  @Test
  void theMemoryIsBounded() {
    VersionMemory memory = new VersionMemory(1);
    for (int number : new int[] {1, 2, 3}) {
      FunctionImage image = image("mails", String.valueOf(number), number, "x");
      memory.keep(new VersionMemory.Key(image.function(), "hash"), image);
    }

    assertThat(memory.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workloads=111122223333/eu-central-1 | has no operation",
        "operation=describeUsage | has no workloads",
        "operation=describeUsage&workloads=111122223333/eu-west-1&externalId=abc | needs roleName",
        "operation=describeUsage&workloads=111122223333/eu-west-1&parallel=0 | parallel",
      })
  void checksItsOptionsAtStart(String options, String problem) {
    assertThatThrownBy(() -> camel.context().getEndpoint("lambda-usage:all?" + options))
        .hasStackTraceContaining(problem);
  }

  @Test
  void needsCredentialsOrClients() {
    assertThatThrownBy(() -> withoutClients.context().getEndpoint(URI + PLACE))
        .hasStackTraceContaining("has no credentials");
    assertThat(camel.context().getEndpoint(URI + PLACE, LambdaUsageEndpoint.class).lambdaClients())
        .isSameAs(clients);
  }

  @Test
  void itsOwnClientsRetryAdaptivelyWithinTheTimeLimitsAndAreClosedAtStop() throws Exception {
    LambdaUsageEndpoint endpoint =
        withoutClients
            .context()
            .getEndpoint(
                URI + PLACE + "&accessKey=a&secretKey=b&region=eu-central-1&apiCallTimeout=30000",
                LambdaUsageEndpoint.class);
    LambdaClients own = endpoint.lambdaClients();
    LambdaClient client = own.client(new WorkloadAccount("111122223333", "eu-west-1"));
    var configuration = client.serviceClientConfiguration().overrideConfiguration();

    assertThat(configuration.retryStrategy().orElseThrow())
        .isInstanceOf(AdaptiveRetryStrategy.class);
    assertThat(configuration.apiCallTimeout()).contains(Duration.ofSeconds(30));
    assertThat(own.client(new WorkloadAccount("111122223333", "eu-west-1"))).isSameAs(client);

    endpoint.stop();
    assertThatThrownBy(endpoint::lambdaClients).hasMessageContaining("is not started");
  }

  @Test
  void itsHealthIsThatOfTheFirstWorkload() throws Exception {
    lambda.script.willAnswer(page(null), denied("ListFunctions"));
    var producers = HealthCheckHelper.getHealthCheckRepository(camel.context(), "producers");
    producers.setEnabled(true);
    var producer =
        camel.context().getEndpoint(URI + PLACE, LambdaUsageEndpoint.class).createProducer();
    producer.start();
    HealthCheck check = producers.stream().findFirst().orElseThrow();

    assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
    producer.stop();
  }

  private Message send(String workloads) throws Exception {
    return camel.send(URI + workloads, "ignored", Map.of()).getMessage();
  }

  private LambdaUse read(String workloads) throws Exception {
    return send(workloads).getBody(LambdaUse.class);
  }

  private static ListFunctionsResponse page(
      @Nullable String marker, FunctionConfiguration... functions) {
    return ListFunctionsResponse.builder()
        .functions(Arrays.asList(functions))
        .nextMarker(marker)
        .build();
  }

  private static FunctionConfiguration listed(String name, String version, String hash) {
    return listedIn(PLACE, name, version, hash);
  }

  private static FunctionConfiguration listedIn(
      String place, String name, String version, String hash) {
    String[] parts = place.split("/", 2);
    return FunctionConfiguration.builder()
        .functionName(name)
        .functionArn(
            "arn:aws:lambda:%s:%s:function:%s:%s".formatted(parts[1], parts[0], name, version))
        .version(version)
        .packageType("Image")
        .codeSha256(hash)
        .lastModified("2026-03-02T09:00:00.000+0000")
        .build();
  }

  private static FunctionConfiguration zip(String name) {
    return listed(name, LATEST, "zip").toBuilder().packageType("Zip").build();
  }

  private static GetFunctionResponse described(
      String name, String version, String hash, String named, Digest digest) {
    return described(
        name,
        version,
        hash,
        FunctionCodeLocation.builder()
            .repositoryType("ECR")
            .imageUri(HOST + named)
            .resolvedImageUri(HOST + "@" + digest)
            .build());
  }

  private static GetFunctionResponse described(
      String name, String version, String hash, FunctionCodeLocation code) {
    return GetFunctionResponse.builder()
        .configuration(listed(name, version, hash))
        .code(code)
        .build();
  }

  private static GetAccountSettingsResponse counted(long functions) {
    return GetAccountSettingsResponse.builder()
        .accountUsage(usage -> usage.functionCount(functions))
        .build();
  }

  private static GetFunctionRequest get(String name, String version) {
    return GetFunctionRequest.builder().functionName(name).qualifier(version).build();
  }

  private static RuntimeException denied(String operation) {
    return LambdaException.builder()
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("AccessDeniedException")
                .errorMessage("Not you: " + operation)
                .build())
        .statusCode(403)
        .build();
  }

  private static Digest digest(int number) {
    return ImageFixtures.digest(number);
  }

  private static FunctionImage image(String name, String version, int number, String tag) {
    return new FunctionImage(
        new FunctionVersion(PLACE, name, version),
        List.of(
            reference(Optional.empty(), Optional.of(digest(number))),
            reference(Optional.of(tag), Optional.empty())));
  }

  private static ImageReference.Ecr reference(Optional<String> tag, Optional<Digest> digest) {
    return new ImageReference.Ecr(ImageFixtures.REPOSITORY, tag, digest);
  }
}
