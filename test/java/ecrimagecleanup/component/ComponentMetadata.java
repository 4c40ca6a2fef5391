package ecrimagecleanup.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the build wrote down of one component of this project.
 *
 * @param scheme its scheme
 * @param json its metadata, as Camel's catalog reads it
 */
public record ComponentMetadata(String scheme, JsonNode json) {
  private static final String SERVICES = "/META-INF/services/org/apache/camel/";

  /** All components that call AWS, by scheme: those that have operations. */
  public static List<ComponentMetadata> all() {
    return Arrays.stream(
            properties(SERVICES + "component.properties").getProperty("components").split(" "))
        .sorted()
        .map(ComponentMetadata::of)
        .filter(component -> component.json().at("/properties/operation").isObject())
        .toList();
  }

  private static ComponentMetadata of(String scheme) {
    String component = properties(SERVICES + "component/" + scheme).getProperty("class");
    String folder = component.substring(0, component.lastIndexOf('.')).replace('.', '/');
    try (InputStream in = resource("/META-INF/%s/%s.json".formatted(folder, scheme))) {
      return new ComponentMetadata(scheme, new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The enum of its option {@code operation}. */
  public Class<?> operationType() {
    try {
      return Class.forName(json.at("/properties/operation/javaType").asText());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values of its option {@code operation}. */
  public List<Enum<?>> operations() {
    return Arrays.stream(operationType().getEnumConstants())
        .<Enum<?>>map(constant -> (Enum<?>) constant)
        .toList();
  }

  /** Every operation of every component that says which IAM actions it needs. */
  public static Stream<AwsOperation> awsOperations() {
    return all().stream()
        .flatMap(component -> component.operations().stream())
        .filter(AwsOperation.class::isInstance)
        .map(AwsOperation.class::cast);
  }

  private static Properties properties(String path) {
    Properties properties = new Properties();
    try (InputStream in = resource(path)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static InputStream resource(String path) {
    return Objects.requireNonNull(ComponentMetadata.class.getResourceAsStream(path), path);
  }
}
