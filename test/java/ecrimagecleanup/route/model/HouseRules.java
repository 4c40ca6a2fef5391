package ecrimagecleanup.route.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be counted and looked up in a flow. Each rule names those that break it. */
public record HouseRules(Flow flow) {
  /** A source of evidence is a route by its contract, also if it only asks one endpoint. */
  private static final String SOURCE = "cleanup-evidence-";

  /** What every name begins with that could be that of somebody else's route or bean. */
  private static final String PREFIX = "cleanup";

  private static final int LAST = 90_000;

  private static final Set<String> CONFIGURATIONS =
      Set.of("ecr-image-cleanup", "ecr-image-cleanup-reports");
  private static final Set<String> LOCAL =
      Set.of(
          "direct",
          "language",
          "micrometer",
          "log",
          "quartz",
          "timer",
          "platform-http",
          "cleanup-webhook");

  /** The variables of an exchange that any route writes. */
  public Set<String> variables() {
    return flow.routes().stream()
        .flatMap(Route::allSteps)
        .flatMap(HouseRules::written)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> written(Step step) {
    return switch (step.kind()) {
      case "setVariable" -> step.value("name").stream();
      case "setVariables" -> step.parts("variables").stream().map(v -> v.path("name").asText());
      default -> step.value("variableReceive").stream();
    };
  }

  /** The routes in a folder of {@code routes/}. */
  public List<Route> in(String folder) {
    return flow.routes().stream().filter(r -> r.file().folder().equals(folder)).toList();
  }

  /** The routes that do nothing but send their body on: who calls them can do that. */
  public List<String> forwarders() {
    return flow.routes().stream()
        .filter(Route::isDirect)
        .filter(route -> !route.id().startsWith(SOURCE))
        .filter(r -> r.steps().size() == 1 && Set.of("to", "toD").contains(r.steps().get(0).kind()))
        .map(Route::id)
        .toList();
  }

  /** The names that could be those of others, in an application of others. */
  public List<String> names() {
    Stream<String> beans = flow.beans().types().keySet().stream();
    Stream<String> routes =
        flow.routes().stream()
            .flatMap(r -> Stream.of(r.id(), r.isDirect() ? r.source().substring(7) : PREFIX));
    return Stream.concat(beans, routes)
        .filter(name -> !name.startsWith(PREFIX))
        .distinct()
        .toList();
  }

  /** The routes that could get the error handling of somebody else. */
  public List<String> unconfigured() {
    return flow.routes().stream()
        .filter(r -> !CONFIGURATIONS.contains(r.node().path("routeConfigurationId").asText()))
        .map(Route::id)
        .toList();
  }

  /** The endpoints of AWS that could get the region or the credentials of somebody else. */
  public List<String> unlocated() {
    return flow.routes().stream()
        .flatMap(
            route ->
                Stream.concat(Stream.of(route.from()), route.producers().map(Step::uri))
                    .filter(uri -> !LOCAL.contains(uri.replaceFirst(":.*", "")))
                    .filter(
                        uri -> !has(uri, "region") || !has(uri, "useDefaultCredentialsProvider"))
                    .map(uri -> route + ": " + uri))
        .toList();
  }

  /**
   * The routes that take messages from a queue and could do so before the routes that they call
   * have started: Camel starts those without an order first, counted from 1,000.
   */
  public List<String> early() {
    return flow.routes().stream()
        .filter(route -> route.from().startsWith("aws2-sqs:"))
        .filter(route -> route.node().path("startupOrder").asInt() < LAST)
        .map(Route::id)
        .toList();
  }

  private static boolean has(String uri, String parameter) {
    return Pattern.compile("[?&]" + parameter + "=.").matcher(uri).find();
  }
}
