package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingQueryTest {
  private static final Registry OTHER = new Registry("111122223333", "eu-west-1");
  private static final List<Registry> REGISTRIES = List.of(REPOSITORY.registry(), OTHER);

  private static String name(Repository repository) {
    return ScheduleName.of(repository, digest(1), DUE, DEREGISTERED).value();
  }

  @Test
  void aNameIsOneOfTheFirstRegistry() {
    PendingQuery query = PendingQuery.parse("team/orders", REGISTRIES);

    assertThat(query.repository()).contains(REPOSITORY);
    assertThat(query.unread()).isEmpty();
  }

  @Test
  void aPatternStandsForRepositoriesOfEveryRegistry() {
    Repository there = new Repository(OTHER, "team/orders");
    Repository cart = new Repository(OTHER, "shop/cart");

    PendingQuery query =
        PendingQuery.parse("team/*", REGISTRIES)
            .withRepositories(List.of(REPOSITORY))
            .withRepositories(List.of(there, cart));

    assertThat(query.unread()).isEmpty();
    assertThat(query.includes(name(REPOSITORY))).isTrue();
    assertThat(query.includes(name(there))).isTrue();
    assertThat(query.includes(ScheduleName.prefix(there) + "sweep-20260303-0")).isTrue();
    assertThat(query.includes(name(cart))).isFalse();
    assertThat(query.includes("foreign")).isFalse();
  }

  @Test
  void nothingStandsForAll() {
    PendingQuery query = PendingQuery.parse("", REGISTRIES);

    assertThat(query.repository()).isEmpty();
    assertThat(query.unread()).isEmpty();
    assertThat(query.includes("foreign")).isTrue();
  }

  @Test
  void whatNoRepositoryCanBeNamedIsRefused() {
    assertThatThrownBy(() -> PendingQuery.parse("team//orders", REGISTRIES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The repository name does not follow ECR's grammar.");
  }
}
