package ecrimagecleanup.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
  private static final String HEX =
      "94afd1f2e64d908bc90dbca0035a5b5670000000000000000000000000000000";

  @Test
  void isSha256And64Digits() {
    assertThat(new Digest("sha256:" + HEX)).hasToString("sha256:" + HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        HEX,
        "sha256:",
        "sha256:" + HEX + "0",
        "sha256:" + HEX + "\n",
        "sha512:" + HEX,
        "SHA256:" + HEX,
        "sha256:94AFD1F2E64D908BC90DBCA0035A5B5670000000000000000000000000000000",
        "sha256:94afd1f2e64d908bc90dbca0035a5b567000000000000000000000000000000g",
        "sha256:94afd1f2e64d908bc90dbca0035a5b567000000000000000000000000000000",
      })
  void nothingElseIsADigest(String text) {
    assertThatThrownBy(() -> new Digest(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A digest is sha256: and 64 lower-case hexadecimal digits.");
  }

  @Test
  void sortsByItsDigits() {
    assertThat(ImageFixtures.digest(1)).isLessThan(ImageFixtures.digest(2));
  }
}
