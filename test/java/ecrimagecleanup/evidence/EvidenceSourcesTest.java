package ecrimagecleanup.evidence;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceSourcesTest {
  private static final String REQUIRED = "config-coverage,config-task-definitions,config-services";

  @Test
  void areAskedInTheOrderInWhichTheyAreListed() {
    EvidenceSources sources =
        EvidenceSources.parse(
            " ecs-live , config-coverage,config-task-definitions, config-services,own-2");

    assertThat(sources.names())
        .containsExactly(
            "ecs-live", "config-coverage", "config-task-definitions", "config-services", "own-2");
    Set<String> asked = new HashSet<>();
    for (String name : sources.names()) {
      assertThat(sources.after(asked)).contains(name);
      asked.add(name);
    }
    assertThat(sources.after(asked)).isEmpty();
  }

  @Test
  void oneThatWasAskedOutOfOrderIsNotAskedAgain() {
    EvidenceSources sources = EvidenceSources.parse(REQUIRED);

    assertThat(sources.after(Set.of("config-coverage", "config-services", "other")))
        .contains("config-task-definitions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config-coverage", "config-task-definitions", "config-services"})
  void withoutOneOfTheFirstThreeNothingStarts(String missing) {
    String others =
        Arrays.stream((REQUIRED + ",ecs-live").split(",", -1))
            .filter(name -> !name.equals(missing))
            .collect(Collectors.joining(","));

    assertThatThrownBy(() -> EvidenceSources.parse(others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(missing + " is missing, without which no image can be presumed unused.");
  }

  @Test
  void noneIsListedTwice() {
    assertThatThrownBy(() -> EvidenceSources.parse(REQUIRED + ",own,ecs-live, own"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a source is listed twice.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Own",
        "own_source",
        "own source",
        "2own",
        "-own",
        "own-",
        "own--x",
        "a:b",
        "${x}"
      })
  void aNameIsOneThatARouteCanHave(String name) {
    assertThatThrownBy(() -> EvidenceSources.parse(REQUIRED + "," + name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a source is named like config-services.");
  }

  @Test
  void nothingIsNoList() {
    for (String text : List.of("", " ", ",", REQUIRED + ",,ecs-live")) {
      assertThatThrownBy(() -> EvidenceSources.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "config-coverage, COVERAGE",
    "config-task-definitions, TASK_DEFINITIONS",
    "config-services, CAUSE_STILL_RUNS SERVICES",
    "ecr-pull-time, PULLED",
    "ecs-live, FURTHER_EVIDENCE",
    "own, FURTHER_EVIDENCE",
  })
  void oneThatDoesNotAnswerMakesEachOfItsQuestionsUnknown(String source, String rows) {
    SourceAnswer answer = EvidenceSources.unknown(source, "It took too long.");

    assertThat(
            answer.about(
                candidate(
                    DEREGISTERED,
                    ImageNames.of(RepositoryNames.of(REPOSITORY), IMAGE, List.of(), List.of()))))
        .isEqualTo(
            Arrays.stream(rows.split(" ", -1))
                .map(EvidenceQuestion::valueOf)
                .collect(
                    Collectors.<EvidenceQuestion, EvidenceQuestion, Evidence>toMap(
                        Function.identity(), row -> new Unknown("It took too long."))));
    assertThat(answer.knowsDigests()).isFalse();
  }

  @Test
  void theRequiredOnesAnswerEveryQuestionThatIsNeeded() {
    Map<EvidenceQuestion, Long> rows =
        EvidenceSources.REQUIRED.stream()
            .flatMap(
                source ->
                    EvidenceSources.unknown(source, "x")
                        .about(
                            candidate(
                                DEREGISTERED,
                                ImageNames.of(
                                    RepositoryNames.of(REPOSITORY), IMAGE, List.of(), List.of())))
                        .keySet()
                        .stream())
            .collect(Collectors.groupingBy(row -> row, Collectors.counting()));

    assertThat(rows)
        .containsOnlyKeys(
            EvidenceQuestion.CAUSE_STILL_RUNS,
            EvidenceQuestion.COVERAGE,
            EvidenceQuestion.TASK_DEFINITIONS,
            EvidenceQuestion.SERVICES);
  }
}
