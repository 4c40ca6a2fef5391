package ecrimagecleanup.sandbox.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.SandboxServer;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.UnsupportedParameterTypeException;

/** Parameters, as the ordinary SDK sees them over HTTP. */
class SsmServiceTest {
  private static final String NAME = "/ecr-image-cleanup/brake";

  private final Sandbox sandbox;
  private final World world;
  private final SandboxServer server;
  private final SsmClient ssm;

  SsmServiceTest() {
    sandbox = Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
    world = sandbox.world();
    server = new SandboxServer(sandbox.endpoint(), 0);
    ssm = client(Region.EU_CENTRAL_1);
  }

  @AfterEach
  void stop() {
    ssm.close();
    server.close();
  }

  @Test
  void aParameterOfTheStackIsThereAndCanBeWrittenOver() {
    sandbox.ssm().put(NAME, "off");

    assertThat(ssm.getParameter(r -> r.name(NAME)).parameter().value()).isEqualTo("off");
    assertThat(put("on", true)).isEqualTo(2);
    assertThat(ssm.getParameter(r -> r.name(NAME)).parameter().value()).isEqualTo("on");
  }

  @Test
  void tellsTheLastValue() {
    put("off", false);
    world.advance(Duration.ofHours(1));
    assertThat(put("on", true)).isEqualTo(2);

    Parameter parameter = ssm.getParameter(r -> r.name(NAME)).parameter();

    assertThat(parameter)
        .isEqualTo(
            Parameter.builder()
                .name(NAME)
                .type(ParameterType.STRING)
                .value("on")
                .version(2L)
                .lastModifiedDate(Instant.parse("2026-03-02T10:00:00Z"))
                .arn("arn:aws:ssm:eu-central-1:999988887777:parameter/ecr-image-cleanup/brake")
                .dataType("text")
                .build());
  }

  @Test
  void aParameterThatIsNotThereIsNotFound() {
    put("on", false);
    ssm.deleteParameter(r -> r.name(NAME));

    assertThatThrownBy(() -> ssm.getParameter(r -> r.name(NAME)))
        .isInstanceOf(ParameterNotFoundException.class);
  }

  @Test
  void aParameterIsOfOneRegion() {
    put("on", false);

    try (SsmClient elsewhere = client(Region.EU_WEST_1)) {
      assertThatThrownBy(() -> elsewhere.getParameter(r -> r.name(NAME)))
          .isInstanceOf(ParameterNotFoundException.class);
    }
  }

  @Test
  void overwritesOnlyIfAskedTo() {
    put("on", false);

    assertThatThrownBy(() -> put("off", false)).isInstanceOf(ParameterAlreadyExistsException.class);
    assertThat(ssm.getParameter(r -> r.name(NAME)).parameter().value()).isEqualTo("on");
  }

  @Test
  void hasNoSecrets() {
    assertThatThrownBy(
            () -> ssm.putParameter(r -> r.name(NAME).type("SecureString").value("secret")))
        .isInstanceOf(UnsupportedParameterTypeException.class);
  }

  private long put(String value, boolean overwrite) {
    return ssm.putParameter(
            r -> r.name(NAME).type(ParameterType.STRING).value(value).overwrite(overwrite))
        .version();
  }

  private SsmClient client(Region region) {
    return SsmClient.builder()
        .endpointOverride(server.uri())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(World.SHARED_ACCOUNT, "sandbox")))
        .build();
  }
}
