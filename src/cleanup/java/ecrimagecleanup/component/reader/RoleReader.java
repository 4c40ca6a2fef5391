package ecrimagecleanup.component.reader;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.doctor.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Reads roles.
 *
 * @param client the client
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
 */
record RoleReader(IamClient client) {
  /** The role of an ARN, by its name; empty if there is none. */
  Optional<Role> read(String arn) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    try {
      software.amazon.awssdk.services.iam.model.Role role =
          client.getRole(request -> request.roleName(name)).role();
      // IAM encodes policies as in a URL.
      String policy = requireNonNullElse(role.assumeRolePolicyDocument(), "");
      return Optional.of(
          new Role(
              requireNonNullElse(role.arn(), ""),
              URLDecoder.decode(policy, StandardCharsets.UTF_8)));
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    }
  }
}
