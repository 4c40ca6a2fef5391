package ecrimagecleanup.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.SandboxServer;
import ecrimagecleanup.sandbox.SdkClients;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Functions with images, as the ordinary SDK sees them over HTTP. */
class LambdaServiceTest {
  private static final String REPOSITORY = "team/orders";
  private static final String URI = RepositoryKey.shared(REPOSITORY).uri();
  private static final String ARN = "arn:aws:lambda:eu-central-1:999988887777:function:mails";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  private final LambdaClient lambda = SdkClients.client(LambdaClient.builder(), server.uri());
  private String first = "";
  private String second = "";

  @BeforeEach
  void pushImages() {
    owner.createRepository(REPOSITORY, Map.of());
    first = owner.push(REPOSITORY, "live", "first", 1000);
    second = owner.push(REPOSITORY, "2", "second", 1000);
  }

  @AfterEach
  void stop() {
    lambda.close();
    server.close();
  }

  private void create(String name, String image) {
    lambda.createFunction(
        create ->
            create
                .functionName(name)
                .packageType(PackageType.IMAGE)
                .code(code -> code.imageUri(image)));
  }

  private boolean isUsed(String digest) {
    return sandbox
        .world()
        .ledger()
        .inUseAt(ImageKey.shared(REPOSITORY, digest), sandbox.world().now());
  }

  @Test
  void resolvesTheTagOnceAndUsesTheImageThoughNobodyInvokesIt() {
    create("mails", URI + ":live");
    owner.push(REPOSITORY, "live", "third", 1000);

    GetFunctionResponse answer = lambda.getFunction(get -> get.functionName("mails"));

    assertThat(answer.code().repositoryType()).isEqualTo("ECR");
    assertThat(answer.code().imageUri()).isEqualTo(URI + ":live");
    assertThat(answer.code().resolvedImageUri()).isEqualTo(URI + "@" + first);
    assertThat(answer.configuration().functionArn()).isEqualTo(ARN);
    assertThat(answer.configuration().version()).isEqualTo("$LATEST");
    assertThat(isUsed(first)).isTrue();
    assertThat(isUsed(second)).isFalse();
  }

  @Test
  void aPublishedVersionStaysAsItIsUntilItIsDeleted() {
    create("mails", URI + ":live");
    String version = lambda.publishVersion(publish -> publish.functionName("mails")).version();
    assertThat(lambda.publishVersion(publish -> publish.functionName("mails")).version())
        .as("nothing changed since")
        .isEqualTo(version)
        .isEqualTo("1");
    lambda.createAlias(alias -> alias.functionName("mails").name("live").functionVersion("1"));
    lambda.updateFunctionCode(update -> update.functionName(ARN).imageUri(URI + ":2"));

    assertThat(lambda.getFunction(get -> get.functionName("mails").qualifier("live")).code())
        .extracting(code -> code.resolvedImageUri())
        .isEqualTo(URI + "@" + first);
    assertThat(isUsed(first)).isTrue();
    assertThat(isUsed(second)).isTrue();
    assertThat(lambda.listAliases(list -> list.functionName("mails")).aliases())
        .extracting(AliasConfiguration::name, AliasConfiguration::functionVersion)
        .containsExactly(tuple("live", "1"));
    assertThatThrownBy(
            () -> lambda.deleteFunction(delete -> delete.functionName("mails").qualifier("1")))
        .as("an alias points to it")
        .isInstanceOf(ResourceConflictException.class);

    lambda.deleteFunction(delete -> delete.functionName("mails"));
    assertThat(isUsed(first)).isFalse();
    assertThat(isUsed(second)).isFalse();
    create("mails", URI + ":live");
    assertThat(lambda.publishVersion(publish -> publish.functionName("mails")).version())
        .as("no number is given twice")
        .isEqualTo("2");
  }

  @Test
  void aPublishedVersionCanBeDeletedAlone() {
    create("mails", URI + ":live");
    lambda.publishVersion(publish -> publish.functionName("mails"));
    lambda.updateFunctionCode(update -> update.functionName("mails").imageUri(URI + ":2"));

    lambda.deleteFunction(delete -> delete.functionName("mails").qualifier("1"));

    assertThat(isUsed(first)).isFalse();
    assertThat(lambda.listVersionsByFunction(list -> list.functionName("mails")).versions())
        .extracting(FunctionConfiguration::version)
        .containsExactly("$LATEST");
  }

  @Test
  void listsInPagesEitherFunctionsOrAllVersions() {
    IntStream.range(0, 60).forEach(i -> create("f%02d".formatted(i), URI + ":live"));
    lambda.publishVersion(publish -> publish.functionName("f00"));
    lambda.createFunction(
        create ->
            create.functionName("zip").code(code -> code.zipFile(SdkBytes.fromUtf8String("x"))));

    ListFunctionsResponse page = lambda.listFunctions(list -> list.maxItems(10_000));
    assertThat(page.functions()).hasSize(50);
    assertThat(page.functions().get(0).functionArn()).endsWith(":function:f00");
    assertThat(lambda.listFunctions(list -> list.marker(page.nextMarker())).functions())
        .hasSize(11)
        .last()
        .satisfies(zip -> assertThat(zip.packageType()).isEqualTo(PackageType.ZIP));
    assertThat(lambda.listFunctionsPaginator(list -> list.functionVersion("ALL")).functions())
        .hasSize(62)
        .extracting(FunctionConfiguration::functionArn)
        .contains(ARN.replace("mails", "f00") + ":$LATEST", ARN.replace("mails", "f00") + ":1");
    assertThat(lambda.getAccountSettings().accountUsage().functionCount()).isEqualTo(61);
    assertThatThrownBy(() -> lambda.listFunctions(list -> list.maxItems(0)))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> lambda.getFunction(get -> get.functionName("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Function not found: " + ARN.replace("mails", "none"));
    assertThatThrownBy(() -> create("mails", URI + ":none"))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("does not exist");
    create("mails", URI + ":live");
    assertThatThrownBy(() -> create("mails", URI + ":live"))
        .isInstanceOf(ResourceConflictException.class);
    assertThatThrownBy(() -> lambda.getFunction(get -> get.functionName("mails").qualifier("3")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> lambda.listLayers())
        .hasMessageContaining("The sandbox has no operation GET /2018-10-31/layers");
  }
}
