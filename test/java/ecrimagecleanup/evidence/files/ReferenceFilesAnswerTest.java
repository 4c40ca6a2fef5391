package ecrimagecleanup.evidence.files;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which images text files name. The image in question is team/orders:1.2. */
class ReferenceFilesAnswerTest {
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:05Z");
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com";
  private static final String URI = HOST + "/team/orders";

  /** Shows that the right place is read. */
  private static final String ANOTHER = HOST + "/team/other:7\n";

  private static ReferenceFilesAnswer read(String... texts) {
    List<FileReferences> files =
        IntStream.range(0, texts.length)
            .mapToObj(i -> FileReferences.of("f" + i + ".yaml", texts[i], Set.of(REGISTRY)))
            .toList();
    return ReadFiles.answer(
        List.of(new ReadFiles("gitops", files, List.of(), Optional.of(NOW))),
        Optional.empty(),
        NOW);
  }

  private static Evidence of(ReferenceFilesAnswer answer, Repository repository, String... tags) {
    ImageNames names =
        ImageNames.of(RepositoryNames.of(repository), image(1, tags), List.of(), List.of());
    return requireNonNull(
        answer.about(candidate(DEREGISTERED, names)).get(EvidenceQuestion.FURTHER_EVIDENCE));
  }

  private static Evidence of(String... texts) {
    return of(read(texts), REPOSITORY, "1.2");
  }

  private static Evidence ofOther(String... texts) {
    return of(read(texts), new Repository(REGISTRY, "team/third"), "1.2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: HOST/team/orders:1.2",
        "image: 'HOST/team/orders:1.2'",
        "{\"image\":\"HOST/team/orders:1.2\",\"cpu\":1}",
        "FROM HOST/team/orders:1.2 AS build",
        "image: ${IMAGE:-HOST/team/orders:1.2}",
        "docker pull HOST/team/orders:1.2;",
        "# was HOST/team/orders:1.2.",
        "docker://HOST/team/orders:1.2",
        "image: HOST:443/team/orders:1.2",
        "<image>HOST/team/orders:1.2</image>",
        "{\"run\": \"docker run HOST/team/orders:1.2\\nexit\"}",
        "image: 999988887777.DKR.ecr.eu-central-1.amazonaws.com/team/orders:1.2",
        "image: 999988887777.dkr.ecr-fips.eu-central-1.amazonaws.com/team/orders:1.2",
        "image: 999988887777.dkr-ecr.eu-central-1.on.aws/team/orders:1.2",
        "image: 999988887777.dkr-ecr-fips.eu-central-1.on.aws/team/orders:1.2"
      })
  void aTagIsUsed(String text) {
    assertThat(of(text.replace("HOST", HOST)))
        .isEqualTo(new Used(Use.by("f0.yaml:1"), "f0.yaml:1 names it as %s:1.2.".formatted(URI)));
    assertThat(ofOther(text.replace("HOST", HOST))).isInstanceOf(Unused.class);
  }

  @Test
  void aDigestIsUsedAndItsTagToo() {
    assertThat(of("\n\nimage: %s@%s".formatted(URI, digest(1))))
        .isEqualTo(
            new Used(
                Use.by("f0.yaml:3"), "f0.yaml:3 names it as %s@%s.".formatted(URI, digest(1))));
    assertThat(of("image: %s:9@%s.".formatted(URI, digest(1)))).isInstanceOf(Used.class);
    assertThat(of("image: %s:1.2@%s".formatted(URI, digest(2)))).isInstanceOf(Used.class);
    assertThat(of("image: %s:9@%s".formatted(URI, digest(2)))).isInstanceOf(Unused.class);
  }

  @Test
  void anotherTagAnotherRepositoryOrAnotherRegistryIsNoUse() {
    assertThat(of(ANOTHER + URI + ":1.20", URI + "-web:1.2"))
        .isEqualTo(
            new Unused(
                "3 references in 2 files of cleanup.reference-files; none names the image."));
    assertThat(of(ANOTHER + "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.2"))
        .isInstanceOf(Unused.class);
    assertThat(of(ANOTHER + "999988887777.dkr.ecr.us-east-1.amazonaws.com/team/orders:1.2"))
        .isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: HOST/team/orders",
        "image: HOST/team/orders:",
        "image: HOST/team/orders:$TAG",
        "image: HOST/team/orders:{{ .Values.tag }}",
        "image: HOST/team/orders:1.${MINOR}",
        "image: HOST/team/orders:1.*",
        "image: HOST/team/orders@sha256:abc",
        "image: HOST/team/orders:3@$DIGEST",
        "HOST/team/orders: '1.1'",
        "repository: HOST/team/orders",
        "repository: HOST/team/orders\ntag: ''",
        "repository: HOST/team/orders\ntag:",
        "repository: HOST/team/orders\ntag: null",
        "repository: HOST/team/orders\ntag: '{{ .Chart.AppVersion }}'",
        "repository: HOST/team/orders\ntag: 7\ndigest: $DIGEST",
        "repository: HOST/team/orders\ncostTag: 7",
        "sidecar: HOST/team/orders\ntag: 7",
        "a: {repository: HOST/team/orders}\nb: {repository: HOST/team/other, tag: 7}",
        "# HOST/team/orders\nrepository: HOST/team/orders\ntag: 7",
        "{{ if x }}\nrepository: HOST/team/orders\ntag: 7",
        "registry: HOST\nrepository: team/orders\ntag: ''",
        "registry: HOST\nrepository: team/orders"
      })
  void aRepositoryWithoutATagThatCanBeReadKeepsEveryImageOfIt(String text) {
    String with = text.replace("HOST", HOST);

    assertThat(of(ANOTHER + "---\n" + with, with))
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.text())
                  .contains(REPOSITORY + " without a tag or digest that can be read");
              assertThat(unknown.scope()).isEqualTo(new Scope.Repositories(Set.of(REPOSITORY)));
            });
    assertThat(ofOther(ANOTHER + "---\n" + with)).isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image:\n  repository: HOST/team/orders\n  pullPolicy: Always\n  tag: \"VERSION\"",
        "image:\n  tag: VERSION\n\n  # which one\n  repository: HOST/team/orders",
        "image: {repository: HOST/team/orders, tag: VERSION}",
        "{\"image\": {\"repository\": \"HOST/team/orders\", \"tag\": \"VERSION\"}}",
        "{\n\t\"image\": {\n\t\t\"repository\": \"HOST/team/orders\",\n\t\t\"tag\": \"VERSION\"}}",
        "images:\n  - name: HOST/team/orders\n    newTag: \"VERSION\"",
        "images:\n  - name: orders\n    newName: HOST/team/orders\n    newTag: 'VERSION'",
        "image: HOST/team/orders\nimageTag: VERSION",
        "image:\n  registry: HOST\n  repository: team/orders\n  tag: VERSION"
      })
  void aTagBesideItsRepositoryIsUsed(String text) {
    String with = text.replace("HOST", HOST);

    assertThat(of(with.replace("VERSION", "1.2")))
        .isInstanceOfSatisfying(
            Used.class,
            used -> assertThat(used.text()).endsWith(" names it as %s:1.2.".formatted(URI)));
    assertThat(of(with.replace("VERSION", "1.3")))
        .as("and keeps no other image of the repository")
        .isInstanceOf(Unused.class);
  }

  @Test
  void aDigestBesideItsRepositoryIsUsed() {
    String text = "repository: %s\ntag: ''\ndigest: %s";

    assertThat(of(text.formatted(URI, digest(1)))).isInstanceOf(Used.class);
    assertThat(of(text.formatted(URI, digest(2)))).isInstanceOf(Unused.class);
  }

  @Test
  void aTagThatOverridesAnotherInAFileOfItsOwnIsUsed() {
    String values = "image:\n  repository: %s\n  tag: '1.1'".formatted(URI);
    String production = "replicas: 3\nimage:\n  tag: '1.2'";

    assertThat(of(values, production))
        .isEqualTo(
            new Used(
                Use.by("f1.yaml:3"),
                "f1.yaml:3 sets 1.2, which can be a tag or digest of %s.".formatted(REPOSITORY)));
    assertThat(of(values, production.replace("1.2", "1.3"))).isInstanceOf(Unused.class);
    assertThat(ofOther(values, production))
        .as("no file names that repository apart from its tag")
        .isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: HOST/team/{{ .Values.name }}:1",
        "image: HOST/$NAME:1",
        "image: HOST/team/orders-${COLOUR}:1",
        "image: HOST/REPOSITORY:1",
        "image: HOST/team\\/orders:1",
        "image: HOST:8443/team/orders:1",
        "global:\n  imageRegistry: HOST",
        "registry: HOST\nrepository: '{{ .Values.name }}'\ntag: 1",
        "image: ${ACCOUNT}.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1",
        "image: 999988887777.dkr.ecr.${REGION}.amazonaws.com/team/orders:1",
        "image: dkr.ecr.eu-central-1.amazonaws.com/team/orders:1",
        "image: 999988887777.dkr.ecr.eu-central-1.example.com/team/orders:1"
      })
  void whatCanBeAnyRepositoryKeepsEveryImage(String text) {
    Evidence evidence = ofOther(ANOTHER + "---\n" + text.replace("HOST", HOST));

    assertThat(evidence)
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.text()).startsWith("f0.yaml:");
              assertThat(unknown.scope()).isEqualTo(Scope.EVERYTHING);
            });
  }

  @Test
  void aUseThatIsSeenCountsWhateverElseIsUnclear() {
    assertThat(of(URI + ":1.2\n" + URI + "\n" + HOST)).isInstanceOf(Used.class);
    assertThat(of(URI + "\n" + HOST))
        .isEqualTo(
            new Unknown(
                "f0.yaml:1 names %s without a tag or digest that can be read, so it can mean every image there. (1 more problem; run ecr-image-cleanup doctor.)"
                    .formatted(REPOSITORY),
                new Scope.Repositories(Set.of(REPOSITORY))));
  }

  private static Evidence of(ReadFiles... all) {
    return of(
        ReadFiles.answer(List.of(all), Optional.of(Duration.ofHours(2)), NOW), REPOSITORY, "1.2");
  }

  private static ReadFiles changed(Duration ago) {
    return new ReadFiles(
        "gitops",
        List.of(FileReferences.of("a.yaml", ANOTHER, Set.of(REGISTRY))),
        List.of(),
        Optional.of(NOW.minus(ago)));
  }

  private static void assertUnknown(Evidence evidence, String text) {
    assertThat(evidence).isEqualTo(new Unknown(text));
  }

  @Test
  void anEmptyListIsUnknown() {
    assertUnknown(of(new ReadFiles[0]), "cleanup.reference-files lists no file and no folder.");
  }

  @Test
  void aFolderWithoutAFileIsUnknownWhateverElseIsRead() {
    assertUnknown(
        of(changed(Duration.ZERO), new ReadFiles("empty", List.of(), List.of(), Optional.empty())),
        "The folder empty of cleanup.reference-files holds no file.");
  }

  @Test
  void filesThatNameNothingAreUnknown() {
    assertUnknown(
        of(
            changed(Duration.ZERO),
            new ReadFiles(
                "charts",
                List.of(FileReferences.of("b.yaml", "image: nginx:1.27", Set.of(REGISTRY))),
                List.of(),
                Optional.of(NOW))),
        "charts of cleanup.reference-files names no image of cleanup.registries, which does not prove that it is the right place.");
  }

  @Test
  void aProblemIsUnknown() {
    assertUnknown(
        of(changed(Duration.ZERO), ReadFiles.failed("charts", "charts is gone.")),
        "charts is gone.");
  }

  @Test
  void filesThatNobodyBroughtUpToDateAreUnknown() {
    assertThat(of(changed(Duration.ofHours(2)))).isInstanceOf(Unused.class);
    assertUnknown(
        of(changed(Duration.ZERO), changed(Duration.ofHours(2).plusSeconds(1))),
        "The newest file of gitops was changed on 3 Mar 2026 08:00 UTC, which is not within the last 2 hours (cleanup.reference-files-age).");
  }

  @Test
  void aFileOfALaterTimeDoesNotProveThatItIsUpToDate() {
    assertThat(of(changed(Duration.ofMinutes(-5)))).isInstanceOf(Unused.class);
    assertThat(of(changed(Duration.ofMinutes(-6)))).isInstanceOf(Unknown.class);
  }

  @Test
  void ofSoManyReferencesTheRightOneIsFound() {
    String[] many =
        Stream.concat(
                IntStream.range(0, 500).mapToObj(i -> "%s:0.%d\n".formatted(URI, i)),
                Stream.of(URI + ":1.2"))
            .toArray(String[]::new);

    assertThat(of(many)).isInstanceOf(Used.class);
  }

  /** It stands once in the text, however many mappings name it. */
  @Test
  void anAliasDoesNotStandForARepositoryWithoutATag() {
    String aliases =
        """
        web: {repository: &r %s, tag: "1.4"}
        job: {repository: *r, tag: "1.5"}
        """
            .formatted(URI);

    assertThat(of(aliases)).isInstanceOf(Unused.class);
    assertThat(of(aliases.replace("1.5", "1.2"))).isInstanceOf(Used.class);
    assertThat(of(aliases + "canary: " + URI + "\n")).isInstanceOf(Unknown.class);
  }
}
