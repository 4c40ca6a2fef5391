package ecrimagecleanup.sandbox.lambda;

import ecrimagecleanup.sandbox.AwsError;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of an account in a region. Guarded by the lock of the world. */
final class FunctionRegion {
  private final String prefix;
  private final NavigableMap<String, Function> functions = new TreeMap<>();

  /** No number is given twice to a function of a name, not even after a deletion. */
  private final Map<String, Integer> numbers = new HashMap<>();

  FunctionRegion(String accountId, String region) {
    prefix = "arn:aws:lambda:%s:%s:function:".formatted(region, accountId);
  }

  /** How a call names a function, and a version or an alias of it. */
  record Named(String name, Optional<String> qualifier) {}

  /** Reads a name or an ARN, each with or without a qualifier. */
  Named named(String text, Optional<String> qualifier) {
    String rest = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    int colon = rest.indexOf(':');
    return colon < 0
        ? new Named(rest, qualifier)
        : new Named(rest.substring(0, colon), Optional.of(rest.substring(colon + 1)));
  }

  String arn(String name) {
    return prefix + name;
  }

  Function find(String name) {
    return Optional.ofNullable(functions.get(name)).orElseThrow(() -> Function.notFound(arn(name)));
  }

  void add(String name, Function function) {
    if (functions.putIfAbsent(name, function) != null) {
      throw new AwsError(409, "ResourceConflictException", "Function already exist: " + name);
    }
  }

  boolean has(String name) {
    return functions.containsKey(name);
  }

  void remove(String name) {
    find(name).delete();
    functions.remove(name);
  }

  int nextNumber(String name) {
    return numbers.merge(name, 1, Integer::sum);
  }

  NavigableMap<String, Function> functions() {
    return functions;
  }
}
