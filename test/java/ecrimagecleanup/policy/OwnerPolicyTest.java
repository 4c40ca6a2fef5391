package ecrimagecleanup.policy;

import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.policy.OwnerPolicy.Mistaken;
import ecrimagecleanup.policy.OwnerPolicy.Valid;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners can set by the tags of their repositories, and what they cannot. */
class OwnerPolicyTest {
  private static final RepositoryPolicy DEFAULTS =
      new RepositoryPolicy(
          Duration.ofDays(3), Action.DELETE, NewestRules.of(5), TagPattern.parse("latest"));
  private static final Policy POLICY = policy(DEFAULTS);

  private static RepositoryTags tagged(String key, String value) {
    return new RepositoryTags(
        true, Map.of("ecr-image-cleanup", "enabled", "ecr-image-cleanup:" + key, value));
  }

  private static RepositoryPolicy valid(String key, String value) {
    assertThat(OwnerPolicy.of(tagged(key, value), POLICY)).isInstanceOf(Valid.class);
    return ((Valid) OwnerPolicy.of(tagged(key, value), POLICY)).policy();
  }

  private static void assertMistaken(String key, String value, String reason) {
    assertThat(OwnerPolicy.of(tagged(key, value), POLICY)).isEqualTo(new Mistaken(reason));
  }

  @Test
  void anOwnerWhoSaysNothingGetsTheDefaults() {
    assertThat(OwnerPolicy.of(new RepositoryTags(true, Map.of()), POLICY))
        .isEqualTo(new Valid(DEFAULTS));
    assertThat(OwnerPolicy.of(OPTED_IN, POLICY)).isEqualTo(new Valid(DEFAULTS));
    assertThat(OwnerPolicy.of(new RepositoryTags(true, Map.of("owner:grace", "x")), POLICY))
        .isEqualTo(new Valid(DEFAULTS));
    assertThat(OwnerPolicy.of(new RepositoryTags(true, Map.of("other:grace", "x")), POLICY))
        .isEqualTo(new Valid(DEFAULTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecr-image-cleanup:protected-tag",
        "ecr-image-cleanup:keep_newest",
        "ecr-image-cleanup:Grace",
        "ecr-image-cleanup: grace",
        "ecr-image-cleanup:",
        "ecr-image-cleanup:novelty",
        "ecr-image-cleanup:grace:",
        "ecr_image_cleanup:grace",
        "ECR-Image-Cleanup:grace",
        "ecrimagecleanup:grace",
        "ecr-image-cleanup-brake",
        "ecr-image-cleanup/keep-newest",
        "ecr-image-cleanup.protected_tags",
      })
  void reality07MisspeltKeysOfOwnerTagsKeepTheRepository(String key) {
    RepositoryTags tags =
        new RepositoryTags(true, Map.of("ecr-image-cleanup", "enabled", key, "P7D"));

    assertThat(OwnerPolicy.of(tags, POLICY))
        .isEqualTo(
            new Mistaken(
                ("The repository tag %s is none of ecr-image-cleanup:grace,"
                        + " ecr-image-cleanup:action, ecr-image-cleanup:keep-newest,"
                        + " ecr-image-cleanup:protected-tags, ecr-image-cleanup:brake.")
                    .formatted(key)));
  }

  @Test
  void aMisspeltKeyIsShownOnlyIfItIsPlainText() {
    RepositoryTags tags = new RepositoryTags(true, Map.of("ecr-image-cleanup:\u001b[31mx", "1"));

    assertThat(((Mistaken) OwnerPolicy.of(tags, POLICY)).reason())
        .startsWith("A repository tag that begins like ecr-image-cleanup is none of ")
        .doesNotContain("\u001b");
  }

  @Test
  void aMisspeltKeyDecidesEvenWhereTheOtherTagsAreRight() {
    RepositoryTags tags = tagged("grace", "P7D").with("ecr-image-cleanup:keep-newests", "3");

    assertThat(OwnerPolicy.of(tags, POLICY)).isInstanceOf(Mistaken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecr-image-cleanup-owner",
        "Name",
        "grace",
        "team:ecr-image-cleanup",
        "cost-centre"
      })
  void otherTagsOfTheRepositoryAreNobodysMistake(String key) {
    assertThat(OwnerPolicy.of(new RepositoryTags(true, Map.of(key, "x")), POLICY))
        .isEqualTo(new Valid(DEFAULTS));
  }

  @Test
  void anOwnerSetsEachPartWithoutTheOthers() {
    TagPattern latest = DEFAULTS.protectedTags();

    assertThat(valid("grace", "P7D"))
        .isEqualTo(
            new RepositoryPolicy(Duration.ofDays(7), Action.DELETE, NewestRules.of(5), latest));
    assertThat(valid("action", "archive"))
        .isEqualTo(
            new RepositoryPolicy(Duration.ofDays(3), Action.ARCHIVE, NewestRules.of(5), latest));
    assertThat(valid("keep-newest", "7"))
        .isEqualTo(
            new RepositoryPolicy(Duration.ofDays(3), Action.DELETE, NewestRules.of(7), latest));
    assertThat(valid("protected-tags", "release-@ stable"))
        .isEqualTo(
            new RepositoryPolicy(
                Duration.ofDays(3),
                Action.DELETE,
                NewestRules.of(5),
                TagPattern.parse("release-@ stable")));
  }

  @ParameterizedTest
  @CsvSource({"PT24H, PT24H", "P1D, PT24H", "PT36H, PT36H", "P365D, PT8760H"})
  void aGraceWithinTheBoundsHolds(String value, Duration grace) {
    assertThat(valid("grace", value).grace()).isEqualTo(grace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT23H59M59.999S", "PT0S", "P-1D", "PT-48H", "P366D", "P365DT1S"})
  void aGraceOutOfBoundsIsAMistake(String value) {
    assertMistaken(
        "grace", value, "The repository tag ecr-image-cleanup:grace is not from PT24H to PT8760H.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "24h", "48", "P1M", "PT", "1 day", "P99999999999999999999D"})
  void aGraceThatIsNoDurationIsAMistake(String value) {
    assertMistaken(
        "grace",
        value,
        "The repository tag ecr-image-cleanup:grace is not a duration like PT48H or P3D.");
  }

  @ParameterizedTest
  @EnumSource
  void anOwnerCanAskForLessThanTheOperatorsActionAndNeverForMore(Action operators) {
    Policy policy =
        policy(new RepositoryPolicy(GRACE, operators, NewestRules.of(0), TagPattern.parse("")));

    for (Action owners : Action.values()) {
      Action least = owners.compareTo(operators) < 0 ? owners : operators;

      assertThat(OwnerPolicy.of(tagged("action", owners.word()), policy))
          .as("%s of the owner", owners)
          .isEqualTo(
              new Valid(
                  new RepositoryPolicy(GRACE, least, NewestRules.of(0), TagPattern.parse(""))));
    }
  }

  @Test
  void ofTheActionsReportDoesLeastAndDeleteMost() {
    assertThat(Action.values())
        .extracting(Action::word)
        .containsExactly("report", "archive", "archive-then-delete", "delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Delete", "ARCHIVE_THEN_DELETE", "none", "delete "})
  void anActionThatIsNoneIsAMistake(String value) {
    assertMistaken(
        "action",
        value,
        "The repository tag ecr-image-cleanup:action is not report, archive, archive-then-delete or delete.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "' 1', 1", "007, 7", "10000, 10000"})
  void aNumberOfTheNewestWithinTheBoundsHolds(String value, int newest) {
    assertThat(valid("keep-newest", value).keepNewest()).isEqualTo(NewestRules.of(newest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "10001", "1.5", "1e3", "all", "99999999999", "٣"})
  void aNumberOfTheNewestThatIsNoneOrOutOfBoundsIsAMistake(String value) {
    assertMistaken(
        "keep-newest",
        value,
        "The repository tag ecr-image-cleanup:keep-newest is not a number from 0 to 10000"
            + ", or rules like v*=20 main-*=10 5.");
  }

  @Test
  void anOwnerCanProtectNothing() {
    assertThat(valid("protected-tags", "").protectedTags().words()).isEmpty();
  }

  @Test
  void theNewestByKindsOfTagsLeaveTheRestToTheOperatorUnlessTheOwnerSaysANumber() {
    assertThat(valid("keep-newest", "v@=20 pr-@=0").keepNewest()).hasToString("v*=20 pr-*=0 5");
    assertThat(valid("keep-newest", "v@=20 0").keepNewest()).hasToString("v*=20 0");
  }

  @Test
  void rulesThatCannotBeUnderstoodAreAMistake() {
    assertMistaken(
        "keep-newest",
        "v@=1 v@=2",
        "The repository tag ecr-image-cleanup:keep-newest has two rules with the same pattern.");
    assertMistaken(
        "keep-newest",
        "v@=1 " + "x".repeat(260),
        "The repository tag ecr-image-cleanup:keep-newest is not a number from 0 to 10000, or rules"
            + " like v*=20 main-*=10 5.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a,b", "release-?", "é", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21"})
  void protectedTagsThatAreNoneAreAMistake(String value) {
    assertMistaken(
        "protected-tags",
        value,
        "The repository tag ecr-image-cleanup:protected-tags is not a list of tags like release-* or 1.4.2, separated by spaces.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grace", "action", "keep-newest", "protected-tags"})
  void theReasonNamesTheTagAndNeverQuotesItsValue(String key) {
    OwnerPolicy policy = OwnerPolicy.of(tagged(key, "quoted\n#1"), POLICY);

    assertThat(policy).isInstanceOf(Mistaken.class);
    assertThat(((Mistaken) policy).reason())
        .startsWith("The repository tag ecr-image-cleanup:" + key + " is not ")
        .doesNotContain("quoted", "\n", "#1");
  }

  @Test
  void theBrakeIsOffWithoutATagAndWithOff() {
    assertThat(OwnerPolicy.isBraked(OPTED_IN, POLICY)).isFalse();
    assertThat(OwnerPolicy.isBraked(tagged("brake", "off"), POLICY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "", "Off", "OFF", "off ", "false", "no", "until friday"})
  void anyOtherValueOfTheBrakeHolds(String value) {
    assertThat(OwnerPolicy.isBraked(tagged("brake", value), POLICY)).isTrue();
  }

  @Test
  void theKeysBeginWithTheOptInTagOfTheOperator() {
    Policy own =
        new Policy(
            "acme/cleanup",
            "yes",
            GRACE,
            Duration.ZERO,
            Duration.ofDays(2),
            Duration.ofDays(90),
            ArchiveIndex.WITH_ALL_IT_LISTS,
            MutableTags.VERIFY,
            100,
            StaleMode.KEEP,
            DEFAULTS);
    RepositoryTags tags =
        new RepositoryTags(
            true, Map.of("acme/cleanup:brake", "on", "acme/cleanup:keep-newest", "9"));

    assertThat(OwnerPolicy.isBraked(tags, own)).isTrue();
    assertThat(OwnerPolicy.isBraked(tags, POLICY)).isFalse();
    assertThat(((Valid) OwnerPolicy.of(tags, own)).policy().keepNewest())
        .isEqualTo(NewestRules.of(9));
  }
}
