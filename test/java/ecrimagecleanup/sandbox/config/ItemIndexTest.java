package ecrimagecleanup.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An index finds what looking at every item finds, whatever is asked. */
@Tag("many-cases")
class ItemIndexTest {
  private static final int SAMPLES = 1000;
  private static final int STEPS = 5;
  private static final List<String> TEXTS =
      List.of("web", "web:1", "web:12", "web_1", "WEB:1", "orders@x", "", "\uFFFFweb", "web\uFFFF");
  private static final List<String> TIMES =
      List.of("2026-03-04T10:00:00Z", "2026-03-04T10:00:00.000Z", "2026-03-04T10:00:00.5Z");
  private static final List<String> PROPERTIES =
      List.of("configuration.Containers.Image", "configuration.Status", "resourceId", "accountId");

  @Test
  void findsWhatLookingAtEveryItemFindsWhileItemsComeAndGo() {
    for (int seed = 0; seed < SAMPLES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ItemIndex index = new ItemIndex();
      List<List<ConfigurationItem>> parts = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        change(random, parts);
        ConfigQuery query = ConfigQuery.parse("SELECT resourceId WHERE " + condition(random, 3));

        assertThat(query.runOn(index.find(List.copyOf(parts), query.where())))
            .as("seed %d, step %d", seed, step)
            .isEqualTo(query.run(parts.stream().flatMap(List::stream).toList()));
      }
    }
  }

  /** A part comes, goes or moves, or an item of a part does; the others stay the same objects. */
  private static void change(SplittableRandom random, List<List<ConfigurationItem>> parts) {
    int part = random.nextInt(parts.size() + 1);
    if (part == parts.size() || random.nextInt(4) == 0) {
      parts.add(
          part, IntStream.range(0, random.nextInt(6)).mapToObj(i -> item(random, i)).toList());
      return;
    }
    List<ConfigurationItem> items = new ArrayList<>(parts.remove(part));
    switch (random.nextInt(4)) {
      case 0 -> {}
      case 1 -> parts.add(random.nextInt(parts.size() + 1), items);
      case 2 -> {
        items.add(random.nextInt(items.size() + 1), item(random, items.size()));
        parts.add(part, items);
      }
      default -> {
        items.removeIf(item -> random.nextInt(3) == 0);
        parts.add(part, items);
      }
    }
  }

  @Test
  void needsNoLookAtItemsWhoseValuesBeginOtherwise() {
    assertThat(needed("configuration.Status = 'ACTIVE' AND resourceId LIKE 'web:12_%'"))
        .containsExactly(List.of("ACTIVE"), List.of("web:12"));
    assertThat(needed("resourceId LIKE 'web:123456%' OR resourceId = 'orders'"))
        .containsExactly(List.of("web:123456", "orders"));
    assertThat(needed("resourceId = 'web' OR configuration.Status = 'ACTIVE'"))
        .containsExactly(List.of("web", "ACTIVE"));
    assertThat(needed("resourceId = 'a' OR (resourceId = 'b' AND configuration.Status = 'c')"))
        .containsExactly(List.of("a", "b"), List.of("a", "c"));
    assertThat(needed("resourceId = 'web' OR NOT configuration.Status = 'ACTIVE'")).isEmpty();
    assertThat(needed("NOT resourceId = 'web'")).isEmpty();
    assertThat(needed("configurationItemCaptureTime = '2026-03-04T10:00:00Z'")).isEmpty();
  }

  private static List<List<String>> needed(String where) {
    return ConfigQuery.parse("SELECT resourceId WHERE " + where).where().needed().stream()
        .map(beginnings -> beginnings.stream().map(Beginning::text).toList())
        .toList();
  }

  private static String condition(SplittableRandom random, int depth) {
    int kind = random.nextInt(depth > 0 ? 8 : 4);
    String property = one(random, PROPERTIES);
    return switch (kind) {
      case 0 -> property + " = " + literal(random);
      case 1 -> "%s IN (%s, %s)".formatted(property, literal(random), literal(random));
      case 2 -> property + " LIKE '" + pattern(random) + "'";
      case 3 -> "%s BETWEEN %s AND %s".formatted(property, literal(random), literal(random));
      case 4, 5 -> both(random, depth, "AND");
      case 6 -> both(random, depth, "OR");
      default -> "NOT (" + condition(random, depth - 1) + ")";
    };
  }

  private static String both(SplittableRandom random, int depth, String word) {
    return "(%s) %s (%s)"
        .formatted(condition(random, depth - 1), word, condition(random, depth - 1));
  }

  private static String pattern(SplittableRandom random) {
    return one(random, List.of("web%", "web:1%", "web_1", "web_1%", "orders@x", "wex%", "202%"));
  }

  private static String literal(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> "'" + one(random, TIMES) + "'";
      case 1 -> Integer.toString(random.nextInt(3));
      default -> "'" + one(random, TEXTS) + "'";
    };
  }

  private static ConfigurationItem item(SplittableRandom random, int id) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    if (random.nextBoolean()) {
      configuration.put("Status", one(random, random.nextBoolean() ? TEXTS : TIMES));
    } else {
      configuration.put("Status", random.nextInt(3));
    }
    IntStream.range(0, random.nextInt(3))
        .forEach(
            i ->
                configuration
                    .withArrayProperty("Containers")
                    .addObject()
                    .put("Image", one(random, TEXTS)));
    return new ConfigurationItem(
        one(random, TEXTS),
        "eu-central-1",
        "AWS::ECS::TaskDefinition",
        one(random, TEXTS) + id,
        "arn",
        Instant.EPOCH,
        "CONTINUOUS",
        configuration);
  }

  private static String one(SplittableRandom random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
