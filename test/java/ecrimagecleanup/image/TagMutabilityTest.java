package ecrimagecleanup.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagMutabilityTest {

  @ParameterizedTest
  @ValueSource(strings = {"IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"})
  void noTagMovesWhereAllAreImmutable(String mode) {
    assertThat(new TagMutability(mode, List.of()).tagsCanMove()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"})
  void tagsMoveWhereSomeAreExcludedFromImmutability(String mode) {
    assertThat(new TagMutability(mode, List.of("latest*")).tagsCanMove()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MUTABLE", "MUTABLE_WITH_EXCLUSION", "", "immutable", "FROZEN"})
  void tagsMoveWhereTheyAreMutableOrTheModeIsUnknown(String mode) {
    assertThat(new TagMutability(mode, List.of()).tagsCanMove()).isTrue();
    assertThat(new TagMutability(mode, List.of("release-*")).tagsCanMove()).isTrue();
  }

  @Test
  void saysWhatIsExcluded() {
    assertThat(new TagMutability("MUTABLE", List.of())).hasToString("MUTABLE");
    assertThat(new TagMutability("IMMUTABLE_WITH_EXCLUSION", List.of("latest*", "dev-*")))
        .hasToString("IMMUTABLE_WITH_EXCLUSION of latest*, dev-*");
  }
}
