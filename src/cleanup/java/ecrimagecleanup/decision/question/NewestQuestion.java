package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the image is among the newest of its repository, of which some always stay. */
public final class NewestQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("newest");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Newest images of the repository";
  }

  @Override
  public String remedy() {
    return "Push newer images, or let fewer images stay: cleanup.keep-newest or the repository tag.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    int newest = given.own().keepNewest();
    return given
        .findings()
        .relatives()
        .flatMap(Relatives::rank)
        .filter(rank -> rank <= newest)
        .map(
            rank ->
                new Keep(
                    ID,
                    "It is number %d of the newest images of its repository, which keeps %d."
                        .formatted(rank, newest)));
  }

  @Override
  public List<String> known(DecisionCase given) {
    String kept =
        "The repository keeps its newest %s."
            .formatted(Counts.of(given.own().keepNewest(), "image"));
    return Stream.concat(
            Stream.of(kept), given.findings().relatives().map(NewestQuestion::place).stream())
        .toList();
  }

  private static String place(Relatives relatives) {
    return relatives
        .rank()
        .map("It is number %d of the newest images of the repository."::formatted)
        .orElse(
            "It does not count among the newest: it is in the archive, or a part of %s."
                .formatted(
                    relatives
                        .subject()
                        .or(() -> relatives.parents().stream().findFirst())
                        .map(Digest::value)
                        .orElse("nothing")));
  }
}
