package ecrimagecleanup.bean;

import ecrimagecleanup.decision.CompletedCheck;
import ecrimagecleanup.decision.Settlement;
import org.apache.camel.Body;

/** The events of completed checks. Stateless. */
public final class CompletedChecks {

  /** The detail of the event of a check. */
  public String detail(@Body Settlement settlement) {
    return CompletedCheck.detail(settlement.check(), settlement.reported());
  }

  /** The ARN of the repository of the check, which the event is about. */
  public String repositoryArn(@Body Settlement settlement) {
    return CompletedCheck.repositoryArn(settlement.check());
  }
}
