package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The container image that the build makes is the one that the template's task runs. */
class ImageTest {
  private static final String JIB =
      "/project/profiles/profile[id='image']//plugin[artifactId='jib-maven-plugin']/configuration";

  private final XPath xpath = XPathFactory.newInstance().newXPath();
  private final JsonNode container =
      Template.of(Template.SHARED).properties("TaskDefinition").at("/ContainerDefinitions/0");

  @Test
  void itsUserIsThatOfTheTask() throws Exception {
    assertThat(image("container/user"))
        .containsExactly(container.required("User").asText())
        .doesNotContain("0", "root");
  }

  @Test
  void whatTheTaskMountsToBeWrittenToIsAVolumeAndNothingElseIs() throws Exception {
    assertThat(container.required("ReadonlyRootFilesystem").asBoolean()).isTrue();
    assertThat(image("container/volumes/volume"))
        .containsExactlyElementsOf(
            container.required("MountPoints").findValuesAsText("ContainerPath"));
  }

  @Test
  void theTaskLeavesItToTheImageWhatRuns() throws Exception {
    assertThat(container.has("EntryPoint")).isFalse();
    assertThat(container.has("Command")).isFalse();
    assertThat(image("container/entrypoint"))
        .containsExactly("${image.home}/bin/ecr-image-cleanup");
    assertThat(image("extraDirectories/permissions/permission/file"))
        .containsExactly("${image.home}/bin/ecr-image-cleanup", "${image.home}/bin/class-archive");
    assertThat(image("container/args")).containsExactly("run");
    assertThat(image("extraDirectories/paths/path/into")).containsOnly("${image.home}");
  }

  /**
   * Without it ECS takes a task that ran for a moment for one that started, and rolls nothing back.
   */
  @Test
  void theTaskAsksTheApplicationOfTheImageWhetherItLives() throws Exception {
    assertThat(container.at("/HealthCheck/Command"))
        .extracting(JsonNode::asText)
        .containsExactly("CMD", "/opt/ecr-image-cleanup/bin/ecr-image-cleanup", "alive");
    assertThat(values("src/sandbox/pom.xml", "//properties/image.home"))
        .containsExactly("/opt/ecr-image-cleanup");
    assertThat(Files.readString(Path.of("bin/ecr-image-cleanup"))).contains("\n  alive)\n");
  }

  /** A class-data archive is refused if a jar has another time than when it was made. */
  @Test
  void itsJarsHaveTheTimeThatTheyHaveInTheTar() throws Exception {
    assertThat(image("container/filesModificationTime"))
        .containsExactly("${project.build.outputTimestamp}");
  }

  @Test
  void aReleaseIsMadeOnABaseImageByItsDigest() throws Exception {
    String digest = "registry.example/java@sha256:" + "0123456789abcdef".repeat(4);

    assertThat(values("pom.xml", "/project/profiles/profile[id='release']//requireProperty/regex"))
        .hasSize(1)
        .allSatisfy(
            base -> {
              assertThat(digest).matches(base);
              assertThat("registry.example/java:25").doesNotMatch(base);
              assertThat("scratch").doesNotMatch(base);
            });
  }

  private List<String> image(String path) throws Exception {
    return values("src/sandbox/pom.xml", JIB + "/" + path);
  }

  private List<String> values(String file, String path) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(file).toFile());
    NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent().strip())
        .toList();
  }
}
