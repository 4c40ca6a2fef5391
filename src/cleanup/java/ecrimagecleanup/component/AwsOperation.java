package ecrimagecleanup.component;

import java.util.List;

/** What an endpoint of a component can do: a value of its option {@code operation}. */
public interface AwsOperation {
  /** The value of the option. */
  String name();

  /**
   * The actions that IAM has to allow to who calls, such as {@code ecr:DescribeImages}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
   *     Authorization Reference</a>
   */
  List<String> actions();
}
