package ecrimagecleanup.doctor;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that a principal may or may not do.
 *
 * @param action such as {@code ecr:DescribeImages}
 * @param resource an ARN without wildcards, or {@code *} if the action has no resource
 * @param context the condition keys that are known
 */
public record Permission(String action, String resource, Map<String, String> context) {
  public Permission {
    context = Map.copyOf(context);
  }

  /** Without condition keys. */
  public static Permission of(String action, String resource) {
    return new Permission(action, resource, Map.of());
  }

  @Override
  public String toString() {
    return context.isEmpty()
        ? "%s on %s".formatted(action, resource)
        : "%s on %s with %s".formatted(action, resource, new TreeMap<>(context));
  }
}
