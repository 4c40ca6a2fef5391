package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.TagPattern;
import java.util.List;
import java.util.Optional;

/** Whether a tag of the image is one whose images always stay. */
public final class ProtectedTagQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("protected-tag");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Protected tags";
  }

  @Override
  public String remedy() {
    return "Take the tag off the image, or do not protect it any more.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    TagPattern protectedTags = given.own().protectedTags();
    return given.image().tags().stream()
        .flatMap(tag -> protectedTags.wordFor(tag).stream().map(word -> protectedBy(tag, word)))
        .findFirst();
  }

  @Override
  public List<String> known(DecisionCase given) {
    TagPattern protectedTags = given.own().protectedTags();
    return List.of(
        "The repository protects %s."
            .formatted(protectedTags.words().isEmpty() ? "no tags" : "the tags " + protectedTags));
  }

  /** Names one word and not all: one event gives the reasons of many images. */
  private static Objection protectedBy(String tag, String word) {
    return new Keep(ID, "Its tag %s is protected by the pattern %s.".formatted(tag, word));
  }
}
