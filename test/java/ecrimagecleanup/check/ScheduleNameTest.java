package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Repository;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleNameTest {
  private static final long SEED = 20260303L;
  private static final Repository OTHER = new Repository(REPOSITORY.registry(), "team/orders-api");

  private static ScheduleName name(Instant due, Cause cause) {
    return ScheduleName.of(REPOSITORY, digest(1), due, cause);
  }

  @Test
  void isThisTextForEver() {
    // A release that names checks differently would not see those that are pending.
    assertThat(name(DUE, DEREGISTERED))
        .hasToString("e9a325556ec853d7-e8276442132eba998028-01c2c738-57a6420beeb121");
  }

  /** In a class loader of its own, as its grammar is made when the class is loaded. */
  @Test
  void isTheSameWhereTheDefaultLocaleHasDigitsOfItsOwn() throws Exception {
    String text = name(DUE, DEREGISTERED).value();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try (URLClassLoader fresh = freshClasses()) {
      assertThat("%d".formatted(16)).isNotEqualTo("16");
      assertThat(
              Class.forName(ScheduleName.class.getName(), true, fresh)
                  .getConstructor(String.class)
                  .newInstance(text))
          .hasToString(text);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static URLClassLoader freshClasses() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String path :
        System.getProperty("java.class.path").split(File.pathSeparator, Integer.MAX_VALUE)) {
      urls.add(Path.of(path).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void tellsWhenTheCheckIsDue() {
    assertThat(name(DUE, DEREGISTERED).due()).isEqualTo(DUE);
    assertThat(name(DUE.plusSeconds(59), DEREGISTERED).due()).isEqualTo(DUE);
    assertThat(name(Instant.EPOCH, DEREGISTERED).due()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void has61CharactersOfTheGrammarOfSchedules() {
    for (Instant due : List.of(Instant.EPOCH, DUE, Instant.parse("9999-12-31T23:59:00Z"))) {
      assertThat(name(due, DEREGISTERED).value())
          .hasSize(61)
          .matches("[0-9a-zA-Z-_.]{1,64}")
          .startsWith(ScheduleName.prefix(REPOSITORY, digest(1)));
    }
    assertThat(ScheduleName.prefix(REPOSITORY, digest(1)))
        .hasSize(37)
        .startsWith(ScheduleName.prefix(REPOSITORY));
  }

  @Test
  void isTheSameForTheSameMessage() {
    assertThat(name(DUE, new Cause.Deregistered(arn("orders", 41))))
        .isEqualTo(name(DUE, new Cause.Deregistered(arn("orders", 41))));
    assertThat(name(DUE.plusSeconds(59), DEREGISTERED)).isEqualTo(name(DUE, DEREGISTERED));
  }

  @Test
  void isTheSameForAllRegistrations() {
    assertThat(name(DUE, new Cause.Registered(arn("orders", 41))))
        .isEqualTo(name(DUE, new Cause.Registered(arn("payments", 1))));
  }

  @Test
  void differsByEverythingElse() {
    Set<ScheduleName> names = new HashSet<>();
    List<Cause> causes =
        List.of(
            new Cause.Registered(arn("orders", 41)),
            new Cause.Deregistered(arn("orders", 41)),
            new Cause.Deregistered(arn("orders", 42)),
            new Cause.Deleted(arn("orders", 41)),
            new Cause.ParentRemoved(digest(7)),
            new Cause.ParentRemoved(digest(8)),
            new Cause.Registered(arn("orders", 41)).postponed(),
            new Cause.Deregistered(arn("orders", 41)).postponed(),
            new Cause.ParentRemoved(digest(7)).postponed());
    causes.forEach(cause -> names.add(name(DUE, cause)));
    names.add(name(DUE.plusSeconds(60), DEREGISTERED));
    names.add(ScheduleName.of(REPOSITORY, digest(2), DUE, DEREGISTERED));
    names.add(ScheduleName.of(OTHER, digest(1), DUE, DEREGISTERED));

    assertThat(names).hasSize(causes.size() + 3);
  }

  @Test
  void aLaterDueTimeSortsLaterWhateverTheCause() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 2000; round++) {
      Instant due = Instant.ofEpochSecond(random.nextLong(60L * 0xffff_fff0L));
      ScheduleName name = name(due, cause(random));
      ScheduleName later = name(due.plusSeconds(60), cause(random));

      assertThat(later.value()).as("seed %d, due %s", SEED, due).isGreaterThan(name.value());
      assertThat(later.isLaterThan(name)).as("seed %d, due %s", SEED, due).isTrue();
      assertThat(name.isLaterThan(later)).as("seed %d, due %s", SEED, due).isFalse();
    }
  }

  @Test
  void ofAnySetOfChecksOfAnImageExactlyOneIsSupersededByNone() {
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Set<ScheduleName> pending = new HashSet<>();
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        pending.add(name(DUE.plusSeconds(60L * random.nextInt(4)), cause(random)));
      }

      List<ScheduleName> deciding = new ArrayList<>(pending);
      deciding.removeIf(one -> pending.stream().anyMatch(other -> other.isLaterThan(one)));

      assertThat(deciding).as("seed %d", seed).hasSize(1);
    }
  }

  @Test
  void noCheckSupersedesItself() {
    assertThat(name(DUE, DEREGISTERED).isLaterThan(name(DUE, DEREGISTERED))).isFalse();
  }

  @Test
  void checksOfOtherImagesAndRepositoriesSupersedeNone() {
    ScheduleName own = name(DUE, DEREGISTERED);
    Instant later = DUE.plusSeconds(60);

    for (int i = 2; i < 50; i++) {
      assertThat(ScheduleName.of(REPOSITORY, digest(i), later, DEREGISTERED).isLaterThan(own))
          .isFalse();
    }
    assertThat(ScheduleName.of(OTHER, digest(1), later, DEREGISTERED).isLaterThan(own)).isFalse();
  }

  private static Cause cause(SplittableRandom random) {
    Cause cause =
        switch (random.nextInt(4)) {
          case 0 -> new Cause.Registered(arn("orders", random.nextInt(1, 9)));
          case 1 -> new Cause.Deregistered(arn("orders", random.nextInt(1, 9)));
          case 2 -> new Cause.Deleted(arn("orders", random.nextInt(1, 9)));
          default -> new Cause.ParentRemoved(digest(random.nextInt(9)));
        };
    return random.nextBoolean() ? cause : cause.postponed();
  }

  @Test
  void isReadAgain() {
    ScheduleName name = name(DUE, DEREGISTERED);

    assertThat(ScheduleName.parse(name.value())).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "backup",
        "0123456789abcdef-sweep-2026-03-02-0a",
        "0123456789ABCDEF-0123456789abcdef0123-01c3a9b0-0123456789abcd",
        "0123456789abcdef-0123456789abcdef0123-01c3a9b0-0123456789abcde",
        "0123456789abcdef-0123456789abcdef0123-01c3a9b0-0123456789abcd\n",
      })
  void namesOfAnotherFormAreNone(String text) {
    assertThat(ScheduleName.parse(text)).isEmpty();
    assertThatThrownBy(() -> new ScheduleName(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
