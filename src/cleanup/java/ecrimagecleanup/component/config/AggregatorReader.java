package ecrimagecleanup.component.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AggregatedSourceStatus;
import software.amazon.awssdk.services.config.model.AggregatedSourceType;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorSourcesStatusRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorSourcesStatusResponse;
import software.amazon.awssdk.services.config.model.SelectAggregateResourceConfigRequest;
import software.amazon.awssdk.services.config.model.SelectAggregateResourceConfigResponse;

/**
 * Reads from an aggregator: everything that it has, or an exception.
 *
 * @param client the client
 * @param aggregatorName the name of the aggregator
 */
record AggregatorReader(ConfigClient client, String aggregatorName) {
  /**
   * The most results on a page of SelectAggregateResourceConfig and of
   * DescribeConfigurationAggregatorSourcesStatus; without it a page has 25 rows.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_SelectAggregateResourceConfig.html">SelectAggregateResourceConfig</a>
   */
  static final int PAGE_SIZE = 100;

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]+");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * The answer to a query.
   *
   * @param answer what became of the rows of all its expressions
   * @param calls how many calls it took
   */
  record Answer<T>(T answer, int calls) {}

  /**
   * Reads the rows of all expressions, page by page.
   *
   * @throws IllegalArgumentException if an expression is empty or too long
   * @throws UnusableAnswerException if a row is no JSON object, or a page token repeats
   */
  <A, T> Answer<T> select(List<String> expressions, Collector<JsonNode, A, T> rows) {
    expressions.forEach(this::checkLength);
    A taken = rows.supplier().get();
    int calls = 0;
    for (String expression : expressions) {
      calls +=
          Pages.readEach(
              "the aggregator " + aggregatorName,
              token -> selectPage(expression, token),
              row -> rows.accumulator().accept(taken, row));
    }
    return new Answer<>(rows.finisher().apply(taken), calls);
  }

  private void checkLength(String expression) {
    if (expression.isEmpty() || expression.length() > AggregatorQuery.MAXIMUM_EXPRESSION_LENGTH) {
      throw new IllegalArgumentException(
          "An expression for the aggregator %s has %d characters, but 1 to %d are allowed: split the query."
              .formatted(
                  aggregatorName, expression.length(), AggregatorQuery.MAXIMUM_EXPRESSION_LENGTH));
    }
  }

  private Pages.Page<JsonNode> selectPage(String expression, @Nullable String token) {
    SelectAggregateResourceConfigResponse response =
        client.selectAggregateResourceConfig(
            SelectAggregateResourceConfigRequest.builder()
                .configurationAggregatorName(aggregatorName)
                .expression(expression)
                .limit(PAGE_SIZE)
                .nextToken(token)
                .build());
    return new Pages.Page<>(
        response.results().stream().map(this::parse).toList(), response.nextToken());
  }

  private JsonNode parse(String result) {
    try {
      JsonNode row = JSON.readTree(result);
      if (!row.isObject()) {
        throw new UnusableAnswerException(
            "The aggregator %s answers with a row that is no JSON object."
                .formatted(aggregatorName));
      }
      return row;
    } catch (JsonProcessingException e) {
      throw new UnusableAnswerException(
          "The aggregator %s answers with a row that is not JSON.".formatted(aggregatorName), e);
    }
  }

  /**
   * All sources.
   *
   * @throws UnusableAnswerException if a source has no id, or a page token repeats
   */
  List<AggregatorSource> describeSources() {
    return Pages.readAll("the sources of the aggregator " + aggregatorName, this::sourcesPage)
        .items();
  }

  private Pages.Page<AggregatorSource> sourcesPage(@Nullable String token) {
    DescribeConfigurationAggregatorSourcesStatusResponse response =
        client.describeConfigurationAggregatorSourcesStatus(
            DescribeConfigurationAggregatorSourcesStatusRequest.builder()
                .configurationAggregatorName(aggregatorName)
                .limit(PAGE_SIZE)
                .nextToken(token)
                .build());
    return new Pages.Page<>(
        response.aggregatedSourceStatusList().stream().map(this::toSource).toList(),
        response.nextToken());
  }

  private AggregatorSource toSource(AggregatedSourceStatus status) {
    boolean organization = status.sourceType() == AggregatedSourceType.ORGANIZATION;
    if (status.sourceId() == null && !organization) {
      throw new UnusableAnswerException(
          "The aggregator %s has a source without an id.".formatted(aggregatorName));
    }
    String id = requireNonNullElse(status.sourceId(), "");
    return new AggregatorSource(
        id,
        requireNonNullElse(status.awsRegion(), ""),
        organization || !ACCOUNT.matcher(id).matches(),
        requireNonNullElse(status.lastUpdateStatusAsString(), ""),
        Optional.ofNullable(status.lastUpdateTime()),
        requireNonNullElse(status.lastErrorCode(), ""));
  }
}
