package ecrimagecleanup.decision.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.EvidenceQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The list of the questions: what it holds, and what the documentation says of it. */
class QuestionsTest {

  @Test
  void theTableOfTheDocumentationHasEachIdAndTopicInTheOrderOfTheList() throws IOException {
    List<String> table =
        Files.readAllLines(Path.of("docs/decisions.md")).stream()
            .dropWhile(line -> !line.startsWith("| id | what it looks at |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1))
            .map(cells -> cells[1] + "|" + cells[2])
            .toList();

    assertThat(table)
        .containsExactlyElementsOf(
            Questions.IN_ORDER.stream()
                .map(question -> " `%s` | %s ".formatted(question.id(), question.text()))
                .toList());
  }

  @Test
  void everyQuestionThatThereIsIsAskedOnceAndNamedAsItsId() {
    List<String> classes =
        new ClassFileImporter()
            .importPackages(Questions.class.getPackageName()).stream()
                .filter(type -> type.isAssignableTo(Question.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getSimpleName)
                .toList();

    assertThat(Questions.IN_ORDER)
        .extracting(question -> question.getClass().getSimpleName())
        .containsExactlyInAnyOrderElementsOf(classes)
        .isEqualTo(
            Questions.IN_ORDER.stream()
                .map(question -> camelCase(question.id()) + "Question")
                .toList());
  }

  private static String camelCase(QuestionId id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.value().split("-", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }

  @Test
  void eachHasATopicAndASentenceThatSaysWhatWouldHaveToChange() {
    assertThat(Questions.IN_ORDER)
        .allSatisfy(
            question -> {
              assertThat(question.text()).matches("[A-Z].*[a-z]").doesNotContain("|");
              assertThat(question.remedy()).matches("[A-Z].*\\.");
            });
  }

  @Test
  void whatSourcesAnswerIsAskedByTheQuestionOfTheSameId() {
    assertThat(Questions.IN_ORDER.stream().flatMap(question -> question.evidence().stream()))
        .containsExactlyInAnyOrder(EvidenceQuestion.values());
    assertThat(Questions.IN_ORDER)
        .filteredOn(question -> question.evidence().isPresent())
        .allSatisfy(
            question ->
                assertThat(question.evidence().map(QuestionId::of)).contains(question.id()));
  }

  @Test
  void isFoundByItsId() {
    assertThat(Questions.IN_ORDER)
        .allSatisfy(question -> assertThat(Questions.of(question.id())).containsSame(question));
    assertThat(Questions.of(new QuestionId("another-question"))).isEqualTo(Optional.empty());
    assertThat(Arrays.stream(EvidenceQuestion.values()).map(QuestionId::of).map(Questions::of))
        .doesNotContain(Optional.empty());
  }
}
