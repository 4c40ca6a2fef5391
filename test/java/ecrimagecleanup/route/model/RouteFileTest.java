package ecrimagecleanup.route.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the files see of a file. */
class RouteFileTest {
  private static final String FILE =
      """
      - route:
          id: a
          from:
            uri: direct:a
            steps:
              - to: {uri: "x:1", parameters: {operation: read, at: "{{y}}"}}
              - to: x:2
              - choice:
                  when:
                    - simple: "${body}"
                      steps:
                        - toD: {uri: "x:3${body}"}
                  otherwise:
                    steps:
                      - wireTap: {uri: "x:4"}
              - enrich: {expression: {constant: {expression: "x:5?operation=read"}}}
              - enrich: {constant: "x:6"}
              - enrich: {simple: "x:${body}"}
              - pollEnrich: {expression: {constant: {expression: "x:7"}}}
              - log: {message: "x:8"}
      """;

  @TempDir private Path folder;

  private RouteFile file() throws IOException {
    Files.createDirectories(folder.resolve("deep"));
    Files.writeString(folder.resolve("deep/a.camel.yaml"), FILE);
    Files.writeString(folder.resolve("other.yaml"), FILE);
    assertThat(RouteFile.all(folder)).hasSize(1);
    return RouteFile.all(folder).findFirst().orElseThrow();
  }

  @Test
  void isFoundInAFolderOfTheFolder() throws IOException {
    assertThat(file().folder()).isEqualTo("deep");
    assertThat(file().lines()).isEqualTo(20);
  }

  @Test
  void showsEveryStepThatSends() throws IOException {
    assertThat(file().producers().map(Step::uri))
        .containsExactlyInAnyOrder(
            "x:1?operation=read&at={{y}}",
            "x:2",
            "x:3${body}",
            "x:4",
            "x:5?operation=read",
            "x:6",
            "x:${body}",
            "x:7");
  }

  @Test
  void knowsWhichOfThemAMessageChooses() throws IOException {
    assertThat(file().producers().filter(step -> !step.isConstant()).map(Step::uri))
        .containsExactlyInAnyOrder("x:3${body}", "x:${body}");
  }
}
