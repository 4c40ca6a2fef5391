package ecrimagecleanup.component.identity;

/**
 * What an {@code identity:} endpoint does. The names are the values of the option. The result
 * replaces the body. Nothing is ever changed.
 */
public enum IdentityOperation {
  /** Who calls, and by what clock. Any body becomes a {@link ecrimagecleanup.doctor.Caller}. */
  describeCaller,

  /**
   * The role of an ARN. A {@code String} becomes an {@code Optional} of {@link
   * ecrimagecleanup.doctor.Role}, empty if there is none of its name.
   */
  describeRole,

  /**
   * What a principal may not do, by its policies. A {@link
   * ecrimagecleanup.doctor.PermissionQuestion} becomes a {@code List} of those {@link
   * ecrimagecleanup.doctor.Permission permissions} that it does not have, in their order. One that
   * IAM says nothing of is one that it does not have. Policies of resources are not considered.
   */
  simulate
}
