package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.NewestPlace;
import ecrimagecleanup.image.NewestRule;
import ecrimagecleanup.image.Relatives;
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
    return places(given)
        .filter(NewestPlace::stays)
        .findFirst()
        .map(place -> new Keep(ID, "%s, %s.".formatted(place.text(), kept(place.rule()))));
  }

  @Override
  public List<String> known(DecisionCase given) {
    String kept = "The repository keeps %s.".formatted(given.own().keepNewest().text());
    List<String> places = places(given).map(place -> place.text() + ".").toList();
    return Stream.of(
            List.of(kept),
            places.isEmpty()
                ? given.findings().relatives().map(NewestQuestion::noPlace).stream().toList()
                : places)
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<NewestPlace> places(DecisionCase given) {
    return given.findings().relatives().stream().flatMap(known -> known.places().stream());
  }

  private static String kept(NewestRule rule) {
    return rule.isOfOthers() ? "which keeps " + rule.keep() : "of which it keeps " + rule.keep();
  }

  private static String noPlace(Relatives relatives) {
    return "It does not count among the newest: it is in the archive, or a part of %s."
        .formatted(
            relatives
                .subject()
                .or(() -> relatives.parents().stream().findFirst())
                .map(Digest::value)
                .orElse("nothing"));
  }
}
