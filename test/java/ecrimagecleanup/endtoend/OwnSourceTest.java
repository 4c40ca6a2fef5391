package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source of evidence that a team adds in YAML: a file of references that are to stay. */
class OwnSourceTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Path ROUTE =
      Path.of("test/resources/own-source/evidence-protected-references.camel.yaml");
  private static final String EVIDENCE =
      Installation.evidence("ecr-pull-time", "protected-references");

  @TempDir private Path home;

  @BeforeEach
  void copyTheApplicationAndAddTheRoute() throws IOException {
    CopiedHome.into(home);
    Files.copy(ROUTE, home.resolve("routes").resolve(ROUTE.getFileName()));
  }

  private Path references() {
    return home.resolve("config/protected-references.txt");
  }

  private Installation install() {
    return Installation.at(home, "delete", EVIDENCE, "protected-references.file=" + references());
  }

  @Test
  void aListedReferenceKeepsItsImageAsLongAsItIsListed() throws IOException {
    Files.write(references(), List.of("# of the museum", "", image("1"), image("9")));
    try (Installation installation = install()) {
      String listed = installation.push("1");
      String other = installation.push("2");
      installation.retireRegistered(
          installation.production().register("orders", image("1"), image("2")));
      installation.pass(DAY);
      assertThat(installation.lastDecision(listed))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:30:00Z: protected-references refers to it as %s."
                  .formatted(image("1")));
      assertThat(installation.lastDecision(other)).startsWith("ended-unheard, postpone");
      installation.pass(DAY.plusHours(2));
      assertThat(installation.removed()).containsExactly(other);

      Files.write(references(), List.of(image("9")));
      installation.pass(DAY.multipliedBy(2).plusHours(3));

      assertThat(installation.lastDecision(listed))
          .endsWith("1 reference in protected-references; none names the image.");
      assertThat(installation.removed()).containsExactly(other, listed);
    }
  }

  @Test
  void aFileThatIsMissingKeepsEverything() {
    try (Installation installation = install()) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: The source protected-references could"
                  + " not be asked; the log says why.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aLineThatCannotBeReadKeepsEverything() throws IOException {
    Files.write(references(), List.of(image("9"), "team/orders: all of them"));
    try (Installation installation = install()) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: 1 reference in protected-references"
                  + " cannot be read and may name the image.");
      assertThat(installation.removed()).isEmpty();
    }
  }
}
