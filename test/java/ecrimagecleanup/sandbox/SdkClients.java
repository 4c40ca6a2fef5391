package ecrimagecleanup.sandbox;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The ordinary SDK on the sandbox, as the shared account. */
public final class SdkClients {
  private SdkClients() {}

  /** A client for what answers at {@code address}. */
  public static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI address) {
    return builder
        .endpointOverride(address)
        .region(Region.of(World.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(World.SHARED_ACCOUNT, "sandbox")))
        .build();
  }
}
