package ecrimagecleanup.sandbox;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts whose live state cannot be read: their roles can be assumed, but every call of ECS in
 * them is denied, or already the roles cannot be assumed. Safe for several threads.
 */
public final class UnreadableAccounts implements FaultInjector {
  private final Set<String> calls = ConcurrentHashMap.newKeySet();
  private final Set<String> roles = ConcurrentHashMap.newKeySet();

  /** Every call of ECS in the account is denied from now on. */
  public void denyCalls(String accountId) {
    calls.add(accountId);
  }

  /** No role of the account can be assumed from now on; credentials that are issued go on. */
  public void denyRoles(String accountId) {
    roles.add(accountId);
  }

  /** Nothing of the account is denied any more. */
  public void allow(String accountId) {
    calls.remove(accountId);
    roles.remove(accountId);
  }

  @Override
  public Optional<Fault> before(AwsCall call) {
    return switch (call.service()) {
      case "ecs" -> calls.contains(call.accountId()) ? deniedCall(call) : Optional.empty();
      case "sts" ->
          roles.stream().anyMatch(account -> role(call).contains("::" + account + ":role/"))
              ? deniedRole(call)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Fault> deniedCall(AwsCall call) {
    return Optional.of(
        new Fault.Answered(
            AwsError.badRequest(
                "AccessDeniedException",
                "User: arn:aws:sts::%s:assumed-role/sandbox/sandbox is not authorized to perform:"
                    .concat(" ecs:%s on resource: * because no identity-based policy allows it")
                    .formatted(call.accountId(), call.operation()))));
  }

  private static Optional<Fault> deniedRole(AwsCall call) {
    return Optional.of(
        new Fault.Answered(
            new AwsError(
                403,
                "AccessDenied",
                "User: arn:aws:sts::%s:assumed-role/sandbox/sandbox is not authorized to perform:"
                    .concat(" sts:AssumeRole on resource: %s")
                    .formatted(call.accountId(), role(call)))));
  }

  private static String role(AwsCall call) {
    return call.query().getOrDefault("RoleArn", "");
  }
}
