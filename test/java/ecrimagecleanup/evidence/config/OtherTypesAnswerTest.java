package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of App Runner, SageMaker and CodeBuild, as AWS Config shows them. */
class OtherTypesAnswerTest {
  private static final String URI = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders";
  private static final String WHERE = "111122223333/eu-central-1";
  private static final ImageNames NAMES =
      ImageNames.of(RepositoryNames.of(REPOSITORY), image(1, "1.41.0"), List.of(), List.of());

  private static final String APP_RUNNER =
      "{\"SourceConfiguration\": {\"ImageRepository\": {\"ImageIdentifier\": \"IMAGE\"}}}";
  private static final String CODE_BUILD = "{\"environment\": {\"image\": \"IMAGE\"}}";
  private static final String SAGE_MAKER = "{\"PrimaryContainer\": {\"Image\": \"IMAGE\"}}";

  private static Evidence said(JsonNode... rows) {
    return requireNonNull(
        OtherTypesAnswer.read(List.of(rows))
            .about(candidate(DEREGISTERED, NAMES))
            .get(EvidenceQuestion.FURTHER_EVIDENCE));
  }

  private static JsonNode row(String arn, String configuration, String image) {
    return json(
        """
        {"accountId": "111122223333", "awsRegion": "eu-central-1", "arn": "%s",
         "resourceType": "AWS::SageMaker::Model", "configuration": %s}"""
            .formatted(arn, configuration.replace("IMAGE", image)));
  }

  private static JsonNode rowWith(String configuration) {
    return row("arn:aws:sagemaker:eu-central-1:111122223333:model/m", configuration, "");
  }

  private static Unknown unreadable(int rows) {
    return new Unknown(
        "%s in resources of other types cannot be read and may name the image."
            .formatted(rows == 1 ? "1 reference" : rows + " references"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:apprunner:eu-central-1:111122223333:service/web/0123456789abcdef",
    "arn:aws:codebuild:eu-central-1:111122223333:project/nightly+build",
    "arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:model/model.7",
  })
  void aResourceThatNamesItUsesIt(String arn) {
    for (String configuration : List.of(APP_RUNNER, CODE_BUILD, SAGE_MAKER)) {
      String reference = URI + ":1.41.0";

      assertThat(said(row(arn, configuration, reference)))
          .isEqualTo(
              new Used(
                  new Use(arn, WHERE, Optional.empty()),
                  "%s refers to it as %s.".formatted(arn, reference)));
    }
  }

  @Test
  void everyContainerOfASageMakerModelCounts() {
    String configuration =
        "{\"Containers\": [{\"Image\": \"nginx\"}, {\"Image\": \"%s:2\"}, {\"Image\": \"%s@%s\"}]}"
            .formatted(URI, URI, digest(1));

    assertThat(said(rowWith(configuration))).isInstanceOf(Used.class);
    assertThat(said(rowWith(configuration.replace(digest(1).value(), digest(2).value()))))
        .isEqualTo(new Unused("2 references in resources of other types; none names the image."));
  }

  @Test
  void nothingThatNamesTheRepositoryIsUnused() {
    assertThat(said()).isEqualTo(new Unused("There is no reference in resources of other types."));
  }

  @Test
  void whatTheWildcardsFoundForAnotherRepositoryIsUnused() {
    assertThat(said(row("arn:aws:x", CODE_BUILD, URI.replace("team/", "team-") + ":1.41.0")))
        .isEqualTo(new Unused("1 reference in resources of other types; none names the image."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "7",
        "\"\"",
        "{\"Containers\": []}",
        "{\"Containers\": [{}]}",
        "{\"PrimaryContainer\": {\"Image\": 1}}",
        "{\"PrimaryContainer\": {\"Image\": \"a b\"}}",
        "{\"PrimaryContainer\": {\"Image\": \"nginx\"}}",
      })
  void aRowInWhichNoReferenceToEcrCanBeReadMayMeanIt(String configuration) {
    assertThat(said(rowWith(configuration))).isEqualTo(unreadable(1));
  }

  @Test
  void aRowWithoutAConfigurationMayMeanIt() {
    assertThat(said(json("{}"), json("null"), json("\"%s:2\"".formatted(URI))))
        .isEqualTo(unreadable(3));
  }

  @Test
  void aRowInWhichOneOfSeveralReferencesCannotBeReadMayMeanIt() {
    String configuration =
        "{\"Containers\": [{\"Image\": \"%s-api:2\"}, {\"Image\": \"%s:a b\"}]}"
            .formatted(URI, URI);

    assertThat(said(rowWith(configuration))).isEqualTo(unreadable(1));
  }

  @Test
  void aUseThatCanBeReadCountsWhateverElseCannot() {
    assertThat(
            said(
                json("{}"),
                rowWith(
                    "{\"Containers\": [{\"Image\": \"a b\"}, {\"Image\": \"%s:1.41.0\"}]}"
                        .formatted(URI))))
        .isInstanceOf(Used.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nightly", "arn:", "arn:aws:x y", "arn:aws:x'--", "arn:aws:\\n"})
  void whatIsNoArnIsNotRepeated(String arn) {
    Evidence said = said(row(arn, CODE_BUILD, URI + ":1.41.0"));

    assertThat(said)
        .isEqualTo(
            new Used(
                new Use("a resource without a name", WHERE, Optional.empty()),
                "a resource without a name refers to it as %s:1.41.0.".formatted(URI)));
  }

  @Test
  void whatIsNoAccountAndRegionIsNotRepeated() {
    for (JsonNode row :
        Stream.of(
                "{\"arn\": \"arn:aws:x\", \"configuration\": \"IMAGE\"}",
                "{\"arn\": \"arn:aws:x\", \"configuration\": \"IMAGE\", \"accountId\": 7}",
                "{\"arn\": \"arn:aws:x\", \"configuration\": \"IMAGE\", \"accountId\": \"a\","
                    + " \"awsRegion\": \"b\"}")
            .map(text -> json(text.replace("IMAGE", URI + ":1.41.0")))
            .toList()) {
      assertThat(said(row))
          .isEqualTo(
              new Used(
                  new Use("arn:aws:x", "", Optional.empty()),
                  "arn:aws:x refers to it as %s:1.41.0.".formatted(URI)));
    }
  }

  @Test
  void isNoProofOfWhichDigestsAreInUse() {
    assertThat(OtherTypesAnswer.read(List.of()).knowsDigests()).isFalse();
  }
}
