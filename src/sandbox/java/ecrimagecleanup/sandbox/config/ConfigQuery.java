package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A query in the documented subset of AWS Config's SQL: {@code SELECT} of properties, {@code *}
 * (the scalars of the top level) or {@code COUNT(*)}; {@code WHERE} with {@code =}, {@code IN},
 * {@code BETWEEN}, {@code LIKE}, {@code AND}, {@code OR}, {@code NOT} and parentheses; {@code GROUP
 * BY} of up to three properties; {@code ORDER BY}. Of the aggregates only {@code COUNT(*)}.
 *
 * <p>There is no escape in a literal: a quote or a backslash cannot be part of one. A value of
 * another type never matches ({@code accountId = 111122223333} without quotes finds nothing). A
 * missing property matches nothing, so {@code NOT} of a condition on it is true.
 */
public final class ConfigQuery {
  record Order(PropertyPath property, boolean ascending) {}

  private static final int MAX_GROUPS = 3;
  private static final DateTimeFormatter CAPTURE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<PropertyPath> TOP_LEVEL =
      Stream.of(
              "resourceId",
              "resourceType",
              "arn",
              "accountId",
              "awsRegion",
              "configurationItemStatus",
              "configurationItemCaptureTime",
              "recordingFrequency")
          .map(PropertyPath::of)
          .toList();

  private final List<PropertyPath> selected;
  private final Condition where;
  private final List<PropertyPath> groupBy;
  private final List<Order> orderBy;

  ConfigQuery(
      List<PropertyPath> selected,
      Condition where,
      List<PropertyPath> groupBy,
      List<Order> orderBy) {
    this.selected = selected.isEmpty() ? TOP_LEVEL : selected;
    this.where = where;
    this.groupBy = groupBy;
    this.orderBy = orderBy;
    checkGroups();
  }

  /**
   * Reads a query.
   *
   * @throws AwsError {@code InvalidExpressionException} for everything else
   */
  public static ConfigQuery parse(String expression) {
    return new QueryParser(QueryText.read(expression)).parse();
  }

  /** What is selected, in the order of the query. */
  public List<String> fields() {
    return selected.stream().map(PropertyPath::toString).toList();
  }

  /** Whether a row stands for several items. */
  public boolean isAggregate() {
    return !groupBy.isEmpty() || selected.contains(PropertyPath.COUNT);
  }

  /** The rows for these items: nested as in the item, with what is selected and present. */
  public List<ObjectNode> run(List<ConfigurationItem> items) {
    return runOn(items.stream().map(ConfigQuery::json).filter(where::holds).toList());
  }

  /** Which items are meant. */
  Condition where() {
    return where;
  }

  /** The rows for the items that are meant, written already. */
  List<ObjectNode> runOn(List<ObjectNode> found) {
    Projection projection = new Projection(selected);
    return (isAggregate() ? groups(found) : found)
        .stream().sorted(this::compare).map(projection::of).toList();
  }

  /** A row with the properties by their whole names, such as {@code configuration.Status}. */
  ObjectNode flat(ObjectNode row) {
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    for (PropertyPath property : selected) {
      JsonNode value = row;
      for (String segment : property.segments()) {
        value = value.path(segment);
      }
      if (!value.isMissingNode()) {
        flat.set(property.toString(), value);
      }
    }
    return flat;
  }

  private List<ObjectNode> groups(List<ObjectNode> items) {
    Projection key = new Projection(groupBy);
    Map<ObjectNode, Long> counts = new LinkedHashMap<>();
    items.forEach(item -> counts.merge(key.of(item), 1L, Long::sum));
    if (groupBy.isEmpty() && counts.isEmpty()) {
      counts.put(JsonNodeFactory.instance.objectNode(), 0L);
    }
    return counts.entrySet().stream()
        .map(
            group -> group.getKey().deepCopy().put(PropertyPath.COUNT.toString(), group.getValue()))
        .toList();
  }

  private int compare(JsonNode one, JsonNode other) {
    return orderBy.stream()
        .mapToInt(order -> compare(order, one, other))
        .filter(result -> result != 0)
        .findFirst()
        .orElse(0);
  }

  private static int compare(Order order, JsonNode one, JsonNode other) {
    List<JsonNode> left = order.property().scalarsIn(one);
    List<JsonNode> right = order.property().scalarsIn(other);
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    int ascending = Scalars.compare(left.get(0), right.get(0)).orElse(0);
    return order.ascending() ? ascending : -ascending;
  }

  private void checkGroups() {
    boolean ordersByCount =
        orderBy.stream().anyMatch(each -> each.property().equals(PropertyPath.COUNT));
    if (groupBy.size() > (ordersByCount ? 1 : MAX_GROUPS)) {
      throw QueryParser.invalid("too many properties in GROUP BY");
    }
    if (!isAggregate() && ordersByCount) {
      throw QueryParser.invalid("COUNT(*) needs GROUP BY");
    }
    if (isAggregate()) {
      HashSet<PropertyPath> allowed = new HashSet<>(groupBy);
      allowed.add(PropertyPath.COUNT);
      boolean ordered = orderBy.stream().allMatch(each -> allowed.contains(each.property()));
      if (!ordered || !allowed.containsAll(selected)) {
        throw QueryParser.invalid("a property next to an aggregate has to be in GROUP BY");
      }
    }
  }

  /** An item with all properties, as conditions and projections see it. */
  static ObjectNode json(ConfigurationItem item) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("resourceId", item.resourceId());
    json.put("resourceType", item.resourceType());
    json.put("arn", item.arn());
    json.put("accountId", item.accountId());
    json.put("awsRegion", item.region());
    json.put("configurationItemStatus", "OK");
    json.put("configurationItemCaptureTime", CAPTURE_TIME.format(item.capturedAt()));
    json.put("recordingFrequency", item.recordingFrequency());
    json.set("configuration", item.configuration());
    return json;
  }
}
