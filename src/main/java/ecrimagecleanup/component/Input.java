package ecrimagecleanup.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a message brings to a producer. Nothing is converted: a body of another type is a mistake in
 * the route, and a silent conversion would hide it.
 *
 * @param endpoint the endpoint, for messages of errors
 * @param message the message
 */
public record Input(String endpoint, Message message) {

  /**
   * The body.
   *
   * @throws IllegalArgumentException if it is not of that type
   */
  public <T> T body(Class<T> type) {
    return cast("a body", message.getBody(), type);
  }

  /**
   * The body, which is a collection.
   *
   * @throws IllegalArgumentException if it is no collection or an element is not of that type
   */
  public <T> List<T> bodies(Class<T> elementType) {
    List<T> elements = new ArrayList<>();
    for (@Nullable Object element : cast("a body", message.getBody(), Collection.class)) {
      elements.add(cast("a body of elements", element, elementType));
    }
    return List.copyOf(elements);
  }

  /**
   * The body, which is a map.
   *
   * @throws IllegalArgumentException if it is no map, or a key or a value is not of that type
   */
  public <K, V> Map<K, V> entries(Class<K> keyType, Class<V> valueType) {
    Map<K, V> entries = new HashMap<>();
    for (Map.Entry<?, ?> entry :
        ((Map<?, ?>) cast("a body", message.getBody(), Map.class)).entrySet()) {
      entries.put(
          cast("a body of keys", entry.getKey(), keyType),
          cast("a body of values", entry.getValue(), valueType));
    }
    return Map.copyOf(entries);
  }

  /**
   * A header that has to be there.
   *
   * @throws IllegalArgumentException if it is missing or not of that type
   */
  public <T> T header(String name, Class<T> type) {
    return cast("the header " + name, message.getHeader(name), type);
  }

  /**
   * A header that may be missing.
   *
   * @throws IllegalArgumentException if it is there and not of that type
   */
  public <T> Optional<T> optionalHeader(String name, Class<T> type) {
    return message.getHeader(name) == null ? Optional.empty() : Optional.of(header(name, type));
  }

  private <T> T cast(String what, @Nullable Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s needs %s of type %s, but it is %s. Set it before this step."
              .formatted(
                  endpoint,
                  what,
                  type.getSimpleName(),
                  value == null ? "missing" : "of type " + value.getClass().getSimpleName()));
    }
    return type.cast(value);
  }
}
