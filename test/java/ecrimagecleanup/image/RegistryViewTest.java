package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryViewTest {
  private static final RepositoryTags TAGS = new RepositoryTags(true, Map.of());

  @Test
  void anImageThatWasNotLookedForIsNotGone() {
    assertThatThrownBy(RegistryView.UNREAD.withTags(TAGS)::images)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The images of the check were not read.");
    assertThat(RegistryView.of(TAGS, List.of()).images()).isEmpty();
  }

  @Test
  void tagsThatWereNotReadDecideNothing() {
    assertThatThrownBy(RegistryView.UNREAD.withImages(List.of(image(1)))::tags)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The tags of the repository were not read.");
  }
}
