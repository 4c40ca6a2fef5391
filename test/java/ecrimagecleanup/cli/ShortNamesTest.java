package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  private static final String ONE = "4baca305cb613f80-9ac831f501bf-01c8b490-87780fa5de684e";
  private static final String TWO = "4baca305cb613f80-9ac831f501bf-01c8b4ff-39f0d8b73e9920";
  private static final String THREE = "e9a325556ec853d7-e8276442132e-01c2c70c-57a6420beeb121";

  @Test
  void asMuchIsShownAsNoOtherNameHas() {
    ShortNames names = ShortNames.of(List.of(THREE, ONE, TWO), false);

    assertThat(names.of(THREE)).isEqualTo("e9a32555");
    assertThat(names.of(ONE)).isEqualTo("4baca305cb613f80-9ac831f501bf-01c8b49");
    assertThat(names.of(TWO)).isEqualTo("4baca305cb613f80-9ac831f501bf-01c8b4f");
  }

  @Test
  void aNameWithWhichAnotherBeginsIsShownWhole() {
    ShortNames names = ShortNames.of(List.of("sweep", "sweep-20261127"), false);

    assertThat(names.of("sweep")).isEqualTo("sweep");
    assertThat(names.of("sweep-20261127")).isEqualTo("sweep-20");
  }

  @Test
  void ofOneRepositoryMoreIsShownThanItsOwnPart() {
    assertThat(ShortNames.of(List.of(THREE), true).of(THREE)).isEqualTo("e9a325556ec853d7-e82");
  }
}
