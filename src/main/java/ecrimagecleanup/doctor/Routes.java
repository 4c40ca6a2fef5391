package ecrimagecleanup.doctor;

import java.util.List;
import java.util.Optional;

/** The routes by which examinations read. Safe for use by many threads. */
public interface Routes {
  /**
   * Sends a body through a route and waits for its answer.
   *
   * @param route the id of the route
   * @param body what is sent
   * @param answer the type of the answer
   */
  <T> T ask(String route, Object body, Class<T> answer);

  /** Of a route that answers with an {@code Optional}. */
  default <T> Optional<T> find(String route, Object body, Class<T> element) {
    Optional<?> found = ask(route, body, Optional.class);
    return found.map(element::cast);
  }

  /** Of a route that answers with a {@code List}. */
  default <T> List<T> list(String route, Object body, Class<T> element) {
    List<?> found = ask(route, body, List.class);
    return found.stream().<T>map(element::cast).toList();
  }
}
