package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RepositoryReadingTest {
  private static final List<UnaryOperator<RepositoryReading>> PARTS =
      List.of(
          read -> read.withImages(List.of(image(1))),
          read -> read.withManifests(List.of()),
          read -> read.withMutability(new TagMutability("IMMUTABLE", List.of())),
          read -> read.withBrake(Brake.off()));

  private static RepositoryReading begin(boolean optedIn) {
    return RepositoryReading.begin(
        RepositoryNames.of(REPOSITORY), new RepositoryTags(true, Map.of()), optedIn);
  }

  private static RepositoryReading with(List<UnaryOperator<RepositoryReading>> parts) {
    RepositoryReading read = begin(true);
    for (UnaryOperator<RepositoryReading> part : parts) {
      read = part.apply(read);
    }
    return read;
  }

  @Test
  void whatNobodyReadIsMissingAndNotNothing() {
    assertThat(Survey.of(with(PARTS)).order()).hasSize(1);
    for (int i = 0; i < PARTS.size(); i++) {
      List<UnaryOperator<RepositoryReading>> others = new ArrayList<>(PARTS);
      others.remove(i);
      RepositoryReading read = with(others);

      assertThatThrownBy(() -> Survey.of(read))
          .as("without part %d", i)
          .isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void ofARepositoryThatHasNotOptedInNoManifestIsRead() {
    assertThat(begin(true).withImages(List.of(image(1), index(2))).readableIndexes())
        .containsExactly(digest(2));
    assertThat(begin(false).withImages(List.of(image(1), index(2))).readableIndexes()).isEmpty();
  }
}
