package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Gone;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.words.Times;
import java.util.List;
import java.util.Optional;

/** Whether the image, and its repository, still exist. */
public final class ExistsQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("exists");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Existence of the image";
  }

  @Override
  public String remedy() {
    return "Nothing is left to do: the image does not exist.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    if (!given.findings().repository().exists()) {
      return Optional.of(new Gone(ID, "The repository does not exist."));
    }
    return given.findings().image().isPresent()
        ? Optional.empty()
        : Optional.of(new Gone(ID, "The image does not exist."));
  }

  @Override
  public List<String> known(DecisionCase given) {
    return given.findings().image().map(ExistsQuestion::existing).stream().toList();
  }

  private static String existing(Image image) {
    return "It was pushed on %s%s%s, and has %s."
        .formatted(
            Times.utc(image.pushedAt()),
            image.archived() ? ", is in the archive" : "",
            image.activating() ? ", is being restored from the archive" : "",
            image.tags().isEmpty()
                ? "no tags"
                : (image.tags().size() == 1 ? "the tag " : "the tags ")
                    + String.join(", ", image.tags()));
  }
}
