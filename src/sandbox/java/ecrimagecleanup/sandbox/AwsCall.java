package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One call of an AWS API as it reached the sandbox, after authentication and before dispatch.
 *
 * @param accountId the twelve-digit account of the caller
 * @param region the region of the credential scope
 * @param service the signing name: {@code ecr}, {@code ecs}, {@code config}, {@code scheduler}…
 * @param operation the operation of a JSON protocol, the part of {@code X-Amz-Target} after the
 *     dot, or the {@code Action} of the query protocol; empty for REST protocols
 * @param method the HTTP method
 * @param path the decoded path
 * @param query the decoded query parameters; for the query protocol also those of the form body
 * @param body the JSON body; an empty object where there is none
 */
public record AwsCall(
    String accountId,
    String region,
    String service,
    String operation,
    String method,
    String path,
    Map<String, String> query,
    JsonNode body) {}
