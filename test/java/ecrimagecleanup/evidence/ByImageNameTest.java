package ecrimagecleanup.evidence;

import static ecrimagecleanup.evidence.RandomNames.NAMES;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.ImageNames;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is found by tags and digests; that a scan finds the same is shown for each kind of thing.
 */
class ByImageNameTest {
  @Test
  void aThingWithOneNameTwiceIsFoundOnceAndAllInTheirOrder() {
    List<String> things = List.of("v1 v1", "v2", "v1 v2");
    ByImageName<String> byName =
        new ByImageName<>(things, thing -> Arrays.<Object>stream(thing.split(" ", -1)));

    assertThat(byName.find(new ImageNames(NAMES, Set.of(digest(1)), Set.of("v2", "v1"))))
        .containsExactly("v1 v1", "v2", "v1 v2");
    assertThat(byName.find(new ImageNames(NAMES, Set.of(digest(1)), Set.of("v1"))))
        .containsExactly("v1 v1", "v1 v2");
    assertThat(byName.find(new ImageNames(NAMES, Set.of(digest(1)), Set.of()))).isEmpty();
  }
}
