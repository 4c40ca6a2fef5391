package ecrimagecleanup.route.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.ObjectHelper;

/**
 * Types by the names that descriptions of routes use for them. Of two classes with the same simple
 * name each counts.
 */
final class Types {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Set<String> WORDS =
      Set.of(Signature.NOTHING, Signature.ANY, Signature.MESSAGE);

  private final Map<String, Set<Class<?>>> classes = new HashMap<>();

  /**
   * @param known the classes that descriptions can name besides some of Java's own
   */
  Types(Stream<Class<?>> known) {
    Stream<Class<?>> java =
        Stream.of(
            Object.class,
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Iterable.class,
            java.util.Collection.class,
            List.class,
            Set.class,
            Map.class,
            java.util.Optional.class,
            java.time.Instant.class,
            java.time.Duration.class);
    Stream.concat(java, known)
        .forEach(type -> classes.computeIfAbsent(name(type), n -> new HashSet<>()).add(type));
  }

  /** The name of a type. */
  static String name(Type type) {
    if (type instanceof Class<?> one) {
      return ObjectHelper.convertPrimitiveTypeToWrapperType(one).getSimpleName();
    }
    if (type instanceof ParameterizedType generic) {
      return name(generic.getRawType())
          + Arrays.stream(generic.getActualTypeArguments())
              .map(Types::name)
              .collect(Collectors.joining(", ", "<", ">"));
    }
    if (type instanceof WildcardType wildcard) {
      return name(wildcard.getUpperBounds()[0]);
    }
    return type instanceof TypeVariable<?> ? Signature.ANY : type.getTypeName();
  }

  /** What the elements of a list or another collection are. */
  static String element(String collection) {
    return collection.endsWith(">") && !collection.contains(",")
        ? collection.substring(collection.indexOf('<') + 1, collection.length() - 1)
        : Signature.ANY;
  }

  /** The names in a type that are no class and no word of the language. */
  List<String> unknown(String type) {
    return NAME.matcher(type)
        .results()
        .map(found -> found.group())
        .filter(name -> !WORDS.contains(name) && !classes.containsKey(name))
        .toList();
  }

  /** Whether a body that is one thing can be used as another. */
  boolean fits(String found, String expected) {
    if (found.equals(expected)
        || found.equals(Signature.ANY)
        || List.of(Signature.ANY, Signature.NOTHING, "Object").contains(expected)) {
      return true;
    }
    return found.equals(Signature.MESSAGE)
        ? expected.equals("String")
        : isSubtype(raw(found), raw(expected)) && parametersFit(found, expected);
  }

  private boolean isSubtype(String found, String expected) {
    return classes.getOrDefault(found, Set.of()).stream()
        .anyMatch(
            type ->
                classes.getOrDefault(expected, Set.of()).stream()
                    .anyMatch(wider -> wider.isAssignableFrom(type)));
  }

  /** A raw type on either side says nothing of its parameters. */
  private static boolean parametersFit(String found, String expected) {
    String these = found.substring(raw(found).length());
    String those = expected.substring(raw(expected).length());
    return these.isEmpty()
        || those.isEmpty()
        || these.equals(those)
        || those.contains("Object")
        || those.contains(Signature.ANY);
  }

  private static String raw(String type) {
    return type.replaceFirst("<.*", "");
  }
}
