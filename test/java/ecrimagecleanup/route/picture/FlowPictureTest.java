package ecrimagecleanup.route.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.Route;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The picture of the flow in {@code docs/}; {@code -Dflow.picture=write} draws it again. */
class FlowPictureTest {
  private static final Path FILE = Path.of("docs/flow.svg");
  private static final List<String> FOLDERS = List.of("event", "check", "support");

  private static String picture() throws IOException {
    Flow flow = Flow.ofAllFiles();
    List<String> there = flow.routes().stream().map(r -> r.file().folder()).distinct().toList();
    List<String> drawn = FOLDERS.stream().filter(there::contains).toList();
    return FlowPicture.of(flow, drawn.isEmpty() ? there : drawn);
  }

  @Test
  void showsTheRoutesAsTheyAre() throws IOException {
    String picture = picture();
    if ("write".equals(System.getProperty("flow.picture"))) {
      Files.writeString(FILE, picture);
    }

    assertThat(FILE).as("draw it again: see CONTRIBUTING.md").hasContent(picture);
  }

  private static final Flow SMALL =
      Flow.parse(
          """
          - route:
              id: take
              description: "Message -> nothing: takes a < b & c"
              from:
                uri: aws2-sqs:{{cleanup.checks-queue}}
                steps:
                  - bean: {ref: checks, method: read}
                  - filter:
                      method: {ref: checks, method: isOpen}
                      steps:
                        - enrich:
                            constant: "ecr-images:x?operation=describeImages"
                            aggregationStrategyMethodName: images
                        - to: {uri: "direct:remove"}
                  - to: {uri: "direct:remove"}
          - route:
              id: remove
              description: removes
              from:
                uri: direct:remove
                steps:
                  - to: {uri: "ecr-images:x", parameters: {operation: deleteImages}}
          """);

  @Test
  void isWellFormedAndNamesRoutesStepsAndCalls() throws Exception {
    String picture = FlowPicture.of(SMALL, List.of("fixture"));

    DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(picture)));
    assertThat(picture)
        .contains(">take<", ">Message -&gt; nothing<", ">takes a &lt; b &amp; c<")
        .contains(">⇥ aws2-sqs:checks-queue<", ">read<", ">if isOpen<", ">→ remove<")
        .contains(">ecr-images describeImages  + images<", "REMOVAL-chip");
  }

  @Test
  void drawsOneArrowToEachRouteAndNoBoxOverAnother() throws IOException {
    Panel small = new Panel(SMALL, "fixture", 4);
    assertThat(small.arrows()).hasSize(1);

    Flow flow = Flow.ofAllFiles();
    for (String folder : flow.routes().stream().map(r -> r.file().folder()).distinct().toList()) {
      Panel panel = new Panel(flow, folder, 4);
      assertThat(panel.boxes())
          .hasSameSizeAs(
              flow.routes().stream().filter((Route r) -> r.file().folder().equals(folder)).toList())
          .allSatisfy(
              one ->
                  assertThat(panel.boxes())
                      .filteredOn(o -> !o.equals(one) && o.x() == one.x() && o.y() >= one.y())
                      .allMatch(o -> o.y() >= one.y() + one.box().height()));
    }
  }
}
