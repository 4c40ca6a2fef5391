package ecrimagecleanup.evidence.inspector;

import java.util.Map;

/**
 * Whether Amazon Inspector scans the ECR images of accounts.
 *
 * @param statuses by account: the status of ECR scanning, such as {@code ENABLED}; or the error
 *     code of one that Inspector does not tell of; empty if it says neither. An account that it
 *     leaves out is missing
 */
public record InspectorAccounts(Map<String, String> statuses) {
  /** The status of an account whose images are scanned. */
  public static final String ENABLED = "ENABLED";

  public InspectorAccounts {
    statuses = Map.copyOf(statuses);
  }
}
