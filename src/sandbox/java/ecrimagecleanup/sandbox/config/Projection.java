package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts an item down to some of its properties, nested as they are in the item. */
final class Projection {
  /** A name and what is wanted below it; nothing below means all of it. */
  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private boolean whole;
  }

  private final Node root = new Node();

  Projection(List<PropertyPath> paths) {
    for (PropertyPath path : paths) {
      Node node = root;
      for (String segment : path.segments()) {
        node = node.children.computeIfAbsent(segment, name -> new Node());
      }
      node.whole = true;
    }
  }

  ObjectNode of(ObjectNode item) {
    return object(root, item);
  }

  private static ObjectNode object(Node wanted, JsonNode from) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    wanted.children.forEach(
        (name, child) -> value(child, from.path(name)).ifPresent(value -> row.set(name, value)));
    return row;
  }

  private static Optional<JsonNode> value(Node wanted, JsonNode from) {
    if (from.isMissingNode() || from.isNull()) {
      return Optional.empty();
    }
    if (wanted.whole) {
      return Optional.of(from.deepCopy());
    }
    JsonNode cut = from.isArray() ? array(wanted, from) : object(wanted, from);
    return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
  }

  private static ArrayNode array(Node wanted, JsonNode from) {
    ArrayNode row = JsonNodeFactory.instance.arrayNode();
    from.forEach(element -> value(wanted, element).ifPresent(row::add));
    return row;
  }
}
