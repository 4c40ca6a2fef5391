package ecrimagecleanup.route.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointHeaderModel;

/**
 * Which headers the operations of components need and which they set, by the catalog: a header's
 * label names its operations, and the description of one that is set begins with {@code Set by the
 * component}. What the catalog leaves open stands here.
 */
public record EndpointHeaders(CamelCatalog catalog) {
  private static final Pattern OPERATION = Pattern.compile("[?&]operation=([A-Za-z]+)");
  private static final String OF_ALL_OPERATIONS = "producer";
  private static final String NAME = "CamelEventBridgeSchedulerName";

  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "eventbridge-scheduler createSchedule", List.of(NAME, "CamelEventBridgeSchedulerAt"),
          "eventbridge-scheduler describeSchedule", List.of(NAME),
          "eventbridge-scheduler deleteSchedule", List.of(NAME),
          "aws-parameter-store getParameter", List.of("CamelAwsParameterStoreName"),
          "aws2-eventbridge putEvent",
              List.of(
                  "CamelAwsEventbridgeSource",
                  "CamelAwsEventbridgeDetailType",
                  "CamelAwsEventbridgeResourcesArn"));

  Stream<String> needed(String uri) {
    return Stream.concat(
        headers(uri).filter(h -> h.isRequired() && !isSet(h)).map(EndpointHeaderModel::getName),
        NEEDED.getOrDefault(scheme(uri) + " " + operation(uri), List.of()).stream());
  }

  Stream<String> set(String uri) {
    return headers(uri).filter(EndpointHeaders::isSet).map(EndpointHeaderModel::getName);
  }

  private Stream<EndpointHeaderModel> headers(String uri) {
    Optional<ComponentModel> model = Optional.ofNullable(catalog.componentModel(scheme(uri)));
    return model.stream()
        .flatMap(component -> component.getEndpointHeaders().stream())
        .filter(header -> isOf(header, operation(uri)));
  }

  private static boolean isOf(EndpointHeaderModel header, String operation) {
    String label = Optional.ofNullable(header.getLabel()).orElse("");
    List<String> labels = Arrays.asList(label.split("[ ,]+"));
    return labels.contains(OF_ALL_OPERATIONS) || labels.contains(operation);
  }

  private static boolean isSet(EndpointHeaderModel header) {
    return header.getDescription().startsWith("Set by the component");
  }

  private static String scheme(String uri) {
    return uri.replaceFirst(":.*", "");
  }

  private static String operation(String uri) {
    Matcher operation = OPERATION.matcher(uri);
    return operation.find() ? operation.group(1) : "";
  }
}
