package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What a {@code lambda-usage:} endpoint does. The names are the values of the option.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">IAM
 *     actions of the service</a>
 */
public enum LambdaUsageOperation implements AwsOperation {
  /**
   * The images of all functions in the workload accounts: of each the version that is not published
   * and every published one, so also those that an alias points to. Any body becomes {@link
   * ecrimagecleanup.evidence.lambda.LambdaUse}. An account that cannot be read is a blind spot of
   * it and no exception; a function that is deleted meanwhile is neither. It takes a call for each
   * 50 versions, one for each function with an image, and one for each published version of those,
   * which is remembered, because it never changes. The role that is assumed needs the actions of
   * Lambda, and who assumes it the other one.
   */
  describeUsage(
      "sts:AssumeRole", "lambda:ListFunctions", "lambda:GetFunction", "lambda:GetAccountSettings");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  LambdaUsageOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
