package ecrimagecleanup.cli;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.decision.Findings;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionAnswer;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.decision.question.BrakeQuestion;
import ecrimagecleanup.decision.question.GracePeriodQuestion;
import ecrimagecleanup.decision.question.OptedInQuestion;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.decision.question.SecondLookQuestion;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ExplanationTextTest {
  private static final Instant DUE = Instant.parse("2026-03-02T03:00:00Z");
  private static final Decision.Keep KEEP =
      new Decision.Keep(PartOfAnotherQuestion.ID, "The index x lists it.");
  private static final ScheduleName PENDING =
      ScheduleName.of(REPOSITORY, digest(1), DUE, new Cause.Swept());

  private static final String SWEEP = ScheduleName.prefix(REPOSITORY) + "sweep-20260301-0";

  @Command(name = "explain")
  static final class Any {
    @Mixin private OutputOptions output = new OutputOptions();
  }

  private static List<String> printed(Explanation explanation) {
    return printed(explanation, name -> Optional.empty());
  }

  private static List<String> printed(
      Explanation explanation, Function<String, Optional<PendingCheck>> schedules) {
    StringWriter out = new StringWriter();
    Any any = new Any();
    new CommandLine(any).setOut(new PrintWriter(out)).parseArgs();
    new ExplanationText(any.output, schedules).print(explanation);
    return out.toString().lines().toList();
  }

  private static Explanation explanation(
      Decision decision,
      List<ScheduleName> pending,
      List<String> sweeps,
      QuestionAnswer... answers) {
    ImageDeletionCheck check =
        new ImageDeletionCheck(
            REPOSITORY, List.of(digest(1)), new Cause.Swept(), DUE, LastLook.CLEAR, DUE);
    Findings findings =
        new Findings(
            new RepositoryTags(true, Map.of()),
            Optional.of(image(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(pending),
            List.of(),
            List.of(),
            Optional.empty());
    return new Explanation(
        new ImageDecision(check, digest(1), Optional.of(image(1)), findings, decision, DUE),
        new Verdict(Verdict.Kind.PROTECTED, decision.reason(), Optional.empty()),
        List.of(answers),
        sweeps);
  }

  private static QuestionAnswer answer(Question question) {
    return new QuestionAnswer(question, true, Optional.empty(), List.of(), List.of());
  }

  private static QuestionAnswer objection(Question question) {
    return new QuestionAnswer(question, true, Optional.of(KEEP), List.of(), List.of());
  }

  @Test
  void everyQuestionSaysWhatCameBackAndEachRemedyStandsOnce() {
    List<String> lines =
        printed(
            explanation(
                KEEP,
                List.of(),
                List.of(),
                answer(new OptedInQuestion()),
                objection(new GracePeriodQuestion()),
                objection(new SecondLookQuestion()),
                objection(new PartOfAnotherQuestion())));

    assertThat(lines)
        .contains(
            "protected: The index x lists it.",
            "To let it be removed:",
            "No check of it is pending.")
        .containsOnlyOnce(
            "  - " + new GracePeriodQuestion().remedy(),
            "  - " + new PartOfAnotherQuestion().remedy());
    assertThat(lines)
        .filteredOn(line -> line.contains("Opt-in of the repository"))
        .singleElement()
        .asString()
        .endsWith(": passed");
    assertThat(lines)
        .filteredOn(line -> line.contains("part-of-another "))
        .singleElement()
        .asString()
        .endsWith(": keeps it");
    assertThat(lines).contains("      The index x lists it.");
  }

  private static List<String> said(String reason, String... known) {
    return printed(
        explanation(
            KEEP,
            List.of(),
            List.of(),
            new QuestionAnswer(
                new BrakeQuestion(),
                true,
                Optional.of(new Decision.Keep(BrakeQuestion.ID, reason)),
                List.of(known),
                List.of())));
  }

  @Test
  void whatKeepsItIsSaidOnce() {
    String holds = "The parameter of cleanup.brake-parameter holds removals: it is not off.";

    assertThat(said(holds, holds)).containsOnlyOnce("      " + holds);
    assertThat(said("Another reason.", "What is known."))
        .contains("      What is known.", "      Another reason.");
  }

  @Test
  void theBrakeOfTheOperatorIsNotSaidToBeOffWhereThatOfTheOwnerKeepsIt() {
    String holds = "The repository tag ecr-image-cleanup:brake holds removals.";

    assertThat(said(holds, Brake.off().reason()))
        .contains("      " + holds)
        .doesNotContain("      " + Brake.off().reason());
  }

  @Test
  void whatCanGoIsSaidToGoAndByWhatThatIsPending() {
    String sweep = ScheduleName.prefix(REPOSITORY) + "sweep-20260302-0";

    assertThat(
            printed(
                explanation(
                    new Decision.Remove("Nobody.", Action.DELETE),
                    List.of(PENDING),
                    List.of(sweep),
                    answer(new OptedInQuestion()))))
        .contains(
            "protected: Nobody.",
            "Nothing keeps it.",
            "Pending checks:",
            "  - " + PENDING + " fires on 2 Mar 2026 03:00 UTC",
            "  - " + sweep + ", of a sweep, may name it; checks list -o wide shows when it fires")
        .doesNotContain("No check of it is pending.");
  }

  @Test
  void aCheckThatASweepHasScheduledIsNamedWithItsTimeThoughTheNextSweepWouldBeLater() {
    Explanation removable =
        explanation(
                new Decision.Remove("Nobody uses it.", Action.DELETE),
                List.of(),
                List.of(SWEEP),
                answer(new OptedInQuestion()))
            .with(
                new Verdict(
                    Verdict.Kind.REMOVABLE,
                    "Nobody uses it.",
                    Optional.of(DUE.plus(Duration.ofDays(1)))));

    assertThat(printed(removable, name -> Optional.of(swept(digest(1)))))
        .contains(
            "removable: After 2 Mar 2026 03:00 UTC if it is still unused. Nobody uses it. A sweep has"
                + " nominated it already.",
            "  - " + SWEEP + ", of a sweep, fires on 2 Mar 2026 03:00 UTC");
    assertThat(printed(removable, name -> Optional.of(swept(digest(2)))))
        .as("the check of other images")
        .contains(
            "removable: After 3 Mar 2026 03:00 UTC if it is still unused. Nobody uses it.",
            "No check of it is pending.");
    assertThat(printed(removable))
        .as("AWS does not say what the check names")
        .contains(
            "removable: After 3 Mar 2026 03:00 UTC if it is still unused. Nobody uses it.",
            "  - " + SWEEP + ", of a sweep, may name it; checks list -o wide shows when it fires");
  }

  private static PendingCheck swept(Digest image) {
    ImageDeletionCheck check =
        new ImageDeletionCheck(
            REPOSITORY, List.of(image), new Cause.Swept(), DUE, LastLook.CLEAR, DUE);
    return PendingCheck.of(
        new Schedule(SWEEP, "at(…)", Optional.of(DUE), "", ImageDeletionCheckJson.write(check)));
  }
}
