package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collector;

/**
 * A query for the aggregator, and what becomes of its rows. Each row is taken in as its page
 * arrives: an answer can have more rows than fit into memory.
 *
 * @param query the query
 * @param rows takes in all rows of all expressions, in order, on one thread
 * @param <T> what becomes of them
 */
public record AggregatorReading<T>(AggregatorQuery query, Collector<JsonNode, ?, T> rows) {}
