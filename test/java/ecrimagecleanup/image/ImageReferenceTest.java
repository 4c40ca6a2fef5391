package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ecrimagecleanup.image.ImageReference.Ecr;
import ecrimagecleanup.image.ImageReference.Foreign;
import ecrimagecleanup.image.ImageReference.Impossible;
import ecrimagecleanup.image.ImageReference.Unparsable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com";
  private static final String NAME = HOST + "/team/orders";
  private static final String DIGEST = digest(7).value();

  @Test
  void withATag() {
    assertThat(ImageReference.parse(NAME + ":1.41.0"))
        .isEqualTo(new Ecr(REPOSITORY, Optional.of("1.41.0"), Optional.empty()));
  }

  @Test
  void withADigestItHasNoImplicitTag() {
    assertThat(ImageReference.parse(NAME + "@" + DIGEST))
        .isEqualTo(new Ecr(REPOSITORY, Optional.empty(), Optional.of(digest(7))));
  }

  @Test
  void withATagAndADigest() {
    assertThat(ImageReference.parse(NAME + ":1.41.0@" + DIGEST))
        .isEqualTo(new Ecr(REPOSITORY, Optional.of("1.41.0"), Optional.of(digest(7))));
  }

  @Test
  void withNeitherItMeansLatest() {
    assertThat(ImageReference.parse(NAME))
        .isEqualTo(new Ecr(REPOSITORY, Optional.of("latest"), Optional.empty()));
  }

  @Test
  void theCaseOfTheHostDoesNotMatter() {
    assertThat(
            ImageReference.parse("999988887777.DKR.ecr.EU-central-1.AMAZONAWS.com/team/orders:A"))
        .isEqualTo(new Ecr(REPOSITORY, Optional.of("A"), Optional.empty()));
  }

  @Test
  void everyHostNameOfARegistryMeansTheSameImage() {
    for (String host : ImageFixtures.REGISTRY.hosts()) {
      assertThat(ImageReference.parse(host + "/team/orders:1"))
          .as(host)
          .isEqualTo(ImageFixtures.byTag("1"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx",
        "nginx:1.27",
        "library/nginx",
        "docker.io/library/nginx:latest",
        "public.ecr.aws/nginx/nginx:1.27",
        "localhost:5000/x",
        "localhost:5000/x:1",
        "Registry.Example.com/team/app:1",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com.evil.example/team/orders:1",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com",
        "ghcr.io/a/b/c/d@sha256:94afd1f2e64d908bc90dbca0035a5b5670000000000000000000000000000000",
      })
  void imagesOfOtherRegistriesAreForeign(String text) {
    assertThat(ImageReference.parse(text)).isEqualTo(new Foreign(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HOST + "/team/orders:",
        HOST + "/team/orders:.1",
        HOST + "/team/orders:-1",
        HOST + "/team/orders:a:b",
        HOST + "/",
        HOST + "/team/orders/",
        HOST + "/team//orders",
        HOST + "//team/orders",
        HOST + "/Team/orders:1",
        HOST + "/team/Orders:1",
        HOST + "/team/-orders:1",
        HOST + "/team/orders-:1",
        HOST + "/team/or___ders:1",
        HOST + "/team/or..ders:1",
        HOST + "/team/orders@",
        HOST + "/team/orders@sha256:abc",
        HOST + "/team/orders@sha512:94afd1f2",
        HOST + "/team/orders:1'",
        HOST + "/team/orders' OR '1'='1",
        HOST + "/team/orders:1\"",
        HOST + "/team/orders:1\u0000",
        HOST + "/team/orders:1\u001b[31m",
        HOST + "/team/orders:%31",
        HOST + "/team/%orders:1",
        HOST + "/teäm/orders:1",
        HOST + "/team/orders:١",
        "https://" + HOST + "/team/orders:1",
        "nginx:a b",
        "docker.io/Library/nginx",
        "docker.io/nginx/",
        "/nginx",
        ":1",
        "@sha256:94afd1f2e64d908bc90dbca0035a5b5670000000000000000000000000000000",
        "host:/b:1",
        "[::1/b:1",
      })
  void reality22WhatDockersGrammarRefusesNamesNothingAndIsNotQuoted(String text) {
    ImageReference reference = ImageReference.parse(text);

    assertThat(reference).isInstanceOf(Impossible.class);
    assertThat(reference.toString()).doesNotContain(text.length() > 3 ? text : "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a:1", "/team/or__ders:1", "/team/or--ders"})
  void reality22ARepositoryThatEcrDoesNotAllowIsNone(String rest) {
    assertThat(ImageReference.parse(HOST + rest))
        .isEqualTo(new Impossible("ECR allows no repository of that name."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"E", "g", ""})
  void reality22ASha256DigestHasSixtyFourLowerCaseDigits(String last) {
    assertThat(ImageReference.parse(NAME + "@" + DIGEST.substring(0, 70) + last))
        .isEqualTo(new Impossible("What follows @ is not a digest."));
  }

  @Test
  void reality22WhatDockerReadsAndThisParserDoesNotConcernsItsRepositoryOnly() {
    String digits = "0123456789abcdef".repeat(8);

    for (String digest : List.of("sha512:" + digits, "sha384:" + digits, "blake3+x:" + digits)) {
      assertThat(ImageReference.parse(NAME + ":1@" + digest))
          .as(digest)
          .isEqualTo(
              new Unparsable("What follows @ is not a SHA-256 digest.", Optional.of(REPOSITORY)));
      assertThat(ImageReference.parse("ghcr.io/team/orders@" + digest))
          .as(digest)
          .isEqualTo(new Foreign("ghcr.io/team/orders@" + digest));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" %s", "%s\n", "\t%s ", "%s\u2028", "%s@sha512:\u2003"})
  void reality22SpacesAroundAReferenceConcernItsRepositoryOnly(String shape) {
    ImageReference reference =
        ImageReference.parse(
            shape
                .formatted(NAME + ":1")
                .replace("sha512:", "sha512:" + "0123456789abcdef".repeat(8)));

    assertThat(reference).isInstanceOf(Unparsable.class);
    assertThat(((Unparsable) reference).repository()).contains(REPOSITORY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void anEmptyReferenceCanMeanAnyImage(String text) {
    assertThat(ImageReference.parse(text))
        .isEqualTo(new Unparsable("The reference is empty.", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2001:db8::1]:5000/team/app:1", "[::1]/x", "a-.example/x", "a__b/c"})
  void whatIsNoHostOfEcrIsNeverAnImageOfEcr(String text) {
    assertThat(ImageReference.parse(text)).isNotInstanceOf(Ecr.class);
    assertThat(ImageReference.parse(text)).isNotInstanceOf(Unparsable.class);
  }

  @Test
  void twoDigestsAreNone() {
    assertThat(ImageReference.parse(NAME + "@" + DIGEST + "@" + DIGEST))
        .isInstanceOf(Impossible.class);
  }

  @Test
  void aTagHasAtMost128Characters() {
    assertThat(ImageReference.parse(NAME + ":" + "a".repeat(128)))
        .isEqualTo(ImageFixtures.byTag("a".repeat(128)));
    assertThat(ImageReference.parse(NAME + ":" + "a".repeat(129))).isInstanceOf(Impossible.class);
  }

  @Test
  void theLongestReferenceIsRead() {
    String repository = "a".repeat(256);
    String tag = "b".repeat(128);

    assertThat(ImageReference.parse(HOST + "/" + repository + ":" + tag + "@" + DIGEST))
        .isEqualTo(
            new Ecr(
                new Repository(ImageFixtures.REGISTRY, repository),
                Optional.of(tag),
                Optional.of(digest(7))));
  }

  @Test
  void whatIsLongerThanAnyReferenceIsNotRead() {
    String longest = "a" + "/b".repeat((ImageReference.MAXIMUM_LENGTH - 2) / 2) + "c";

    assertThat(ImageReference.parse(longest)).isEqualTo(new Foreign(longest));
    assertThat(ImageReference.parse(longest + "c"))
        .isEqualTo(new Unparsable("The reference has 713 characters.", Optional.empty()));
    assertThat(ImageReference.parse(NAME + ":1@longer:" + "0".repeat(650)))
        .isEqualTo(
            new Unparsable(
                "The reference has %d characters.".formatted(NAME.length() + 660),
                Optional.of(REPOSITORY)));
  }

  @Test
  void aColonBeforeTheLastSlashBeginsNoTag() {
    assertThat(ImageReference.parse("host:/b:1"))
        .isEqualTo(new Impossible("The name does not follow the grammar of image names."));
  }

  @Test
  void hostileTextOfAnyLengthTakesNoTime() {
    List<String> shapes = List.of("a", "a/", "a.", "a-", "a:", "@", "a@sha256:", "0.dkr.ecr.", "_");
    for (String shape : shapes) {
      for (int length : List.of(ImageReference.MAXIMUM_LENGTH, 100_000)) {
        String text = shape.repeat(length / shape.length()) + "!";

        ImageReference reference =
            assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> ImageReference.parse(text), shape);

        assertThat(reference)
            .as(shape)
            .isInstanceOf(
                text.length() > ImageReference.MAXIMUM_LENGTH
                    ? Unparsable.class
                    : Impossible.class);
      }
    }
  }

  @Test
  void isWrittenAsTheRepositoryUriWritesIt() {
    assertThat(
            ImageReference.parse(
                "999988887777.dkr-ecr-fips.eu-central-1.on.aws/team/orders:1@" + DIGEST))
        .hasToString(NAME + ":1@" + DIGEST);
    assertThat(ImageReference.parse(NAME)).hasToString(NAME + ":latest");
  }

  @Test
  void cannotBeMadeWithoutATagAndADigestNorWithAWrongTag() {
    assertThatThrownBy(() -> new Ecr(REPOSITORY, Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ecr(REPOSITORY, Optional.of("a'b"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
