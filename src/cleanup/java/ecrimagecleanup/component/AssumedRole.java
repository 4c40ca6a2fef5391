package ecrimagecleanup.component;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * A role of another account with whose rights a client calls AWS.
 *
 * @param arn the ARN of the role
 * @param sessionName the name of its sessions, which CloudTrail shows
 * @param externalId what its trust policy asks for, if it does
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
public record AssumedRole(String arn, String sessionName, @Nullable String externalId) {

  /**
   * Credentials of the role, which renew themselves; who asks for them closes them.
   *
   * @param sts the client that assumes the role; it is not closed
   */
  public StsAssumeRoleCredentialsProvider credentials(StsClient sts) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            AssumeRoleRequest.builder()
                .roleArn(arn)
                .roleSessionName(sessionName)
                .externalId(externalId)
                .build())
        .build();
  }
}
