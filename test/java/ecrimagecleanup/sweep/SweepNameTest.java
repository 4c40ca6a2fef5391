package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepNameTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final String BUCKETS = "0123456789abcdef";

  @Test
  void isTheSameForADayInUtcAndAnotherOnAnotherDay() {
    SweepName name = SweepName.of(REPOSITORY, MIDNIGHT, '0');

    assertThat(SweepName.of(REPOSITORY, MIDNIGHT.plusSeconds(86_399), '0')).isEqualTo(name);
    assertThat(SweepName.of(REPOSITORY, MIDNIGHT.plusSeconds(86_400), '0')).isNotEqualTo(name);
    assertThat(SweepName.of(REPOSITORY, MIDNIGHT.minusMillis(1), '0')).isNotEqualTo(name);
  }

  @Test
  void isAnotherInEachBucketAndRepository() {
    Repository other = new Repository(REGISTRY, "team/orders2");

    assertThat(
            BUCKETS
                .chars()
                .mapToObj(c -> (char) c)
                .flatMap(
                    bucket ->
                        List.of(REPOSITORY, other).stream()
                            .map(one -> SweepName.of(one, MIDNIGHT, bucket)))
                .collect(toSet()))
        .hasSize(32);
  }

  @Test
  void followsItsGrammarWithinWhatEventBridgeSchedulerAllows() {
    String name = SweepName.of(REPOSITORY, MIDNIGHT, 'f').value();

    assertThat(name)
        .matches("[0-9a-f]{16}-sweep-20260302-f")
        .hasSizeLessThanOrEqualTo(64)
        .startsWith(SweepName.prefix(REPOSITORY))
        .startsWith(ScheduleName.prefix(REPOSITORY));
  }

  @Test
  void isNoNameOfTheCheckOfAnImageNorTheOtherWayRound() {
    assertThat(ScheduleName.parse(SweepName.of(REPOSITORY, MIDNIGHT, 'a').value())).isEmpty();
    assertThatThrownBy(
            () ->
                new SweepName(
                    ScheduleName.of(REPOSITORY, digest(1), MIDNIGHT, new Cause.Swept()).value()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sweep-20260302",
        "0123456789abcdef-sweep-20260302-g",
        "0123456789abcdef-sweep-20260302-",
        "0123456789abcdef-sweep-2026032-a",
        "0123456789ABCDEF-sweep-20260302-a",
        "0123456789abcdef-sweep-20260302-a\n"
      })
  void anotherTextIsNone(String text) {
    assertThatThrownBy(() -> new SweepName(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(SweepName.isOf(text, 'a')).isFalse();
  }

  @Test
  void theBucketOfAnImageIsTheFirstDigitOfItsDigest() {
    for (int i = 0; i < BUCKETS.length(); i++) {
      char digit = BUCKETS.charAt(i);
      Digest image = new Digest("sha256:" + digit + "0".repeat(63));

      assertThat(SweepName.bucket(image)).isEqualTo(digit);
      assertThat(SweepName.isOf(SweepName.of(REPOSITORY, MIDNIGHT, digit).value(), digit)).isTrue();
      assertThat(SweepName.isOf(SweepName.of(REPOSITORY, MIDNIGHT, digit).value(), 'x')).isFalse();
    }
  }

  @Test
  void theCheckOfWhatStaleRevisionsNameHasANameOfItsOwnInTheSameBucket() {
    SweepName ordinary = SweepName.of(REPOSITORY, MIDNIGHT, 'a');
    SweepName stale = ordinary.ofStale();

    assertThat(stale.value()).isEqualTo(ordinary.value() + "-stale").hasSizeLessThanOrEqualTo(64);
    assertThat(stale.place()).isEqualTo(ordinary.place());
    assertThat(SweepName.isOf(stale.value(), 'a')).isTrue();
    assertThat(SweepName.isOfStale(stale.value())).isTrue();
    assertThat(SweepName.isOfStale(ordinary.value())).isFalse();
    assertThat(SweepName.dayAfter(stale.value()))
        .isEqualTo(MIDNIGHT.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
  }
}
