package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.decision.CheckFixtures;
import ecrimagecleanup.evidence.RandomNames;
import ecrimagecleanup.image.ImageNames;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found by tags and digests is what looking at each task definition finds. */
@Tag("many-cases")
class ListedTaskDefinitionsPropertyTest {
  @Test
  void theTaskDefinitionsThatNameAnImageAreThoseThatAScanFinds() {
    int found = 0;
    for (long seed = RandomNames.SEED; seed < RandomNames.SEED + RandomNames.SAMPLES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JsonNode> rows =
          IntStream.range(0, random.nextInt(12))
              .mapToObj(
                  i ->
                      taskDefinition(
                          arn("orders", i + 1),
                          "ACTIVE",
                          Instant.EPOCH,
                          IntStream.range(0, 1 + random.nextInt(3))
                              .mapToObj(j -> RandomNames.anyReference(random))
                              .toArray(String[]::new)))
              .toList();
      ImageNames image = RandomNames.image(random);

      List<TaskDefinitionItem> scanned =
          rows.stream()
              .flatMap(row -> TaskDefinitionItem.parse(row, RandomNames.NAMES).stream())
              .filter(item -> item.references().stream().anyMatch(image::include))
              .toList();

      assertThat(CheckFixtures.listed(RandomNames.NAMES, rows).activeNaming(image).toList())
          .as("seed %d", seed)
          .isEqualTo(scanned);
      found += scanned.size();
    }
    assertThat(found).isGreaterThan(RandomNames.SAMPLES);
  }
}
