package ecrimagecleanup.evidence.inspector;

/**
 * For how long Amazon Inspector goes on scanning an image of ECR. After that it says nothing of it.
 *
 * @param afterPush how long after the push, such as {@code DAYS_14} or {@code LIFETIME}; empty if
 *     it does not say
 * @param afterPull how long after what {@code mode} names; empty if it does not say
 * @param mode {@code LAST_PULL_DATE} or {@code LAST_IN_USE_AT}; empty if it does not say
 * @see <a
 *     href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_EcrRescanDurationState.html">EcrRescanDurationState</a>
 */
public record RescanDurations(String afterPush, String afterPull, String mode) {}
