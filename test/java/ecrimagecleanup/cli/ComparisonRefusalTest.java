package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which options do not go with a comparison. */
class ComparisonRefusalTest {
  private static final PlanComparison COMPARISON =
      new PlanComparison(
          new SettingsOptions(),
          new RepositoryOptions(),
          new CompareOptions(),
          new PlanView(),
          false,
          Plan.Format.TABLE,
          Optional.empty(),
          1);

  @Test
  void whoAsksForAFigureOfOnePolicyReadsTheNameOfItsOption() {
    List<String> figures =
        CommandSpec.forAnnotatedObject(new FigureOptions()).options().stream()
            .filter(option -> option.type() == boolean.class)
            .map(OptionSpec::longestName)
            .toList();

    IllegalArgumentException refusal =
        catchThrowableOfType(IllegalArgumentException.class, () -> COMPARISON.check(true, false));

    assertThat(figures)
        .hasSize(3)
        .allSatisfy(option -> assertThat(refusal).hasMessageContaining(option));
  }
}
