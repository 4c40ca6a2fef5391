package ecrimagecleanup.route.picture;

import ecrimagecleanup.route.model.Expression;
import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.Route;
import ecrimagecleanup.route.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a route's box: one of its steps, in their order. Steps that only prepare another are
 * left out.
 *
 * @param look how it is drawn
 * @param text what it says
 * @param indent how deep it stands
 * @param target the route that it leads to, if it leads to one
 */
record Line(Look look, String text, int indent, Optional<Route> target) {
  /** How a line is drawn. */
  enum Look {
    METHOD,
    CONDITION,
    CALL,
    JOIN,
    AWS,
    REMOVAL,
    NOTE
  }

  private static final Pattern OPERATION = Pattern.compile("[?&]operation=([A-Za-z]+)");

  private static final Pattern IS_SET = Pattern.compile("'\\{\\{([a-z.-]+):?}}' != ''");

  static List<Line> of(Flow flow, Route route) {
    List<Line> lines = new ArrayList<>();
    add(flow, route.steps(), 0, lines);
    return lines;
  }

  private static void add(Flow flow, List<Step> steps, int indent, List<Line> lines) {
    steps.forEach(step -> add(flow, step, indent, lines));
  }

  private static void add(Flow flow, Step step, int indent, List<Line> lines) {
    switch (step.kind()) {
      case "bean" -> lines.add(method(step.toString().replaceFirst(".*\\.", ""), indent));
      case "setBody" -> lines.add(method("body: " + asked(step.expression()), indent));
      case "filter" -> add(flow, step, "if ", indent, lines);
      case "loop" -> add(flow, step, "while ", indent, lines);
      case "split" -> add(flow, step, "for each of ", indent, lines);
      case "policy" -> {
        lines.add(condition("unless shared: " + step.value("ref").orElse(""), indent));
        add(flow, step.steps(), indent + 1, lines);
      }
      case "choice" -> {
        step.parts("when")
            .forEach(
                when -> {
                  lines.add(
                      condition("when " + asked(new Step("when", when).expression()), indent));
                  add(flow, Step.list(when.path("steps")), indent + 1, lines);
                });
        part(
            flow,
            "otherwise",
            Step.list(step.node().path("otherwise").path("steps")),
            indent,
            lines);
      }
      case "doTry" -> {
        part(flow, "try", step.steps(), indent, lines);
        step.parts("doCatch")
            .forEach(c -> part(flow, "if it fails", Step.list(c.path("steps")), indent, lines));
      }
      case "throwException" -> lines.add(condition("fail", indent));
      case "throttle" -> lines.add(condition("not too fast", indent));
      case "log" -> step.value("logName").ifPresent(name -> lines.add(note("log " + name, indent)));
      default -> {
        if (step.isProducer()) {
          lines.add(producer(flow, step, indent));
        }
      }
    }
  }

  private static void add(Flow flow, Step step, String word, int indent, List<Line> lines) {
    lines.add(condition(word + asked(step.expression()), indent));
    add(flow, step.steps(), indent + 1, lines);
  }

  private static void part(Flow flow, String word, List<Step> steps, int indent, List<Line> lines) {
    if (!steps.isEmpty()) {
      lines.add(condition(word, indent));
      add(flow, steps, indent + 1, lines);
    }
  }

  /** The method that is asked, or the text without the signs around it. */
  private static String asked(Optional<Expression> expression) {
    return expression
        .map(e -> e.call().map(call -> call.method()).orElse(plain(e.text())))
        .orElse("");
  }

  private static String plain(String simple) {
    return IS_SET.matcher(simple).replaceAll("$1 is set").replaceAll("[${}]", "");
  }

  private static Line producer(Flow flow, Step step, int indent) {
    boolean joins = step.kind().equals("enrich");
    String learnt = step.value("aggregationStrategyMethodName").map(m -> "  + " + m).orElse("");
    String target = step.target();
    Matcher operation = OPERATION.matcher(step.uri());
    if (target.startsWith("direct:")) {
      String name = target.substring("direct:".length()) + learnt;
      return new Line(joins ? Look.JOIN : Look.CALL, name, indent, flow.target(step));
    }
    if (!operation.find()) {
      return note(target, indent);
    }
    String name = operation.group(1);
    boolean removes = name.matches("(delete|archive)Images");
    String text = target.replaceFirst(":.*", "") + " " + name + learnt;
    return new Line(removes ? Look.REMOVAL : Look.AWS, text, indent, Optional.empty());
  }

  private static Line method(String text, int indent) {
    return new Line(Look.METHOD, text, indent, Optional.empty());
  }

  private static Line condition(String text, int indent) {
    return new Line(Look.CONDITION, text, indent, Optional.empty());
  }

  private static Line note(String text, int indent) {
    return new Line(Look.NOTE, text, indent, Optional.empty());
  }
}
