package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.DecisionTable;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.Policy;
import java.util.List;
import java.util.Optional;

/** The questions of the decision table. */
public final class Questions {
  /** All of them, in the order in which they are asked. */
  public static final List<Question> IN_ORDER =
      List.of(
          new OptedInQuestion(),
          new ExistsQuestion(),
          new OwnerTagsQuestion(),
          new InArchiveQuestion(),
          new OnTimeQuestion(),
          new GracePeriodQuestion(),
          new ProtectedTagQuestion(),
          new CauseStillRunsQuestion(),
          new LaterCheckQuestion(),
          new CoverageQuestion(),
          new TaskDefinitionsQuestion(),
          new ServicesQuestion(),
          new PulledQuestion(),
          new FurtherEvidenceQuestion(),
          new EverythingAskedQuestion(),
          new SecondLookQuestion(),
          new PartOfAnotherQuestion(),
          new ListedImagesQuestion(),
          new NewestQuestion(),
          new MutableTagsQuestion(),
          new RanByMovedTagQuestion(),
          new EndedUnheardQuestion(),
          new BrakeQuestion());

  private Questions() {}

  /**
   * The decision table.
   *
   * @param policy what the operator decided
   */
  public static DecisionTable table(Policy policy) {
    return new DecisionTable(IN_ORDER, policy);
  }

  /** The question with an id; empty if there is none. */
  public static Optional<Question> of(QuestionId id) {
    return IN_ORDER.stream().filter(question -> question.id().equals(id)).findFirst();
  }
}
