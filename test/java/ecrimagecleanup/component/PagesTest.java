package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void readsUntilThereIsNoToken() {
    List<@Nullable String> tokens = new ArrayList<>();

    Pages<Integer> pages =
        Pages.readAll(
            "numbers",
            token -> {
              tokens.add(token);
              return new Pages.Page<>(
                  List.of(tokens.size()), tokens.size() < 3 ? "t" + tokens.size() : null);
            });

    assertThat(pages.items()).containsExactly(1, 2, 3);
    assertThat(pages.calls()).isEqualTo(3);
    assertThat(tokens).containsExactly(null, "t1", "t2");
  }

  @Test
  void endsAtAnEmptyToken() {
    assertThat(Pages.readAll("numbers", token -> new Pages.Page<>(List.of(1), "")).calls())
        .isEqualTo(1);
  }

  @Test
  void failsIfATokenRepeats() {
    assertThatThrownBy(
            () -> Pages.readAll("numbers", token -> new Pages.Page<>(List.of(1), "again")))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("numbers")
        .hasMessageContaining("repeats");
  }
}
