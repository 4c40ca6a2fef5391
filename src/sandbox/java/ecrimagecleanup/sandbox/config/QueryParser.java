package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsError;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Turns the structure of a query into a {@link ConfigQuery}; what it does not know it refuses. */
final class QueryParser {
  private final QueryText text;

  QueryParser(QueryText text) {
    this.text = text;
  }

  ConfigQuery parse() {
    if (!(statement() instanceof PlainSelect select) || select.getFromItem() != null) {
      throw invalid("only SELECT … WHERE … GROUP BY … ORDER BY … is supported");
    }
    boolean all = isAll(select.getSelectItems());
    return new ConfigQuery(
        all ? List.of() : select.getSelectItems().stream().map(this::selected).toList(),
        where(select.getWhere()),
        groupBy(select.getGroupBy()),
        orderBy(select.getOrderByElements()));
  }

  private Statement statement() {
    // its complex mode takes exponential time on nested parentheses
    CCJSqlParser parser =
        CCJSqlParserUtil.newParser(text.structure()).withAllowComplexParsing(false);
    try {
      return parser.Statement();
    } catch (ParseException | TokenMgrException e) {
      throw invalid("it does not parse");
    }
  }

  private static boolean isAll(List<SelectItem<?>> items) {
    return items.size() == 1
        && items.get(0).getExpression() instanceof AllColumns
        && items.get(0).getAlias() == null;
  }

  private PropertyPath selected(SelectItem<?> item) {
    if (item.getAlias() != null) {
      throw invalid("aliases are not supported");
    }
    return property(item.getExpression());
  }

  private Condition where(@Nullable Expression where) {
    return where == null ? new Condition.Always() : condition(where);
  }

  private Condition condition(Expression expression) {
    if (expression instanceof AndExpression and) {
      return new Condition.And(
          condition(and.getLeftExpression()), condition(and.getRightExpression()));
    }
    if (expression instanceof OrExpression or) {
      return new Condition.Or(
          condition(or.getLeftExpression()), condition(or.getRightExpression()));
    }
    if (expression instanceof NotExpression not) {
      return not.getExpression() instanceof InExpression in && holdsMore(in)
          ? condition(released(in, new NotExpression(in)))
          : new Condition.Not(condition(not.getExpression()));
    }
    if (expression instanceof InExpression in && holdsMore(in)) {
      return condition(released(in, in));
    }
    if (expression instanceof ParenthesedExpressionList<?> group && group.size() == 1) {
      return condition(group.get(0));
    }
    return comparison(expression);
  }

  /** The parser takes what follows {@code IN (…)} by AND or OR for a part of the list. */
  private static boolean holdsMore(InExpression in) {
    return in.getRightExpression() instanceof AndExpression
        || in.getRightExpression() instanceof OrExpression;
  }

  /** Gives it back: {@code a IN ((…) AND b)} becomes {@code (a IN (…)) AND b}. */
  private static Expression released(InExpression in, Expression condition) {
    BinaryExpression all = (BinaryExpression) in.getRightExpression();
    BinaryExpression first = all;
    while (first.getLeftExpression() instanceof BinaryExpression deeper) {
      first = deeper;
    }
    in.setRightExpression(first.getLeftExpression());
    first.setLeftExpression(condition);
    return all;
  }

  private Condition comparison(Expression expression) {
    if (expression instanceof EqualsTo equal) {
      return new Condition.OneOf(
          tested(equal.getLeftExpression()), List.of(literal(equal.getRightExpression())));
    }
    if (expression instanceof InExpression in) {
      return negated(
          in.isNot(),
          new Condition.OneOf(tested(in.getLeftExpression()), literals(in.getRightExpression())));
    }
    if (expression instanceof Between between) {
      return negated(
          between.isNot(),
          new Condition.Between(
              tested(between.getLeftExpression()),
              literal(between.getBetweenExpressionStart()),
              literal(between.getBetweenExpressionEnd())));
    }
    if (expression instanceof LikeExpression like && like.getEscape() == null) {
      JsonNode value = literal(like.getRightExpression());
      if (!value.isTextual()) {
        throw invalid("LIKE needs text");
      }
      return negated(
          like.isNot(),
          new Condition.Like(
              tested(like.getLeftExpression()),
              LikePattern.parse(value.textValue()),
              LikePattern.beginning(value.textValue())));
    }
    throw invalid("unsupported condition");
  }

  private static Condition negated(boolean not, Condition condition) {
    return not ? new Condition.Not(condition) : condition;
  }

  private PropertyPath tested(Expression expression) {
    PropertyPath path = property(expression);
    if (path.equals(PropertyPath.COUNT)) {
      throw invalid("an aggregate cannot be a condition");
    }
    return path;
  }

  private PropertyPath property(Expression expression) {
    if (expression instanceof Column column && column.toString().matches("p[0-9]+")) {
      return text.properties().get(Integer.parseInt(column.toString().substring(1)));
    }
    throw invalid("a property is expected");
  }

  private List<JsonNode> literals(Expression expression) {
    if (expression instanceof ParenthesedExpressionList<?> list && !list.isEmpty()) {
      return list.stream().map(this::literal).toList();
    }
    throw invalid("IN needs a list of values");
  }

  private JsonNode literal(Expression expression) {
    if (expression instanceof StringValue value && value.getValue().matches("s[0-9]+")) {
      return text.literals().get(Integer.parseInt(value.getValue().substring(1)));
    }
    throw invalid("a value is expected");
  }

  private List<PropertyPath> groupBy(@Nullable GroupByElement groupBy) {
    if (groupBy == null) {
      return List.of();
    }
    ExpressionList<?> expressions = groupBy.getGroupByExpressionList();
    if (groupBy.isUsingBrackets()
        || !groupBy.getGroupingSets().isEmpty()
        || expressions.isEmpty()
        || expressions instanceof ParenthesedExpressionList<?>) {
      throw invalid("GROUP BY needs a plain list of properties");
    }
    return expressions.stream().map(this::tested).toList();
  }

  private List<ConfigQuery.Order> orderBy(@Nullable List<OrderByElement> elements) {
    if (elements == null) {
      return List.of();
    }
    return elements.stream()
        .map(each -> new ConfigQuery.Order(property(each.getExpression()), each.isAsc()))
        .toList();
  }

  static AwsError invalid(String reason) {
    return AwsError.badRequest("InvalidExpressionException", "Invalid expression: " + reason);
  }
}
