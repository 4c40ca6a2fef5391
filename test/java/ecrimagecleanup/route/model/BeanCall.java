package ecrimagecleanup.route.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A call of a bean's method.
 *
 * @param bean the name of the bean, or the name of a class
 * @param method the name of the method
 * @param arguments what stands between the parentheses; none if there are no parentheses, so that
 *     Camel looks at the annotations of the parameters
 */
public record BeanCall(String bean, String method, Optional<String> arguments) {
  static Optional<BeanCall> of(JsonNode node) {
    String bean = node.path("ref").asText(node.path("beanType").asText());
    return bean.isEmpty() ? Optional.empty() : Optional.of(of(bean, node.path("method").asText()));
  }

  static BeanCall of(String bean, String text) {
    int open = text.indexOf('(');
    return open < 0
        ? new BeanCall(bean, text, Optional.empty())
        : new BeanCall(
            bean,
            text.substring(0, open),
            Optional.of(text.substring(open + 1).replaceFirst("\\)$", "")));
  }

  @Override
  public String toString() {
    return bean + "." + method;
  }
}
