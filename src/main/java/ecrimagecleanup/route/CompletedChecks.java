package ecrimagecleanup.route;

import ecrimagecleanup.check.CompletedCheck;
import ecrimagecleanup.check.ImageDecision;
import ecrimagecleanup.check.ImageDeletionCheck;
import java.util.List;
import org.apache.camel.Variable;

/** What the routes of {@code completed-checks} ask. Stateless. */
public final class CompletedChecks {

  /**
   * What is told of a check.
   *
   * @param settled what was to be carried out
   * @param decisions the same as they were read again right before acting
   */
  public String detail(
      @Variable("check") ImageDeletionCheck check,
      @Variable("settled") List<ImageDecision> settled,
      @Variable("decisions") List<ImageDecision> decisions) {
    return CompletedCheck.detail(
        check,
        settled.stream()
            .map(
                decided ->
                    decisions.stream()
                        .filter(again -> decided.removes() && !again.removes())
                        .filter(again -> again.digest().equals(decided.digest()))
                        .findFirst()
                        .orElse(decided))
            .toList());
  }

  /** What it is about. */
  public String repositoryArn(@Variable("check") ImageDeletionCheck check) {
    return CompletedCheck.repositoryArn(check);
  }
}
