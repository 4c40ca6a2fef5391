package ecrimagecleanup.component.reader;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.doctor.Caller;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Asks STS who calls.
 *
 * @param client the client
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
record CallerReader(StsClient client) {
  /**
   * The caller, and how far the clock that signed the call is ahead of that of AWS.
   *
   * @throws UnusableAnswerException if STS does not say who calls
   */
  Caller read() {
    ClockComparison clocks = new ClockComparison();
    GetCallerIdentityResponse response =
        client.getCallerIdentity(
            request ->
                request.overrideConfiguration(options -> options.addPlugin(clocks.plugin())));
    String account = requireNonNullElse(response.account(), "");
    String arn = requireNonNullElse(response.arn(), "");
    if (account.isEmpty() || arn.isEmpty()) {
      throw new UnusableAnswerException("STS does not say who calls.");
    }
    return new Caller(account, arn, clocks.ahead());
  }
}
