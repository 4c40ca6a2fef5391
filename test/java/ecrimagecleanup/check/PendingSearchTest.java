package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Digest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendingSearchTest {
  private static List<Digest> digests(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> digest(i)).toList();
  }

  @Test
  void thoseOfAnIndexAreLookedForAndThoseOfWhatItLists() {
    ImageDeletionCheck check = check();
    Digest own = check.images().get(0);

    PendingSearch search = PendingSearch.of(check, List.of(digest(7), digest(8)));

    assertThat(search.prefix()).isEqualTo(ScheduleName.prefix(check.repository(), own));
    assertThat(search.own()).contains(check.nameFor(own));
    assertThat(search.others())
        .containsExactly(
            ScheduleName.prefix(check.repository(), digest(7)),
            ScheduleName.prefix(check.repository(), digest(8)));
  }

  @Test
  void ofManyImagesTheWholeRepositoryIsReadInPages() {
    assertThat(PendingSearch.ofImages(REPOSITORY, digests(50)).others()).hasSize(49);
    assertThat(PendingSearch.ofImages(REPOSITORY, digests(51)))
        .isEqualTo(PendingSearch.ofAll(ScheduleName.prefix(REPOSITORY)));
    assertThat(PendingSearch.of(check(), digests(50)).prefix())
        .isEqualTo(ScheduleName.prefix(REPOSITORY));
  }

  @Test
  void ofNoImageNothingIsLookedFor() {
    assertThatThrownBy(() -> PendingSearch.ofImages(REPOSITORY, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
