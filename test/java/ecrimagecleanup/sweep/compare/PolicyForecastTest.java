package ecrimagecleanup.sweep.compare;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static ecrimagecleanup.sweep.SurveyedRepository.MINIMUM_AGE;
import static ecrimagecleanup.sweep.SurveyedRepository.NEXT_SWEEP;
import static ecrimagecleanup.sweep.SurveyedRepository.NOW;
import static ecrimagecleanup.sweep.SurveyedRepository.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.Survey;
import ecrimagecleanup.sweep.SurveyedRepository;
import ecrimagecleanup.sweep.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PolicyForecastTest {
  private static final long SEED = 20261127L;
  private static final int REPOSITORIES = 500;
  private static final List<Action> ACTIONS = List.of(Action.values());

  private static SurveyedRepository repository() {
    return new SurveyedRepository()
        .with(image(1, "1"), image(2, "2"), image(3, "release-1"), image(4, "4"), index(5, "5"))
        .with(image(6))
        .with(indexManifest(5, digest(6)))
        .used(digest(4));
  }

  private static PolicyForecast forecast(SurveyedRepository of, Duration minimumAge) {
    return new PolicyForecast(of.policy(), SOURCES, minimumAge, Optional.of(NEXT_SWEEP));
  }

  private static ComparedPlan compared(
      Survey read, SurveyedRepository now, SurveyedRepository then) {
    return new ComparedPlan(
        forecast(now, MINIMUM_AGE).plan(read), forecast(then, MINIMUM_AGE).plan(read));
  }

  private static Map<Digest, String> verdicts(List<PlannedImage> images) {
    Map<Digest, String> verdicts = new TreeMap<>();
    images.forEach(
        one ->
            verdicts.put(
                one.image().digest(),
                "%s %s %s"
                    .formatted(
                        one.verdict().kind(), Change.action(one), one.decision().decidedBy())));
    return verdicts;
  }

  @Test
  void theSamePolicyTwiceChangesNothing() {
    ComparedPlan compared = compared(repository().kept(), repository(), repository());

    assertThat(compared.changes()).isEmpty();
    Difference difference = Difference.of(compared);
    assertThat(difference.changed()).isZero();
    assertThat(difference.now()).isEqualTo(difference.then()).isEqualTo(new Tally(4, 3 * 1234));
    assertThat(difference.bytes()).isZero();
  }

  @Test
  void whatThePolicyKeepsMoreIsDroppedAndTheOtherWayRoundAdded() {
    Survey read = repository().kept();

    ComparedPlan more = compared(read, repository(), repository().keepNewest(9));
    ComparedPlan fewer = compared(read, repository().keepNewest(9), repository());

    assertThat(more.changes())
        .hasSize(4)
        .allMatch(Change::isDropped)
        .extracting(one -> one.now().image().digest())
        .containsExactly(digest(1), digest(2), digest(5), digest(6));
    assertThat(fewer.changes()).hasSize(4).allMatch(Change::isAdded);
    assertThat(Difference.of(more).bytes()).isEqualTo(-3 * 1234);
    assertThat(Difference.of(fewer).plus(Difference.of(more)).bytes()).isZero();
  }

  @Test
  void anotherActionIsAnotherWay() {
    ComparedPlan compared =
        compared(repository().kept(), repository(), repository().action(Action.ARCHIVE));

    assertThat(compared.changes()).hasSize(4).noneMatch(Change::isAdded);
    assertThat(Difference.of(compared).otherwise().images()).isEqualTo(4);
    Change change = compared.changes().get(0);
    assertThat(change.word(change.now())).isEqualTo("removable: delete");
    assertThat(change.word(change.then())).isEqualTo("removable: archive");
  }

  @Test
  void theMinimumAgeIsOfThePolicyToo() {
    Image young = pushed(image(1), NOW.minus(Duration.ofDays(2)), Optional.empty());
    SurveyedRepository repository = new SurveyedRepository().with(young);
    Survey read = repository.kept();

    ComparedPlan compared =
        new ComparedPlan(
            forecast(repository, MINIMUM_AGE).plan(read),
            forecast(repository, Duration.ofDays(1)).plan(read));

    assertThat(compared.changes()).singleElement().matches(Change::isAdded);
  }

  @Test
  void aPendingCheckThatOnlyTheOtherPolicyAsksForPutsItsImageOff() {
    SurveyedRepository strict = repository().keepNewest(9);
    Survey read = strict.kept();
    assertThat(forecast(strict, MINIMUM_AGE).candidates(read)).doesNotContain(digest(1));
    assertThat(forecast(repository(), MINIMUM_AGE).candidates(read)).contains(digest(1));
    String pending =
        ScheduleName.of(REPOSITORY, digest(1), NOW.plus(Duration.ofDays(1)), new Cause.Swept())
            .toString();

    assertThat(addedWith(read.withPending(List.of()), strict)).contains(digest(1));
    assertThat(addedWith(read.withPending(List.of(pending)), strict))
        .contains(digest(2))
        .doesNotContain(digest(1));
  }

  private static List<Digest> addedWith(Survey read, SurveyedRepository now) {
    return compared(read, now, repository()).changes().stream()
        .filter(Change::isAdded)
        .map(one -> one.now().image().digest())
        .toList();
  }

  @Test
  void aSurveyThatDidNotKeepWhatItReadIsRefused() {
    Survey read = repository().kept();
    Survey forgetful =
        new Survey(
            read.repository(),
            read.contents(),
            read.pending(),
            read.brake(),
            read.order(),
            read.decided(),
            read.taskDefinitions(),
            Optional.empty(),
            List.of());

    assertThatThrownBy(() -> forecast(repository(), MINIMUM_AGE).plan(forgetful))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The survey of 999988887777/eu-central-1/team/orders did not keep what it read.");
  }

  /** Whatever policy the readings were made under, it decides as a plan of its own would. */
  @Test
  @Tag("many-cases")
  void decidesAsAPlanThatReadsForThisPolicyAlone() {
    for (long seed = SEED; seed < SEED + REPOSITORIES; seed++) {
      SurveyedRepository now = sample(new SplittableRandom(seed));
      SurveyedRepository then = sample(new SplittableRandom(seed));
      SplittableRandom random = new SplittableRandom(-seed);
      now.keepNewest(random.nextInt(4)).action(ACTIONS.get(random.nextInt(ACTIONS.size())));
      then.keepNewest(random.nextInt(4)).action(ACTIONS.get(random.nextInt(ACTIONS.size())));
      Survey read = now.kept();

      assertThat(verdicts(forecast(then, MINIMUM_AGE).plan(read).images()))
          .as("seed %d", seed)
          .isEqualTo(verdicts(then.forecast()));
    }
  }

  private static SurveyedRepository sample(SplittableRandom random) {
    SurveyedRepository repository = new SurveyedRepository();
    int images = 1 + random.nextInt(9);
    for (int number = 1; number <= images; number++) {
      boolean listing = number > 2 && random.nextInt(4) == 0;
      String[] tags = random.nextInt(4) == 0 ? new String[] {"release-" + number} : new String[0];
      repository.with(
          pushed(
              listing ? index(number, tags) : image(number, tags),
              NOW.minus(Duration.ofDays(5 + random.nextInt(40)).plusSeconds(number)),
              Optional.empty()));
      if (listing) {
        repository.with(indexManifest(number, digest(1 + random.nextInt(number - 1))));
      }
      if (random.nextInt(5) == 0) {
        repository.used(digest(number));
      } else if (random.nextInt(9) == 0) {
        repository.unknown(digest(number));
      }
    }
    return repository;
  }

  @Test
  void everyKindOfVerdictIsInTheSamples() {
    assertThat(
            LongStream.range(SEED, SEED + 50)
                .mapToObj(seed -> sample(new SplittableRandom(seed)).forecast())
                .flatMap(List::stream)
                .map(one -> one.verdict().kind()))
        .contains(Kind.values());
  }
}
