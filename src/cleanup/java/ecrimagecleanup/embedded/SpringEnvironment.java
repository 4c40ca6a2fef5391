package ecrimagecleanup.embedded;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The properties of an application of Spring. Camel asks Spring for one property at a time and does
 * not know their names; those are needed to find one that is mistyped. To be used only where Spring
 * is on the class path.
 *
 * @see <a
 *     href="https://docs.spring.io/spring-framework/reference/core/beans/environment.html">Environment
 *     Abstraction</a>
 */
final class SpringEnvironment {
  /** The class by which Spring is known. */
  static final String CLASS = "org.springframework.core.env.ConfigurableEnvironment";

  /** The name that Spring gives the bean. */
  private static final String BEAN = "environment";

  private SpringEnvironment() {}

  /** The names of all properties as they were written; none if Spring does not run the context. */
  static Stream<String> names(CamelContext context) {
    return Optional.ofNullable(context.getRegistry().lookupByName(BEAN)).stream()
        .flatMap(
            bean ->
                bean instanceof ConfigurableEnvironment environment
                    ? environment.getPropertySources().stream()
                    : Stream.empty())
        .flatMap(
            source ->
                source instanceof EnumerablePropertySource<?> listed
                    ? Arrays.stream(listed.getPropertyNames())
                    : Stream.empty());
  }
}
