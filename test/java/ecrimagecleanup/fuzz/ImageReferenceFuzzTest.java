package ecrimagecleanup.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.ImageReference.Ecr;
import ecrimagecleanup.image.ImageReference.Foreign;
import ecrimagecleanup.image.ImageReference.Impossible;
import ecrimagecleanup.image.ImageReference.Unparsable;
import ecrimagecleanup.image.Registry;
import java.util.Locale;
import java.util.regex.Pattern;

/** Any text as the image of a container. */
class ImageReferenceFuzzTest {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@:/._+\\[\\]-]{1,712}");
  private static final Pattern REASON =
      Pattern.compile(
          "The reference is empty\\.|The reference has [0-9]+ characters\\."
              + "|There are spaces around the reference\\."
              + "|What follows @ is not a SHA-256 digest\\.|What follows @ is not a digest\\."
              + "|What follows the colon is not a tag\\."
              + "|The name does not follow the grammar of image names\\."
              + "|ECR allows no repository of that name\\.");

  @FuzzTest
  void everyCharacterHasAMeaningOrTheReferenceHasNone(byte[] input) {
    String text = new String(input, UTF_8);

    ImageReference reference = ImageReference.parse(text);

    if (reference instanceof Ecr image) {
      assertThat(spelled(image, text)).isEqualTo(text);
      assertThat(image.toString()).matches(PLAIN);
      assertThat(ImageReference.parse(image.toString())).isEqualTo(image);
    } else if (reference instanceof Foreign foreign) {
      assertThat(foreign.text()).isEqualTo(text).matches(PLAIN);
      assertThat(ImageReference.parse(foreign.toString())).isEqualTo(foreign);
    } else if (reference instanceof Impossible impossible) {
      assertThat(impossible.reason()).matches(REASON);
    } else {
      assertThat(((Unparsable) reference).reason()).matches(REASON);
    }
  }

  /** The reference as it is written after the host name of the text, which has many spellings. */
  private static String spelled(Ecr image, String text) {
    String host = text.substring(0, text.indexOf('/'));
    String plain = host.toLowerCase(Locale.ROOT);
    assertThat(image.repository().registry().hosts())
        .contains(
            plain.endsWith(Registry.HTTPS_PORT)
                ? plain.substring(0, plain.length() - Registry.HTTPS_PORT.length())
                : plain);
    boolean untold =
        image.digest().isEmpty()
            && image.tag().filter(ImageReference.DEFAULT_TAG::equals).isPresent()
            && text.indexOf(':', host.length()) < 0;
    return host
        + "/"
        + image.repository().name()
        + image.tag().filter(tag -> !untold).map(tag -> ":" + tag).orElse("")
        + image.digest().map(digest -> "@" + digest).orElse("");
  }
}
