package ecrimagecleanup.component;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a message brings to a producer: an object of a type, or the text of its {@link Form}.
 * Nothing else is converted: a body of another type is a mistake in the route, and a silent
 * conversion would hide it.
 *
 * @param endpoint the endpoint, for messages of errors
 * @param message the message
 */
public record Input(String endpoint, Message message) {
  private static final int SHOWN_CHARACTERS = 100;

  /** What stands between the elements of a body that is one text. */
  private static final String SEPARATOR = ",";

  /**
   * The body.
   *
   * @throws IllegalArgumentException if it is not of that type
   */
  public <T> T body(Class<T> type) {
    return cast("a body", message.getBody(), type);
  }

  /**
   * The body, an object or its text.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public <T> T body(Form<T> form) {
    return read("body", message.getBody(), form);
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
   * The body, which is a collection of objects and texts, or one text with commas between the
   * elements.
   *
   * @throws IllegalArgumentException if it is neither, or an element is neither an object nor its
   *     text
   */
  public <T> List<T> bodies(Form<T> form) {
    List<T> elements = new ArrayList<>();
    for (@Nullable Object element : bodyElements()) {
      elements.add(
          element instanceof String text
              ? parse("body", text, form)
              : cast("a body of elements", element, form.type()));
    }
    return List.copyOf(elements);
  }

  /**
   * The body, which is a map of texts, or one text like {@code KEY=VALUE,KEY=VALUE}; in that text a
   * key has no equals sign.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public Map<String, String> entries() {
    Map<String, String> entries = new HashMap<>();
    if (message.getBody() instanceof String text) {
      for (String entry : elements(text)) {
        int equals = entry.indexOf('=');
        if (equals < 1) {
          throw notOfForm("body", entry, "KEY=VALUE");
        }
        entries.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    } else {
      for (Map.Entry<?, ?> entry :
          ((Map<?, ?>) cast("a body", message.getBody(), Map.class)).entrySet()) {
        entries.put(
            cast("a body of keys", entry.getKey(), String.class),
            cast("a body of values", entry.getValue(), String.class));
      }
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
   * A header that has to be there, an object or its text.
   *
   * @throws IllegalArgumentException if it is missing, or neither
   */
  public <T> T header(String name, Form<T> form) {
    return read("header " + name, message.getHeader(name), form);
  }

  /**
   * A header that may be missing.
   *
   * @throws IllegalArgumentException if it is there and not of that type
   */
  public <T> Optional<T> optionalHeader(String name, Class<T> type) {
    return message.getHeader(name) == null ? Optional.empty() : Optional.of(header(name, type));
  }

  /**
   * A header that may be missing, an object or its text.
   *
   * @throws IllegalArgumentException if it is there and neither
   */
  public <T> Optional<T> optionalHeader(String name, Form<T> form) {
    return message.getHeader(name) == null ? Optional.empty() : Optional.of(header(name, form));
  }

  private Collection<?> bodyElements() {
    return message.getBody() instanceof String text
        ? elements(text)
        : cast("a body", message.getBody(), Collection.class);
  }

  private static List<String> elements(String text) {
    return Arrays.stream(text.split(SEPARATOR, -1)).map(String::strip).toList();
  }

  private <T> T read(String what, @Nullable Object value, Form<T> form) {
    return value instanceof String text
        ? parse(what, text, form)
        : cast((what.equals("body") ? "a " : "the ") + what, value, form.type());
  }

  private <T> T parse(String what, String text, Form<T> form) {
    try {
      return form.parser().apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw notOfForm(what, text, form.grammar());
    }
  }

  private IllegalArgumentException notOfForm(String what, String text, String grammar) {
    return new IllegalArgumentException(
        "%s: the %s is \"%s\", which is not %s.".formatted(endpoint, what, shown(text), grammar));
  }

  /** Short, and on one line: it did not pass a grammar. */
  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
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
