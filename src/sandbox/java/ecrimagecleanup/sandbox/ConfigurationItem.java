package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * The current configuration item of one resource, as a recorder captured it in its account.
 *
 * @param accountId the account of the resource
 * @param region the region of the resource
 * @param resourceType such as {@code AWS::ECS::TaskDefinition}
 * @param resourceId the id; for ECS types the ARN
 * @param arn the ARN
 * @param capturedAt when the recorder captured it
 * @param recordingFrequency {@code CONTINUOUS} or {@code DAILY}
 * @param configuration what the resource schema of the type holds, with its spelling of names
 */
public record ConfigurationItem(
    String accountId,
    String region,
    String resourceType,
    String resourceId,
    String arn,
    Instant capturedAt,
    String recordingFrequency,
    ObjectNode configuration) {}
