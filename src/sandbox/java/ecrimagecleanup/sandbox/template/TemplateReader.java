package ecrimagecleanup.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the YAML of a CloudFormation template as the JSON that it stands for: the short forms of
 * functions, such as {@code !Sub}, become their long forms, such as {@code Fn::Sub}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
public final class TemplateReader {
  private TemplateReader() {}

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public static JsonNode read(String yaml) {
    return new Compose(LoadSettings.builder().build())
        .composeString(yaml)
        .map(TemplateReader::json)
        .orElseThrow(() -> new IllegalArgumentException("The template is empty."));
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain(node);
    }
    String function = tag.substring(1);
    JsonNode argument = plain(node);
    if (function.equals("GetAtt") && argument.isTextual()) {
      argument = attribute(argument.asText());
    }
    return JsonNodeFactory.instance
        .objectNode()
        .set(
            function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function,
            argument);
  }

  private static ArrayNode attribute(String path) {
    int dot = path.indexOf('.');
    return JsonNodeFactory.instance
        .arrayNode()
        .add(path.substring(0, dot))
        .add(path.substring(dot + 1));
  }

  private static JsonNode plain(Node node) {
    if (node instanceof MappingNode mapping) {
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      for (NodeTuple tuple : mapping.getValue()) {
        fields.set(((ScalarNode) tuple.getKeyNode()).getValue(), json(tuple.getValueNode()));
      }
      return fields;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode elements = JsonNodeFactory.instance.arrayNode();
      sequence.getValue().forEach(element -> elements.add(json(element)));
      return elements;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode node) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.BOOL)) {
      return BooleanNode.valueOf(node.getValue().equals("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return DecimalNode.valueOf(new BigDecimal(node.getValue()));
    }
    return TextNode.valueOf(node.getValue());
  }
}
