package ecrimagecleanup.route.model;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes that Camel does not report. Each was made once: it went unnoticed, or was noticed only
 * in what the application did.
 */
public record Traps(Flow flow) {
  private static final Pattern REMOVES =
      Pattern.compile(".*[?&]operation=(?:delete|archive)Images.*");
  private static final Set<String> JOINS = Set.of("enrich", "pollEnrich");

  private record Place(Route route, Step step, Optional<Step> before) {
    @Override
    public String toString() {
      return route + ": " + step;
    }
  }

  private Stream<Place> places() {
    return flow.routes().stream().flatMap(Traps::places);
  }

  private static Stream<Place> places(Route route) {
    return RouteFile.all(route.node(), "steps")
        .map(Step::list)
        .flatMap(
            steps ->
                Stream.iterate(0, i -> i < steps.size(), i -> i + 1)
                    .map(
                        i ->
                            new Place(
                                route,
                                steps.get(i),
                                i == 0 ? Optional.empty() : Optional.of(steps.get(i - 1)))));
  }

  /**
   * Steps that send a variable which the step right before does not set: it may still hold what was
   * meant for another.
   */
  public List<String> stale() {
    return places()
        .filter(
            place ->
                place
                    .step()
                    .value("variableSend")
                    .filter(name -> place.before().filter(b -> sets(b, name)).isEmpty())
                    .isPresent())
        .map(Place::toString)
        .toList();
  }

  /**
   * Steps that remove images which the step right before does not choose: it has to set the body,
   * or a variable that is sent nowhere but to a removal.
   */
  public List<String> unchosenRemovals() {
    return places()
        .filter(place -> place.step().isProducer() && removes(place.step()))
        .filter(place -> place.before().filter(b -> chooses(b, place.step())).isEmpty())
        .map(Place::toString)
        .toList();
  }

  private boolean chooses(Step before, Step removal) {
    Optional<String> sent = removal.value("variableSend");
    return sent.isPresent()
        ? sets(before, sent.get()) && isOfRemovalsAlone(sent.get())
        : Set.of("setBody", "bean").contains(before.kind());
  }

  private boolean isOfRemovalsAlone(String variable) {
    return places()
        .map(Place::step)
        .filter(step -> step.value("variableSend").filter(variable::equals).isPresent())
        .allMatch(Traps::removes);
  }

  private static boolean removes(Step step) {
    return REMOVES.matcher(step.uri()).matches();
  }

  private static boolean sets(Step step, String variable) {
    return step.kind().equals("setVariable")
        && step.value("name").filter(variable::equals).isPresent();
  }

  /** Steps that would join an answer, and receive it as a variable: then nothing is joined. */
  public List<String> unjoined() {
    return places()
        .filter(place -> JOINS.contains(place.step().kind()))
        .filter(place -> place.step().value("variableReceive").isPresent())
        .map(Place::toString)
        .toList();
  }

  /**
   * Methods that join an answer and may yield nothing: then the old body stays in silence. They
   * have to return the value, or to throw. Two of one name cannot be told apart.
   */
  public List<String> forgetful() {
    List<String> found = new ArrayList<>();
    places()
        .filter(place -> References.learner(place.step()).isPresent())
        .forEach(
            place -> {
              List<Method> methods =
                  flow.beans().methods(References.learner(place.step()).orElseThrow());
              if (methods.size() > 1 || methods.stream().anyMatch(Traps::mayYieldNothing)) {
                found.add(place + " by " + methods.get(0).getName());
              }
            });
    return found;
  }

  private static boolean mayYieldNothing(Method method) {
    return method.getReturnType() == void.class
        || method.getReturnType() == Optional.class
        || method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
        || method.isAnnotationPresent(Nullable.class);
  }

  /**
   * Steps that ask one source of evidence on a copy of the message, right away or by way of others:
   * what it leaves for the next source is lost, and AWS is asked twice. A loop that asks all of
   * them may be on a copy.
   */
  public List<String> onACopy() {
    return places()
        .filter(place -> JOINS.contains(place.step().kind()))
        .filter(place -> leadsToASource(place.step()))
        .map(Place::toString)
        .toList();
  }

  private boolean leadsToASource(Step join) {
    Set<Route> sources = new HashSet<>();
    flow.routes().stream()
        .flatMap(Route::producers)
        .filter(step -> step.kind().equals("toD"))
        .flatMap(flow::targets)
        .forEach(sources::add);
    Set<Route> reached = new HashSet<>();
    Deque<Route> open = new ArrayDeque<>(flow.targets(join).toList());
    while (!open.isEmpty()) {
      Route route = open.remove();
      if (sources.contains(route)) {
        return true;
      }
      if (reached.add(route)) {
        outsideOfLoops(route.steps())
            .filter(Step::isProducer)
            .flatMap(flow::targets)
            .forEach(open::add);
      }
    }
    return false;
  }

  private static Stream<Step> outsideOfLoops(List<Step> steps) {
    return steps.stream()
        .filter(step -> !step.kind().equals("loop"))
        .flatMap(step -> Stream.concat(Stream.of(step), outsideOfLoops(step.inside())));
  }

  /** Parts of a split whose failure would be lost. */
  public List<String> silentSplits() {
    return places()
        .filter(place -> place.step().kind().equals("split"))
        .filter(
            place ->
                place
                    .step()
                    .value("aggregationStrategy")
                    .filter(name -> name.matches("#bean:(cleanupF|f)irstFailure"))
                    .isEmpty())
        .map(Place::toString)
        .toList();
  }

  /** Steps of which a list has more than one in one entry: Camel takes one of them. */
  public List<String> twins() {
    return flow.routes().stream()
        .flatMap(
            route ->
                RouteFile.all(route.node(), "steps")
                    .flatMap(steps -> StreamSupport.stream(steps.spliterator(), false))
                    .filter(step -> step.size() != 1)
                    .map(step -> route + ": " + step))
        .toList();
  }
}
