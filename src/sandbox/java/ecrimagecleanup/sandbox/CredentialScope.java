package ecrimagecleanup.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a signature says of a call. The signature itself is not verified: the sandbox has no
 * secrets.
 *
 * @param accessKeyId the key it was made with
 * @param region the region it is for
 * @param service the signing name of the service it is for
 */
record CredentialScope(String accessKeyId, String region, String service) {
  // From the beginning of a word on: every call is read, and each letter would be tried.
  private static final Pattern SCOPE =
      Pattern.compile("(?<![^\\s=])([^/\\s=]+)/\\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");

  /** Reads the header field {@code Authorization} or, of a presigned call, the query. */
  static Optional<CredentialScope> of(HttpCall call) {
    return call.header("Authorization")
        .or(() -> Optional.ofNullable(call.parameters().get("X-Amz-Credential")))
        .map(SCOPE::matcher)
        .filter(Matcher::find)
        .map(scope -> new CredentialScope(scope.group(1), scope.group(2), scope.group(3)));
  }
}
