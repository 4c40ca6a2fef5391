package ecrimagecleanup.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares what is granted with what was asked for. */
final class LeastPrivilege {
  private LeastPrivilege() {}

  /** The calls that no statement allows. */
  static List<String> refused(List<Statement> statements, Set<Call> calls) {
    return calls.stream()
        .filter(call -> statements.stream().noneMatch(statement -> statement.allows(call)))
        .map(Call::toString)
        .sorted()
        .distinct()
        .toList();
  }

  /** The actions and the resources of statements for which no call was made. */
  static List<String> unused(List<Statement> statements, Set<Call> calls) {
    List<String> unused = new ArrayList<>();
    for (Statement statement : statements) {
      List<Call> allowed = calls.stream().filter(statement::allows).toList();
      statement.actions().stream()
          .filter(action -> allowed.stream().noneMatch(call -> call.action().equals(action)))
          .forEach(action -> unused.add(statement.sid() + ": " + action));
      statement.resources().stream()
          .filter(resource -> allowed.stream().noneMatch(call -> Statement.covers(resource, call)))
          .forEach(resource -> unused.add(statement.sid() + ": on " + resource));
    }
    return unused;
  }
}
