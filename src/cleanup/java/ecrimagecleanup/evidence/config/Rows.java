package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The properties of a row of an answer. AWS does not say whether a property such as {@code
 * configuration.Status} of a row that stands for a group is nested as it is in an item, or a field
 * of that name: both are read.
 */
public final class Rows {
  /** The field that says how many items a row stands for. */
  public static final String COUNT = "COUNT(*)";

  private Rows() {}

  /**
   * A property of a row; a missing node if it has none.
   *
   * @param property its name, with dots
   */
  public static JsonNode property(JsonNode row, String property) {
    return row.has(property) ? row.path(property) : row.at("/" + property.replace('.', '/'));
  }

  /** The text of a property; empty if there is none. */
  public static String text(JsonNode row, String property) {
    return property(row, property).asText();
  }

  /** Whether a row says how many items it stands for. */
  public static boolean hasCount(JsonNode row) {
    return row.path(COUNT).isIntegralNumber();
  }

  /** How many items a row stands for. */
  public static long count(JsonNode row) {
    return row.path(COUNT).asLong();
  }

  /** Where an item is: {@code accountId/region}, as the row says it, which can be anything. */
  static String where(JsonNode row) {
    return text(row, "accountId") + "/" + text(row, "awsRegion");
  }
}
