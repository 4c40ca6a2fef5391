package ecrimagecleanup.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsErrorsTest {
  private static final String EXPIRED =
      "The AWS credentials have expired. Get new ones, for example with aws sso login.";

  private static AwsServiceException answered(String service, String code, String message) {
    return AwsServiceException.builder()
        .message(message + " (Service: " + service + ")")
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(service)
                .errorCode(code)
                .errorMessage(message)
                .build())
        .build();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            answered(
                "Ecr",
                "AccessDeniedException",
                "User: arn:aws:sts::999988887777:assumed-role/dev/me is not authorized to perform:"
                    + " ecr:ListTagsForResource on resource: arn:aws:ecr:eu-central-1:999988887777:repository/a"),
            "AWS refuses ecr:ListTagsForResource: AccessDeniedException: User:"
                + " arn:aws:sts::999988887777:assumed-role/dev/me is not authorized to perform:"
                + " ecr:ListTagsForResource on resource: arn:aws:ecr:eu-central-1:999988887777:repository/a."
                + " Give the role that permission; docs/deployment.md lists all that it needs."),
        Arguments.of(
            answered("Sqs", "AccessDenied", "Access to the resource is denied."),
            "AWS refuses a call of Sqs: AccessDenied: Access to the resource is denied."
                + " Give the role that permission; docs/deployment.md lists all that it needs."),
        Arguments.of(answered("Sts", "ExpiredTokenException", "The token is expired"), EXPIRED),
        Arguments.of(
            answered("Ecr", "UnrecognizedClientException", "The token is invalid."),
            "AWS does not accept the credentials: UnrecognizedClientException: The token is invalid."
                + " Check AWS_PROFILE, the access key and the clock of this machine."),
        Arguments.of(
            answered("Sqs", "IncompleteSignature", "It has no date."),
            "AWS does not accept the credentials: IncompleteSignature: It has no date."
                + " Check AWS_PROFILE, the access key and the clock of this machine."),
        Arguments.of(
            AwsServiceException.builder()
                .statusCode(403)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .serviceName("Sso")
                        .errorCode("ForbiddenException")
                        .errorMessage("No access")
                        .build())
                .build(),
            "AWS refuses a call of Sso: ForbiddenException: No access."
                + " Give the role that permission; docs/deployment.md lists all that it needs."),
        Arguments.of(
            answered("Config", "NoSuchConfigurationAggregatorException", "None"),
            "AWS Config has no such aggregator in this account and region. Create it, correct"
                + " cleanup.aggregator or cleanup.region, or use credentials of the shared account."),
        Arguments.of(
            answered("Sqs", "QueueDoesNotExist", "The specified queue does not exist"),
            "There is no such queue: The specified queue does not exist. Create it, or correct the"
                + " setting that names it, cleanup.region or the account of the credentials."),
        Arguments.of(
            answered("Scheduler", "ResourceNotFoundException", "Schedule group x does not exist."),
            "EventBridge Scheduler has no such schedule group: Schedule group x does not exist."
                + " Create it, correct cleanup.schedule-group or cleanup.region, or use credentials"
                + " of the shared account."),
        Arguments.of(
            answered("Scheduler", "ResourceNotFoundException", "Schedule x does not exist."),
            "Scheduler answers ResourceNotFoundException: Schedule x does not exist."),
        Arguments.of(
            answered("Ssm", "ParameterNotFound", "Parameter /nope not found."),
            "SSM has no such parameter: Parameter /nope not found. Create it, or correct the setting"
                + " that names it, cleanup.brake-parameter or cleanup.workloads-parameter,"
                + " cleanup.region or the account of the credentials."),
        Arguments.of(
            answered("Inspector2", "ResourceNotFoundException", "Not found"),
            "Inspector2 answers ResourceNotFoundException: Not found."),
        Arguments.of(
            answered("Ecr", "RepositoryNotFoundException", "The repository a does not exist"),
            "ECR has no such repository: The repository a does not exist. Check its name, and"
                + " cleanup.registries."),
        Arguments.of(
            answered("Config", "ThrottlingException", "Rate exceeded"),
            "AWS throttles the calls of Config. Try again in a minute."),
        Arguments.of(
            answered("Ecr", "ServerException", "one\nline\u001B[31m"),
            "Ecr answers ServerException: one line [31m."),
        Arguments.of(
            AwsServiceException.builder().message("no details").build(),
            "AWS answers with an error: no details."));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatAwsAnswersBecomesASentence(AwsServiceException exception, String sentence) {
    assertThat(AwsErrors.sentence(exception)).contains(sentence);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            SdkClientException.create(
                "Unable to execute HTTP request", new ConnectException("Connection refused")),
            "AWS cannot be reached: Connection refused. Check the network, the proxy, and"
                + " AWS_ENDPOINT_URL if it is set."),
        Arguments.of(
            SdkClientException.create("failed", new ClosedChannelException()),
            "AWS cannot be reached: the connection was closed. Check the network, the proxy, and"
                + " AWS_ENDPOINT_URL if it is set."),
        Arguments.of(
            SdkClientException.create("It broke (SDK Attempt Count: 3)"),
            "The call of AWS failed: It broke."),
        Arguments.of(
            SdkClientException.create("failed", new UnknownHostException("sqs.eu-x.amazonaws.com")),
            "AWS cannot be reached: the host is not known: sqs.eu-x.amazonaws.com. Check the"
                + " network, the proxy, and AWS_ENDPOINT_URL if it is set."),
        Arguments.of(
            SdkClientException.create("failed", new SocketTimeoutException("Read timed out")),
            "AWS did not answer in time. Check the network and the proxy, and try again."),
        Arguments.of(
            ApiCallTimeoutException.create(60_000),
            "AWS did not answer in time. Check the network and the proxy, and try again."),
        Arguments.of(
            SdkClientException.create("Unable to load credentials from any of the providers"),
            "There are no AWS credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY, or log in with aws sso login."),
        Arguments.of(
            SdkClientException.create(
                "Unable to load credentials from any of the providers: Profile file contained no"
                    + " credentials for profile 'default': ProfileFile(sections=[])"),
            "There are no AWS credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY, or log in with aws sso login."),
        Arguments.of(
            SdkClientException.create(
                "Unable to load credentials from any of the providers: Profile file contained no"
                    + " credentials for profile 'nosuch': ProfileFile(sections=[])"),
            "There are no AWS credentials in the profile nosuch, or there is no such profile."
                + " Correct AWS_PROFILE; aws configure list-profiles shows those that there are."),
        Arguments.of(
            SdkClientException.create(
                "The SSO session associated with this profile has expired or is otherwise invalid."),
            EXPIRED),
        Arguments.of(
            SdkClientException.create("Something else"),
            "The call of AWS failed: Something else."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatNeverGotAnAnswerBecomesASentence(SdkClientException exception, String sentence) {
    assertThat(AwsErrors.sentence(exception)).contains(sentence);
  }

  @Test
  void itIsFoundWithinWhatARouteThrows() {
    CamelExecutionException thrown =
        new CamelExecutionException(
            "failed",
            new DefaultExchange(new DefaultCamelContext()),
            new IllegalStateException("wrapped", answered("Sts", "ExpiredToken", "expired")));

    assertThat(AwsErrors.sentence(thrown)).contains(EXPIRED);
  }

  @Test
  void itSaysNothingOfOtherErrors() {
    assertThat(AwsErrors.sentence(new IllegalArgumentException("Not of AWS."))).isEmpty();
  }
}
