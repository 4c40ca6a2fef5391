package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A command of the application that is typed after {@code sandbox}. */
class VisitingCommandTest {
  private static final Map<String, String> THERE = Map.of("cleanup.action", "delete");

  private static VisitingCommand typed(String line) {
    return VisitingCommand.of(List.of(line.split(" ")), 4566);
  }

  @Test
  void itKeepsItsOwnOptionsAndThePortMayStandAnywhere() {
    for (String line :
        List.of(
            "plan --summary --port 4577",
            "plan --port=4577 --summary",
            "--port 4577 plan --summary")) {
      VisitingCommand command = typed(line);

      assertThat(command.port()).isEqualTo(4577);
      assertThat(command.arguments(Map.of())).containsExactly("plan", "--summary");
    }
    assertThat(typed("explain team/demo:1.0 --format json").arguments(THERE))
        .containsExactly(
            "explain", "team/demo:1.0", "--format", "json", "--set=cleanup.action=delete");
  }

  @Test
  void whatIsTypedOverridesTheSettingsOfTheSandbox() {
    assertThat(typed("plan --set=cleanup.action=report").arguments(THERE))
        .containsExactly("plan", "--set=cleanup.action=report");
    assertThat(typed("plan --set cleanup.action=report").arguments(THERE))
        .containsExactly("plan", "--set", "cleanup.action=report");
    assertThat(
            typed("plan")
                .with(Path.of("there"), Map.of("cleanup.action", "archive"), true)
                .arguments(THERE))
        .containsExactly("plan", "--home=there", "--verbose", "--set=cleanup.action=archive");
  }

  @Test
  void aCommandThatTakesNoSettingsGetsNone() {
    assertThat(typed("checks").with(Path.of("."), Map.of(), false).arguments(THERE))
        .containsExactly("checks");
    assertThat(typed("plna").arguments(THERE)).containsExactly("plna");
    assertThat(typed("checks list").arguments(THERE))
        .containsExactly("checks", "list", "--set=cleanup.action=delete");
  }

  @Test
  void helpNeedsNobodyWhoAnswers() {
    assertThat(typed("plan --help").isHelp()).isTrue();
    assertThat(typed("plan").isHelp()).isFalse();
  }

  @Test
  void whatIsNoPortIsRefused() {
    for (String line : List.of("plan --port", "plan --port=x", "plan --port 65536")) {
      assertThatThrownBy(() -> typed(line)).hasMessageContaining("is not a port: 0 to 65535.");
    }
  }
}
