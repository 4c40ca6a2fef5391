package ecrimagecleanup.component.reader;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The IAM actions that requests ask for: called like them, but that a batch has none of its own.
 */
final class Actions {
  private Actions() {}

  static Set<String> of(String service, List<Object> requests) {
    return requests.stream()
        .map(request -> request.getClass().getSimpleName().replaceFirst("(Batch)?Request$", ""))
        .map(operation -> service + ":" + operation)
        .collect(Collectors.toSet());
  }
}
