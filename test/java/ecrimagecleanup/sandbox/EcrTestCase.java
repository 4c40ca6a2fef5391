package ecrimagecleanup.sandbox;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** The registry, as the ordinary SDK sees it over HTTP. */
abstract class EcrTestCase {
  static final String REPOSITORY = "team/orders";

  final Sandbox sandbox = Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  final ImageOwner owner = new ImageOwner(sandbox);
  final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  final EcrClient ecr = SdkClients.client(EcrClient.builder(), server.uri());

  @AfterEach
  void stop() {
    ecr.close();
    server.close();
  }

  ImageDetail describe(String digest) {
    return ecr.describeImages(r -> r.repositoryName(REPOSITORY).imageIds(byDigest(digest)))
        .imageDetails()
        .get(0);
  }

  static ImageIdentifier byDigest(String digest) {
    return ImageIdentifier.builder().imageDigest(digest).build();
  }

  static ImageIdentifier byTag(String tag) {
    return ImageIdentifier.builder().imageTag(tag).build();
  }
}
