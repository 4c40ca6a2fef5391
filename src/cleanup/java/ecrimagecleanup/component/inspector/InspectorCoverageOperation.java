package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What an {@code inspector-coverage:} endpoint does. The names are the values of the option.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoninspector2.html">IAM
 *     actions of the service</a>
 */
public enum InspectorCoverageOperation implements AwsOperation {
  /**
   * What Amazon Inspector covers of the repository of the header {@link
   * InspectorCoverageConstants#REPOSITORY}. Any body becomes {@link
   * ecrimagecleanup.evidence.inspector.InspectorUse}. It has every page, or the call fails; a row
   * that cannot be read is a blind spot of it and no exception. A repository that does not exist,
   * or is not scanned, has no rows.
   */
  describeUse("inspector2:ListCoverage"),

  /**
   * How many findings Amazon Inspector has of each image of the repository of the header {@link
   * InspectorCoverageConstants#REPOSITORY}, by severity. Any body becomes {@link
   * ecrimagecleanup.vulnerability.RepositoryFindings}. It has every page, or the call fails; an
   * image without findings, or that is not scanned, is not in it.
   */
  countFindings("inspector2:ListFindingAggregations"),

  /**
   * Whether Amazon Inspector scans the ECR images of accounts, in the region of the endpoint. The
   * body is a collection of account ids, or text with commas between them; it becomes {@link
   * ecrimagecleanup.evidence.inspector.InspectorAccounts}. Only a delegated administrator may ask
   * about other accounts than that of the credentials.
   */
  describeAccounts("inspector2:BatchGetAccountStatus"),

  /**
   * For how long Amazon Inspector scans an image of ECR, in the region of the endpoint. Any body
   * becomes {@link ecrimagecleanup.evidence.inspector.RescanDurations}.
   */
  describeRescans("inspector2:GetConfiguration");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  InspectorCoverageOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
