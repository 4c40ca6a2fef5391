package ecrimagecleanup.gateway;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.words.OneLine;
import ecrimagecleanup.words.Sentence;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What an error of AWS, or of the way to AWS, means for a person, and what to do about it. */
final class AwsErrors {
  /**
   * What AWS says of a call that is not allowed.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">access
   *     denied error messages</a>
   */
  private static final Pattern REFUSED_ACTION =
      Pattern.compile("not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)");

  /** What the SDK adds to its messages for those who debug it. */
  private static final Pattern ATTEMPTS = Pattern.compile("\\s*\\(SDK Attempt Count: \\d+\\)");

  /** What the SDK says of a profile that is missing or gives no credentials. */
  private static final Pattern PROFILE =
      Pattern.compile("contained no credentials for profile '([^']+)'");

  /** The profile that counts where nobody has named one. */
  private static final String UNNAMED = "default";

  private static final String EXPIRED =
      "The AWS credentials have expired. Get new ones, for example with aws sso login.";

  private AwsErrors() {}

  /** A sentence or two on what AWS has to do with an exception; empty if it has nothing. */
  static Optional<String> sentence(Throwable exception) {
    return Failures.causes(exception)
        .flatMap(
            cause -> {
              if (cause instanceof AwsServiceException refused) {
                return Stream.of(answered(refused));
              }
              return cause instanceof SdkClientException failed
                  ? Stream.of(unanswered(failed))
                  : Stream.empty();
            })
        .findFirst()
        .map(AwsErrors::inOneLine);
  }

  /** What AWS said. */
  private record Answer(String service, String code, String message) {
    static Answer of(AwsServiceException exception) {
      AwsErrorDetails details =
          requireNonNullElse(exception.awsErrorDetails(), AwsErrorDetails.builder().build());
      String otherwise = requireNonNullElse(exception.getMessage(), "");
      return new Answer(
          requireNonNullElse(details.serviceName(), "AWS"),
          requireNonNullElse(details.errorCode(), "with an error"),
          Sentence.ended(requireNonNullElse(details.errorMessage(), otherwise)));
    }
  }

  private static String answered(AwsServiceException exception) {
    Answer answer = Answer.of(exception);
    return switch (AwsErrorKind.of(exception)) {
      case REFUSED ->
          "AWS refuses %s: %s: %s Give the role that permission; docs/deployment.md lists all that it needs."
              .formatted(
                  action(answer.message()).orElse("a call of " + answer.service()),
                  answer.code(),
                  answer.message());
      case EXPIRED -> EXPIRED;
      case NOT_ACCEPTED ->
          "AWS does not accept the credentials: %s: %s Check AWS_PROFILE, the access key and the clock of this machine."
              .formatted(answer.code(), answer.message());
      case OTHER -> missing(answer).orElseGet(() -> other(exception, answer));
    };
  }

  private static String other(AwsServiceException exception, Answer answer) {
    return exception.isThrottlingException()
        ? "AWS throttles the calls of %s. Try again in a minute.".formatted(answer.service())
        : "%s answers %s: %s".formatted(answer.service(), answer.code(), answer.message());
  }

  private static Optional<String> missing(Answer answer) {
    String sentence =
        switch (answer.code()) {
          case "NoSuchConfigurationAggregatorException" ->
              "AWS Config has no such aggregator in this account and region. Create it, correct cleanup.aggregator or cleanup.region, or use credentials of the shared account.";
          case "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist" ->
              "There is no such queue: %s Create it, or correct the setting that names it, cleanup.region or the account of the credentials.";
          case "RepositoryNotFoundException" ->
              "ECR has no such repository: %s Check its name, and cleanup.registries.";
          case "ParameterNotFound" ->
              "SSM has no such parameter: %s Create it, or correct the setting that names it, cleanup.brake-parameter or cleanup.workloads-parameter, cleanup.region or the account of the credentials.";
          case "ResourceNotFoundException" ->
              answer.service().equals("Scheduler") && answer.message().contains("group")
                  ? "EventBridge Scheduler has no such schedule group: %s Create it, correct cleanup.schedule-group or cleanup.region, or use credentials of the shared account."
                  : "";
          default -> "";
        };
    return Optional.of(sentence)
        .filter(text -> !text.isEmpty())
        .map(text -> text.replace("%s", answer.message()));
  }

  private static Optional<String> action(String message) {
    Matcher matcher = REFUSED_ACTION.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String unanswered(SdkClientException exception) {
    String message = requireNonNullElse(exception.getMessage(), "");
    if (message.contains("SSO session") || message.contains("SSO token")) {
      return EXPIRED;
    }
    if (message.contains("Unable to load credentials")) {
      return withoutCredentials(message);
    }
    if (Failures.causes(exception).anyMatch(AwsErrors::isTimeout)) {
      return "AWS did not answer in time. Check the network and the proxy, and try again.";
    }
    return Failures.causes(exception)
        .filter(IOException.class::isInstance)
        .findFirst()
        .map(
            cause ->
                "AWS cannot be reached: %s Check the network, the proxy, and AWS_ENDPOINT_URL if it is set."
                    .formatted(
                        Sentence.ended(
                            Failures.reach(cause).orElseGet(() -> Failures.message(cause)))))
        .orElse(
            "The call of AWS failed: " + Sentence.ended(ATTEMPTS.matcher(message).replaceAll("")));
  }

  /** Who has named a profile has to know that it is this one that gives none. */
  private static String withoutCredentials(String message) {
    Matcher profile = PROFILE.matcher(message);
    return profile.find() && !profile.group(1).equals(UNNAMED)
        ? "There are no AWS credentials in the profile %s, or there is no such profile. Correct AWS_PROFILE; aws configure list-profiles shows those that there are."
            .formatted(profile.group(1))
        : "There are no AWS credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in with aws sso login.";
  }

  private static boolean isTimeout(Throwable cause) {
    return cause instanceof ApiCallTimeoutException
        || cause instanceof ApiCallAttemptTimeoutException
        || cause instanceof SocketTimeoutException;
  }

  /** What others say must not look like a line of its own. */
  private static String inOneLine(String text) {
    return OneLine.of(text).strip();
  }
}
