package ecrimagecleanup.doctor;

import java.util.List;

/**
 * Asks whether a principal may do something, and does nothing of it.
 *
 * @param principal the ARN of a role or user
 * @param permissions what is asked
 */
public record PermissionQuestion(String principal, List<Permission> permissions) {
  public PermissionQuestion {
    permissions = List.copyOf(permissions);
  }
}
