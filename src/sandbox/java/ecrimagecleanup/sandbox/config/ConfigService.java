package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.ConfigInventory;
import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.Readings;
import ecrimagecleanup.sandbox.config.ResultPages.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * AWS Config with aggregators. Every aggregator of the sandbox sees the same inventory; which
 * sources it has is stored and shown, but narrows nothing.
 */
public final class ConfigService implements AwsService {

  /** An aggregator that exists, by the account and region it was created in. */
  public record Aggregator(String accountId, String region, String name) {
    String key() {
      return accountId + "/" + region + "/" + name;
    }

    String arn() {
      return "arn:aws:config:" + region + ":" + accountId + ":config-aggregator/" + name;
    }
  }

  private static final int PAGE = 25;
  private static final int AGGREGATE_PAGE = 500;
  private static final int MAX_PAGE = 100;
  private static final int MAX_QUERY = 4096;
  private static final String NAME = "ConfigurationAggregatorName";

  private final ConfigInventory inventory;
  private final boolean flatGroups;
  private final Map<String, ObjectNode> aggregators = new ConcurrentSkipListMap<>();
  private final ResultPages<JsonNode> pages = new ResultPages<>();
  private final KnownQueries queries;
  private final ItemIndex items = new ItemIndex();

  /**
   * @param inventory what the aggregators see
   * @param existing the aggregators that exist from the beginning
   */
  public ConfigService(ConfigInventory inventory, Collection<Aggregator> existing) {
    this(inventory, existing, Readings.friendly(), new KnownQueries());
  }

  /**
   * @param inventory what the aggregators see
   * @param existing the aggregators that exist from the beginning
   * @param readings how rows of groups look
   * @param queries what was read already
   */
  public ConfigService(
      ConfigInventory inventory,
      Collection<Aggregator> existing,
      Readings readings,
      KnownQueries queries) {
    this.inventory = inventory;
    this.queries = queries;
    this.flatGroups = readings.is(Reading.Groups.FLAT);
    existing.forEach(aggregator -> aggregators.put(aggregator.key(), describe(aggregator)));
  }

  @Override
  public String signingName() {
    return "config";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    return switch (call.operation()) {
      case "SelectAggregateResourceConfig" -> select(call);
      case "DescribeConfigurationAggregatorSourcesStatus" -> sourcesStatus(call);
      case "DescribeConfigurationAggregators" -> aggregators(call);
      case "PutConfigurationAggregator" -> putAggregator(call);
      default ->
          throw AwsError.badRequest(
              "UnknownOperationException", "The sandbox has no operation " + call.operation());
    };
  }

  private JsonNode select(AwsCall call) {
    Aggregator aggregator = existing(call);
    String expression = call.body().path("Expression").asText();
    if (expression.isEmpty() || expression.length() > MAX_QUERY) {
      throw AwsError.badRequest(
          "ValidationException",
          "1 validation error detected: Value at 'expression' failed to satisfy constraint: Member"
              + " must have length between 1 and 4096");
    }
    ConfigQuery query = queries.read(expression);
    int size = pageSize(call, query.isAggregate() ? AGGREGATE_PAGE : PAGE);
    Page<JsonNode> page =
        pages.page(
            aggregator.key() + " " + expression,
            token(call),
            size,
            () ->
                rows(query).stream()
                    .<JsonNode>map(row -> JsonNodeFactory.instance.textNode(row.toString()))
                    .toList());
    ObjectNode answer = answer("Results", page);
    ArrayNode fields = answer.putObject("QueryInfo").putArray("SelectFields");
    query.fields().forEach(field -> fields.addObject().put("Name", field));
    return answer;
  }

  private List<ObjectNode> rows(ConfigQuery query) {
    List<ObjectNode> rows = query.runOn(items.find(inventory.parts(), query.where()));
    return flatGroups && query.isAggregate() ? rows.stream().map(query::flat).toList() : rows;
  }

  private JsonNode sourcesStatus(AwsCall call) {
    Aggregator aggregator = existing(call);
    Set<String> wanted = new HashSet<>();
    call.body().path("UpdateStatus").forEach(status -> wanted.add(status.asText()));
    return answer(
        "AggregatedSourceStatusList",
        pages.page(
            aggregator.key() + " sources " + call.body().path("UpdateStatus"),
            token(call),
            pageSize(call, MAX_PAGE),
            () ->
                inventory.sources().stream()
                    .filter(source -> wanted.isEmpty() || wanted.contains(source.status()))
                    .<JsonNode>map(ConfigService::describe)
                    .toList()));
  }

  private JsonNode aggregators(AwsCall call) {
    String owner = call.accountId() + "/" + call.region() + "/";
    JsonNode names = call.body().path("ConfigurationAggregatorNames");
    List<JsonNode> found = new ArrayList<>();
    if (names.isEmpty()) {
      aggregators.forEach(
          (key, aggregator) -> {
            if (key.startsWith(owner)) {
              found.add(aggregator);
            }
          });
    }
    for (JsonNode name : names) {
      found.add(aggregator(new Aggregator(call.accountId(), call.region(), name.asText())));
    }
    return answer(
        "ConfigurationAggregators",
        pages.page(owner + names, token(call), pageSize(call, MAX_PAGE), () -> List.copyOf(found)));
  }

  private JsonNode putAggregator(AwsCall call) {
    String name = call.body().path(NAME).asText();
    if (!name.matches("[\\w\\-]{1,256}")) {
      throw AwsError.badRequest(
          "InvalidParameterValueException", "The aggregator name is not valid.");
    }
    Aggregator aggregator = new Aggregator(call.accountId(), call.region(), name);
    ObjectNode stored = describe(aggregator);
    for (String field :
        List.of(
            "AccountAggregationSources", "OrganizationAggregationSource", "AggregatorFilters")) {
      if (call.body().has(field)) {
        stored.set(field, call.body().get(field).deepCopy());
      }
    }
    aggregators.put(aggregator.key(), stored);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("ConfigurationAggregator", stored);
    return answer;
  }

  private Aggregator existing(AwsCall call) {
    Aggregator aggregator =
        new Aggregator(call.accountId(), call.region(), call.body().path(NAME).asText());
    aggregator(aggregator);
    return aggregator;
  }

  private ObjectNode aggregator(Aggregator aggregator) {
    ObjectNode found = aggregators.get(aggregator.key());
    if (found == null) {
      throw AwsError.badRequest(
          "NoSuchConfigurationAggregatorException",
          "The configuration aggregator does not exist. Check the configuration aggregator name.");
    }
    return found;
  }

  /** {@code Limit} and {@code MaxResults} mean the same; 0 stands for the default. */
  private static int pageSize(AwsCall call, int byDefault) {
    JsonNode body = call.body();
    int size =
        body.has("MaxResults") ? body.path("MaxResults").asInt() : body.path("Limit").asInt();
    if (size < 0 || size > MAX_PAGE) {
      throw AwsError.badRequest(
          "InvalidLimitException", "The specified limit is outside the allowable range.");
    }
    return size == 0 ? byDefault : size;
  }

  private static String token(AwsCall call) {
    return call.body().path("NextToken").asText();
  }

  private static ObjectNode answer(String listName, Page<JsonNode> page) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray(listName).addAll(page.rows());
    page.next().ifPresent(next -> answer.put("NextToken", next));
    return answer;
  }

  private static ObjectNode describe(Aggregator aggregator) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(NAME, aggregator.name())
        .put("ConfigurationAggregatorArn", aggregator.arn());
  }

  private static ObjectNode describe(ConfigInventory.Source source) {
    ObjectNode status =
        JsonNodeFactory.instance
            .objectNode()
            .put("SourceId", source.accountId())
            .put("SourceType", source.type())
            .put("AwsRegion", source.region())
            .put("LastUpdateStatus", source.status())
            .put("LastUpdateTime", source.updatedAt().toEpochMilli() / 1000.0);
    if (!source.errorCode().isEmpty()) {
      status.put("LastErrorCode", source.errorCode());
      status.put("LastErrorMessage", source.errorMessage());
    }
    return status;
  }
}
