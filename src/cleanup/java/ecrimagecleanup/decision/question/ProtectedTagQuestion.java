package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.TagPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a tag of the image is one whose images always stay, or that of something which may go to
 * the archive with it.
 */
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
    return Stream.concat(
            objections(given, given.image().tags(), "Its tag"),
            objections(given, given.archivedParts().tags(), "It lists an image whose tag"))
        .findFirst();
  }

  private static Stream<Objection> objections(DecisionCase given, List<String> tags, String whose) {
    TagPattern protectedTags = given.own().protectedTags();
    return tags.stream()
        .flatMap(
            tag -> protectedTags.wordFor(tag).stream().map(word -> protectedBy(whose, tag, word)));
  }

  @Override
  public List<String> known(DecisionCase given) {
    TagPattern protectedTags = given.own().protectedTags();
    return List.of(
        "The repository protects %s."
            .formatted(protectedTags.words().isEmpty() ? "no tags" : "the tags " + protectedTags));
  }

  /** Names one word and not all: one event gives the reasons of many images. */
  private static Objection protectedBy(String whose, String tag, String word) {
    return new Keep(ID, "%s %s is protected by the pattern %s.".formatted(whose, tag, word));
  }
}
