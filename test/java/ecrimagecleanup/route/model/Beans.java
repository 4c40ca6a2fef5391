package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes of the beans that files declare. */
public record Beans(Map<String, Class<?>> types) {

  static Beans of(Stream<JsonNode> declarations) {
    Map<String, Class<?>> types = new TreeMap<>();
    declarations.forEach(bean -> types.put(bean.path("name").asText(), type(bean)));
    return new Beans(types);
  }

  private static Class<?> type(JsonNode bean) {
    Class<?> type = load(bean.path("type").asText());
    Class<?> factory = bean.has("factoryBean") ? load(bean.path("factoryBean").asText()) : type;
    return bean.has("factoryMethod")
        ? named(factory, bean.path("factoryMethod").asText()).get(0).getReturnType()
        : type;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name.replaceFirst("#class:", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("There is no class " + name, e);
    }
  }

  /**
   * The methods that a call can mean: several if it is overloaded.
   *
   * @throws IllegalStateException if the bean or the method does not exist
   */
  List<Method> methods(BeanCall call) {
    Class<?> type = types.get(call.bean());
    return named(type == null ? load(call.bean()) : type, call.method());
  }

  private static List<Method> named(Class<?> type, String name) {
    List<Method> methods =
        Stream.of(type.getMethods())
            .filter(m -> m.getName().equals(name) && !m.isBridge())
            .filter(m -> Modifier.isPublic(m.getModifiers()))
            .toList();
    if (methods.isEmpty()) {
      throw new IllegalStateException("%s has no method %s".formatted(type.getName(), name));
    }
    return methods;
  }
}
