package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a query. They are taken apart here because a general SQL parser accepts, and partly
 * ignores, far more than AWS Config knows: comments, aliases, a second statement, HAVING. Nothing
 * but the listed keywords, known properties and plain literals gets past this class.
 *
 * @param structure the query with a placeholder for each property ({@code p0}) and each literal
 *     ({@code 's0'}), so the SQL parser sees no text that the caller chose
 * @param properties what the property placeholders stand for
 * @param literals what the literal placeholders stand for
 */
record QueryText(String structure, List<PropertyPath> properties, List<JsonNode> literals) {
  private static final int MAX_LENGTH = 4096;
  private static final int MAX_NESTING = 20;
  private static final Set<String> KEYWORDS =
      Set.of(
          "SELECT", "WHERE", "AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "GROUP", "ORDER", "BY",
          "ASC", "DESC");
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<space>\\s+)
          |(?<count>(?i:COUNT)\\s*\\(\\s*\\*\\s*\\))
          |(?<word>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_-]*)*)
          |(?<number>-?[0-9]+(?:\\.[0-9]+)?(?![A-Za-z0-9_.]))
          |'(?<text>[^'\\\\]*)'(?!')
          |(?<sign>[=,()*])
          """,
          Pattern.COMMENTS);

  static QueryText read(String expression) {
    if (expression.isBlank() || expression.length() > MAX_LENGTH) {
      throw QueryParser.invalid("an expression has 1 to " + MAX_LENGTH + " characters");
    }
    Reader reader = new Reader();
    Matcher token = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      if (!token.find(at) || token.start() != at) {
        throw QueryParser.invalid("unexpected character at position " + at);
      }
      reader.accept(token);
      at = token.end();
    }
    reader.refuseNamesThatDifferByCase();
    return new QueryText(
        reader.structure.toString(), List.copyOf(reader.properties), List.copyOf(reader.literals));
  }

  private static final class Reader {
    private final StringBuilder structure = new StringBuilder();
    private final List<PropertyPath> properties = new ArrayList<>();
    private final List<JsonNode> literals = new ArrayList<>();
    private int nesting;

    void accept(Matcher token) {
      if (token.group("space") != null) {
        return;
      }
      String word = token.group("word");
      String number = token.group("number");
      String text = token.group("text");
      String sign = token.group("sign");
      if (word != null) {
        word(word);
      } else if (number != null) {
        literal(DecimalNode.valueOf(new BigDecimal(number)));
      } else if (text != null) {
        literal(TextNode.valueOf(text));
      } else if (sign != null) {
        sign(sign);
      } else {
        property(PropertyPath.COUNT);
      }
    }

    private void word(String word) {
      String upper = word.toUpperCase(Locale.ROOT);
      if (KEYWORDS.contains(upper)) {
        structure.append(upper).append(' ');
      } else if (upper.equals("TRUE") || upper.equals("FALSE")) {
        literal(BooleanNode.valueOf(upper.equals("TRUE")));
      } else {
        PropertyPath path = PropertyPath.of(word);
        if (!path.isKnown()) {
          throw QueryParser.invalid("unknown property or unsupported keyword " + word);
        }
        property(path);
      }
    }

    private void property(PropertyPath path) {
      structure.append('p').append(properties.size()).append(' ');
      properties.add(path);
    }

    private void literal(JsonNode value) {
      structure.append("'s").append(literals.size()).append("' ");
      literals.add(value);
    }

    private void sign(String sign) {
      nesting += sign.equals("(") ? 1 : sign.equals(")") ? -1 : 0;
      if (nesting > MAX_NESTING) {
        throw QueryParser.invalid("too many nested parentheses");
      }
      structure.append(sign).append(' ');
    }

    void refuseNamesThatDifferByCase() {
      Map<String, PropertyPath> seen = new HashMap<>();
      for (PropertyPath path : properties) {
        PropertyPath other = seen.putIfAbsent(path.toString().toLowerCase(Locale.ROOT), path);
        if (other != null && !other.equals(path)) {
          throw QueryParser.invalid(path + " and " + other + " differ only by case");
        }
      }
    }
  }
}
