package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar.gz alone is the application: no Maven, no source tree. */
class PackageIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int TERMINATED = 143;
  private static final Map<String, String> WITH_ARCHIVE =
      Map.of("ECR_IMAGE_CLEANUP_CLASS_ARCHIVE", "on");

  @TempDir private static Path folder = Path.of(".");
  private static Unpacked unpacked = new Unpacked(folder);

  @BeforeAll
  static void unpack() throws Exception {
    unpacked = Unpacked.into(folder);
  }

  @Test
  void itHasTheRoutesTheConfigurationAndTheTemplatesOfTheSourceTree() throws Exception {
    for (String part : new String[] {"routes", "config", "deploy"}) {
      assertThat(unpacked.files(part))
          .isNotEmpty()
          .containsExactlyElementsOf(Unpacked.files(Path.of("."), part));
    }
    assertThat(unpacked.files("."))
        .map(file -> Path.of(file).normalize().toString())
        .contains("LICENSE", "README.md", "CHANGELOG.md", "sbom.cdx.json");
  }

  @Test
  void theEmbeddedAwsIsInAFolderOfItsOwnWithoutTestLibrariesAndWithoutWhatTheApplicationHas()
      throws Exception {
    assertThat(unpacked.files("lib/sandbox"))
        .map(file -> Path.of(file).getFileName().toString())
        .anyMatch(jar -> jar.startsWith("elasticmq-rest-sqs"))
        .anyMatch(jar -> jar.startsWith("ecr-image-cleanup-sandbox-"))
        .noneMatch(jar -> jar.matches("(junit|assertj|awaitility|archunit|mockito|selenium).*"))
        .noneMatch(jar -> Files.exists(unpacked.home().resolve("lib").resolve(jar)));
    assertThat(unpacked.files("lib"))
        .filteredOn(file -> !file.startsWith("lib/sandbox/"))
        .noneMatch(file -> file.matches(".*(elasticmq|scala|-sandbox-).*"));
  }

  private static List<String> optionalOf(Path sbom) throws IOException {
    return StreamSupport.stream(
            new ObjectMapper().readTree(sbom.toFile()).path("components").spliterator(), false)
        .filter(component -> component.path("scope").asText().equals("optional"))
        .map(component -> component.path("name").asText())
        .toList();
  }

  @Test
  void theSbomNamesWhatTheApplicationIsMadeOfAndNotTheSandbox() throws Exception {
    assertThat(Files.readString(unpacked.home().resolve("sbom.cdx.json")))
        .contains("pkg:maven/org.apache.camel/camel-main@", "pkg:maven/software.amazon.awssdk/ecr@")
        .doesNotContain("elasticmq", "serialNumber", "\"timestamp\"")
        .contains("\"scope\" : \"required\"");
    // Scanners pass over what is optional: only an application of Spring brings that.
    assertThat(optionalOf(unpacked.home().resolve("sbom.cdx.json"))).containsExactly("spring-core");
    assertThat(unpacked.files("lib")).noneMatch(file -> file.contains("spring"));
  }

  @Test
  void itTellsItsVersionAndAClassDataArchiveOfAnotherJavaIsPassedOver() throws Exception {
    Path archive = Files.writeString(unpacked.home().resolve("lib/app.jsa"), "of another Java");
    try (RunningProcess version = unpacked.start(WITH_ARCHIVE, "--version")) {
      assertThat(version.awaitExit(LIMIT)).isZero();
      assertThat(version.output()).matches("ecr-image-cleanup \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    } finally {
      Files.delete(archive);
    }
  }

  @Test
  void aStartFindsItsClassesInAnArchiveThatOneBeforeItMadeForTheseJars() throws Exception {
    Path lib = unpacked.home().resolve("lib");
    assertThat(classesOfTheArchive()).isEmpty();
    Path first = await().atMost(LIMIT).until(() -> archives(lib), one -> one.size() == 1).get(0);
    assertThat(classesOfTheArchive()).isNotEmpty();
    if (first.toString().endsWith(".jsa")) {
      assertThat(classesOfTheArchive("picocli\\.CommandLine"))
          .as("one by a list has classes as old as those of picocli")
          .hasSize(1);
    }
    assertThat(withArchive("-XX:+PrintFlagsFinal"))
        .as("what is read is not changed, which takes time")
        .containsPattern("ArchiveRelocationMode +=? 0");
  }

  @Test
  void anotherCollectorTakesThePlaceOfTheOneThatTheLauncherSets() throws Exception {
    try (RunningProcess version =
        unpacked.start(
            Map.of("JAVA_OPTS", "-XX:+UseParallelGC -XX:+PrintFlagsFinal"), "--version")) {
      assertThat(version.awaitExit(LIMIT)).as(version.output()).isZero();
      assertThat(version.output())
          .containsPattern("UseParallelGC +:?= true")
          .containsPattern("UseSerialGC +:?= false");
    }
  }

  private static List<Path> archives(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .filter(file -> file.toString().matches(".*/classes-[0-9-]+\\.(jsa|aot)"))
          .toList();
    }
  }

  private static List<String> classesOfTheArchive() throws Exception {
    return classesOfTheArchive("ecrimagecleanup\\..*");
  }

  private static List<String> classesOfTheArchive(String names) throws Exception {
    return withArchive("-Xlog:class+load")
        .lines()
        .filter(line -> line.matches(".* %s source: shared objects file.*".formatted(names)))
        .toList();
  }

  private static String withArchive(String options) throws Exception {
    Map<String, String> told = new HashMap<>(WITH_ARCHIVE);
    told.put("JAVA_OPTS", options);
    try (RunningProcess version = unpacked.start(told, "--version")) {
      assertThat(version.awaitExit(LIMIT)).isZero();
      return version.output();
    }
  }

  @Test
  void theSandboxServesCommandsOfAnotherProcessAndStopsWhenAsked() throws Exception {
    try (RunningProcess sandbox =
        unpacked.start(Map.of(), "sandbox", "--serve", "--port=0", "--fill=2x30")) {
      String address = sandbox.awaitLine("The embedded AWS answers at ", LIMIT);
      String port = address.substring(address.lastIndexOf(':') + 1);

      try (RunningProcess plan =
          unpacked.start(Map.of(), "sandbox", "--port=" + port, "plan", "--summary")) {
        assertThat(plan.awaitExit(LIMIT)).as(plan.output()).isZero();
        assertThat(plan.output()).contains("images can be removed: ");
      }

      sandbox.terminate();
      assertThat(sandbox.awaitExit(LIMIT)).as(sandbox.output()).isEqualTo(TERMINATED);
    }
    assertThat(unpacked.home().resolve("target")).doesNotExist();
  }
}
