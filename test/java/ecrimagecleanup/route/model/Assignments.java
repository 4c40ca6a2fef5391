package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds variables and headers that are read though on some way nobody wrote them, by walking the
 * routes from those that nobody calls. A {@code to} adds what its target writes. {@code filter},
 * {@code loop}, {@code split}, {@code policy}, {@code enrich} and a {@code choice} without {@code
 * otherwise} keep nothing of what is written inside, for they may run never, or on a copy. Of a
 * {@code choice}, a {@code doTry} and the targets of a {@code toD} remains what each way writes.
 * After a step that asks for null and writes, a variable is written.
 */
public final class Assignments {
  private static final Pattern IS_NULL =
      Pattern.compile("\\s*\\$\\{variable\\.([A-Za-z]\\w*)} == null\\s*");

  /** Steps that write nothing themselves, and whose inside may run never or on a copy. */
  private static final Set<String> KEEP_NOTHING =
      Set.of("filter", "loop", "split", "policy", "multicast", "idempotentConsumer");

  /** Steps that have no inside and write neither a variable nor a header. */
  private static final Set<String> WRITE_NOTHING =
      Set.of("bean", "setBody", "transform", "log", "throttle", "delay", "wireTap", "setProperty");

  private final Flow flow;
  private final EndpointHeaders endpoints;
  private final Reads reads;
  private final Map<String, String> missing = new LinkedHashMap<>();
  private final Deque<Route> way = new ArrayDeque<>();

  private Assignments(Flow flow, EndpointHeaders endpoints) {
    this.flow = flow;
    this.endpoints = endpoints;
    this.reads = new Reads(flow.beans());
  }

  /**
   * Sentences that name route, step, what is read and the way on which it is not written.
   *
   * @param given what those who call an entry write, by the entry's id: each an exception that
   *     somebody has judged
   */
  public static List<String> missing(
      Flow flow, EndpointHeaders endpoints, Map<String, Set<String>> given) {
    Assignments all = new Assignments(flow, endpoints);
    flow.entries()
        .forEach(
            entry ->
                all.walk(entry, Written.NOTHING.with(given.getOrDefault(entry.id(), Set.of()))));
    return List.copyOf(all.missing.values());
  }

  private Written walk(Route route, Written before) {
    if (way.contains(route)) {
      return Written.NOWHERE;
    }
    way.addLast(route);
    Written after = walk(route.steps(), before);
    way.removeLast();
    return after;
  }

  private Written walk(List<Step> steps, Written before) {
    Written written = before;
    for (Step step : steps) {
      written = step(step, written);
    }
    return written;
  }

  private Written step(Step step, Written before) {
    require(step, before);
    return switch (step.kind()) {
      case "setVariable" -> before.with(Reads.variable(step.value("name").orElseThrow()));
      case "setHeader" -> before.with(Reads.header(step.value("name").orElseThrow()));
      case "setVariables" -> before.with(names(step, "variables", "variable"));
      case "setHeaders" -> before.with(names(step, "headers", "header"));
      case "removeVariable" -> before.without(n -> n.equals(Reads.variable(name(step))));
      case "removeHeader" -> before.without(n -> n.equals(Reads.header(name(step))));
      case "removeHeaders" -> before.without(n -> n.startsWith("header "));
      case "to" -> received(step, before, sent(step, before));
      case "toD" -> received(step, before, sent(step, before));
      case "enrich", "pollEnrich", "poll" -> {
        sent(step, before);
        yield received(step, before, before);
      }
      case "step", "pipeline" -> walk(step.steps(), before);
      case "choice" -> choice(step, before);
      case "doTry" -> doTry(step, before);
      case "throwException", "stop" -> Written.NOWHERE;
      default -> {
        if (KEEP_NOTHING.contains(step.kind())) {
          yield kept(step, before, walk(step.steps(), before));
        }
        if (WRITE_NOTHING.contains(step.kind())) {
          yield before;
        }
        throw new IllegalStateException(
            "Teach the model of the routes what %s writes".formatted(step));
      }
    };
  }

  private static String name(Step step) {
    return step.value("name").orElseThrow();
  }

  private static Set<String> names(Step step, String list, String kind) {
    return step.parts(list).stream()
        .map(part -> kind + " " + part.path("name").asText())
        .collect(Collectors.toSet());
  }

  /** Nothing of what was written inside, but for a variable that was null otherwise. */
  private static Written kept(Step step, Written before, Written inside) {
    return asksForNull(step).filter(inside::has).map(before::with).orElse(before);
  }

  private static Optional<String> asksForNull(Step step) {
    if (!step.kind().equals("filter")) {
      return Optional.empty();
    }
    return step.expression()
        .map(expression -> IS_NULL.matcher(expression.text()))
        .filter(Matcher::matches)
        .map(found -> Reads.variable(found.group(1)));
  }

  private Written sent(Step step, Written before) {
    BinaryOperator<Written> either = Written::or;
    return flow.targets(step)
        .map(target -> walk(target, before))
        .reduce(either)
        .orElseGet(() -> before.with(headers(endpoints.set(step.uri()))));
  }

  /** With variableReceive the headers of the answer are left aside, too. */
  private static Written received(Step step, Written before, Written after) {
    return step.value("variableReceive")
        .map(
            name ->
                after
                    .only(n -> !n.startsWith("header ") || before.has(n))
                    .with(Reads.variable(name)))
        .orElse(after);
  }

  private Written choice(Step step, Written before) {
    Stream<Written> whens =
        step.parts("when").stream()
            .map(
                when -> {
                  require(step, Expression.of(when), before);
                  return walk(Step.list(when.path("steps")), before);
                });
    Written otherwise = walk(Step.list(step.node().path("otherwise").path("steps")), before);
    return whens.reduce(otherwise, Written::or);
  }

  private Written doTry(Step step, Written before) {
    Written tried =
        step.parts("doCatch").stream()
            .map(part -> walk(Step.list(part.path("steps")), before))
            .reduce(walk(step.steps(), before), Written::or);
    JsonNode last = step.node().path("doFinally").path("steps");
    return tried.with(walk(Step.list(last), before).names());
  }

  private static Set<String> headers(Stream<String> names) {
    return names.map(Reads::header).collect(Collectors.toSet());
  }

  /** What the step itself reads, before anything inside of it. */
  private void require(Step step, Written before) {
    if (asksForNull(step).isEmpty()) {
      require(step, step.expression(), before);
    }
    Stream.of("variables", "headers")
        .flatMap(key -> step.parts(key).stream())
        .forEach(part -> require(step, Expression.of(part), before));
    if (step.kind().equals("bean")) {
      require(step, BeanCall.of(step.node()).stream().flatMap(reads::of), before);
    }
    step.value("message").ifPresent(text -> require(step, reads.ofText(text), before));
    if (step.isProducer()) {
      String uri = step.uri();
      require(step, reads.ofText(step.node().toString()), before);
      require(step, endpoints.needed(uri).map(Reads::header), before);
      require(step, step.value("variableSend").map(Reads::variable).stream(), before);
    }
  }

  private void require(Step step, Optional<Expression> expression, Written before) {
    require(step, expression.stream().flatMap(reads::of), before);
  }

  private void require(Step step, Stream<String> names, Written before) {
    names
        .filter(name -> !before.has(name))
        .forEach(
            name ->
                missing.putIfAbsent(
                    "%s %s %s".formatted(way.getLast(), step, name),
                    "%s: %s reads %s, which is not written on the way %s"
                        .formatted(way.getLast(), step, name, wayHere())));
  }

  private String wayHere() {
    return way.stream().map(Route::id).collect(Collectors.joining(" > "));
  }
}
