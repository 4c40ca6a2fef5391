package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ecrimagecleanup.cli.console.Surroundings;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.doctor.Diagnosis;
import ecrimagecleanup.doctor.Examination;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.Following;
import ecrimagecleanup.history.Proposal;
import ecrimagecleanup.history.RegretReport;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.layer.LayersReport;
import ecrimagecleanup.route.LogLines;
import ecrimagecleanup.sweep.PlanSamples;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.vulnerability.VulnerabilityReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Of what a command goes on after, the answer has a sentence, and {@code --verbose} the rest. */
class CaughtFailureTest {
  private final Logger ours = (Logger) LoggerFactory.getLogger("ecrimagecleanup");
  private final LogLines lines = LogLines.of("ecrimagecleanup");
  private final CamelExecutionException failure = failure("it broke");
  private final Gateway gateway =
      (endpoint, body, headers) -> {
        throw failure;
      };

  @AfterEach
  void stopListening() {
    lines.close();
  }

  private static CamelExecutionException failure(String message) {
    return new CamelExecutionException(
        "failed",
        new DefaultExchange(new DefaultCamelContext()),
        new UnsupportedOperationException(message));
  }

  private record Failing(RuntimeException failure) implements Examination {
    @Override
    public String area() {
      return "clock";
    }

    @Override
    public List<Diagnosis> examine() {
      throw failure;
    }
  }

  @Test
  void ofAnExaminationThatCannotBeMade() {
    assertThat(Examinations.make(List.of(new Failing(failure)), () -> {}).get(0).what())
        .contains("it broke");
    assertThat(lines.thrown()).containsExactly(failure);
  }

  @Test
  void ofFindingsAndLayersThatCannotBeRead() {
    VulnerabilityReport findings = new VulnerabilityReport();
    LayersReport layers = new LayersReport();

    new FindingReading(gateway, findings).read(PlanSamples.ORDERS);
    new LayerReading(gateway, layers).read(PlanSamples.ORDERS);

    assertThat(findings.missing()).singleElement().asString().contains("it broke");
    assertThat(layers.missing()).isNotEmpty().allMatch(text -> text.contains("it broke"));
    assertThat(lines.thrown()).hasSizeGreaterThan(1).containsOnly(failure);
  }

  @Test
  void ofWhatCannotBeLookedAtBeforeTheStart() {
    new StartConditions(gateway, CliFixtures.settings("999988887777/eu-central-1")).require();

    assertThat(lines.thrown()).hasSize(5).containsOnly(failure);
  }

  private static Proposal proposal(Repository repository, Digest digest) {
    return new Proposal(
        repository,
        digest,
        List.of(),
        CliFixtures.DUE,
        "sweep",
        Optional.empty(),
        "report",
        Optional.empty(),
        List.of());
  }

  @Test
  void ofTheRepositoriesThatRegretCannotReadTheReasonOfTheFirstIsInTheAnswer() {
    Repository second = new Repository(CliFixtures.REGISTRY, "team/second");
    RegretReport report =
        new RegretReport(
            new Following(Duration.ofDays(1), CliFixtures.DUE.plus(Duration.ofDays(9))),
            List.of(
                proposal(CliFixtures.ORDERS, CliFixtures.digest('a')),
                proposal(second, CliFixtures.digest('a'))),
            0);
    AtomicInteger calls = new AtomicInteger();
    RegretReading reading =
        new RegretReading(
            (endpoint, body, headers) -> {
              throw failure("it broke %d times".formatted(calls.incrementAndGet()));
            },
            report,
            Optional.empty(),
            CliFixtures.DUE);

    reading.read(CliFixtures.ORDERS);
    reading.read(second);

    assertThat(report.summary().unknown())
        .hasSize(1)
        .hasEntrySatisfying(
            report.summary().unknown().firstKey(), images -> assertThat(images).isEqualTo(2L));
    assertThat(report.summary().unknown().firstKey())
        .startsWith("Its repository cannot be read now. The reason of the first: ")
        .contains("it broke 1 times");
    assertThat(lines.thrown()).hasSize(2);
  }

  @Test
  void ofAnImageThatRegretCannotExplainTheReasonIsInTheAnswer() {
    RepositoryPlan plan = PlanSamples.STAYING;
    Proposal kept = proposal(plan.repository(), plan.images().get(0).image().digest());
    RegretReport report =
        new RegretReport(new Following(Duration.ofDays(1), CliFixtures.DUE), List.of(kept), 0);

    new RegretReading(gateway, report, Optional.empty(), CliFixtures.DUE).read(plan);

    assertThat(report.all())
        .flatExtracting(followed -> followed.unknown().stream().toList())
        .singleElement()
        .asString()
        .startsWith("It cannot be read now. The reason of the first: ")
        .contains("it broke");
    assertThat(lines.thrown()).containsExactly(failure);
  }

  @Test
  void withoutVerboseTheLogHasNoneOfIt() {
    ours.setLevel(null);

    Examinations.make(List.of(new Failing(failure)), () -> {});

    assertThat(lines.thrown()).isEmpty();
  }

  @Command(name = "any")
  static final class Any implements Surroundings {
    @Mixin private SettingsOptions options = new SettingsOptions();

    @Override
    public Terminal terminal() {
      return Terminal.none();
    }

    @Override
    public boolean verbose() {
      return true;
    }
  }

  @Test
  void verboseLogsWhatOurClassesCaught() {
    ours.setLevel(null);
    Any any = new Any();
    new CommandLine(any).parseArgs();

    any.options.application(CliFixtures.settings("999988887777/eu-central-1")).close();

    assertThat(ours.isDebugEnabled()).isTrue();
  }
}
