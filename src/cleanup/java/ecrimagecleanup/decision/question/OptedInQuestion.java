package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import java.util.List;
import java.util.Optional;

/** Whether the repository carries the tag by which its owner opts in. */
public final class OptedInQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("opted-in");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Opt-in of the repository";
  }

  @Override
  public String remedy() {
    return "Opt the repository in: ecr-image-cleanup opt-in REPOSITORY.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    Policy policy = given.policy();
    RepositoryTags tags = given.findings().repository();
    // Of a repository that does not exist the next question tells.
    return !tags.exists() || policy.optedIn(tags)
        ? Optional.empty()
        : Optional.of(
            new Keep(
                ID,
                "The repository has not opted in: it has no tag %s=%s."
                    .formatted(policy.optInTag(), policy.optInValue())));
  }

  @Override
  public List<String> known(DecisionCase given) {
    String tag = given.policy().optInTag();
    return List.of(
        "The repository tag %s is %s."
            .formatted(tag, given.findings().repository().value(tag).orElse("missing")));
  }
}
