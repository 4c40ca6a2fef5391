package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.StsException;

/** What of the errors of AWS is a refusal. */
class RefusalTest {
  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).build();
  }

  private static AwsServiceException forbidden(String code) {
    return AwsServiceException.builder().statusCode(403).awsErrorDetails(details(code)).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExpiredTokenException",
        "IncompleteSignature",
        "InvalidClientTokenId",
        "RequestExpired",
        "RequestThrottled",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException"
      })
  void whatIsWrongWithTheCredentialsOrComesTooOftenIsNoRefusal(String code) {
    assertThat(Refusal.in(forbidden(code))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "ForbiddenException", "SomethingElse"})
  void whateverElseIsForbiddenIsARefusalAlsoWithinAnotherException(String code) {
    assertThat(Refusal.in(new IllegalStateException(forbidden(code)))).contains(new Refusal(false));
  }

  @Test
  void aRoleThatMayNotBeAssumedIsToldApartFromOneForWhichTheCredentialsAreTooOld() {
    assertThat(Refusal.in(StsException.builder().awsErrorDetails(details("AccessDenied")).build()))
        .contains(new Refusal(true));
    assertThat(
            Refusal.in(
                StsException.builder()
                    .statusCode(403)
                    .awsErrorDetails(details("ExpiredToken"))
                    .build()))
        .isEmpty();
  }
}
