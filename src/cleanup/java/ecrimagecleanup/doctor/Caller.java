package ecrimagecleanup.doctor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls AWS, as AWS sees it.
 *
 * @param accountId the account
 * @param arn the ARN of the session or the user
 * @param ahead how far the clock by which the call was signed is ahead of that of AWS, to the
 *     second; negative if it is behind; empty if AWS did not say what time it is
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
public record Caller(String accountId, String arn, Optional<Duration> ahead) {
  private static final Pattern SESSION =
      Pattern.compile("arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role/([^/]+)/[^/]+");

  /**
   * The ARN of the role or user whose policies count. That of a role with a path lacks the path,
   * which a session does not tell.
   */
  public String principal() {
    Matcher session = SESSION.matcher(arn);
    return session.matches()
        ? "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), session.group(3))
        : arn;
  }

  /**
   * Whose permissions are in question.
   *
   * @param role its ARN; empty for the principal of the credentials
   */
  static String principal(Reading reading, Optional<String> role) {
    return role.orElseGet(() -> reading.caller().principal());
  }

  /** Whether it is the root user of the account. */
  public boolean isRoot() {
    return arn.endsWith(":root");
  }
}
