package ecrimagecleanup.doctor;

/**
 * A role of IAM.
 *
 * @param arn its ARN
 * @param trustPolicy who may assume it, as JSON
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
 */
public record Role(String arn, String trustPolicy) {}
