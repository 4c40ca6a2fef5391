package ecrimagecleanup.message;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of a dead-letter queue, as it lies there.
 *
 * @param id the id that SQS gave it; a redrive policy keeps it, so the log of the application has
 *     it too
 * @param sent when it was first sent, if SQS says so
 * @param receives how often it was received: by the application, and once by each look at it
 * @param errorCode what EventBridge says if it could not deliver it
 * @param errorMessage more of that
 * @param body what it says
 */
public record DeadLetter(
    String id,
    Optional<Instant> sent,
    int receives,
    Optional<String> errorCode,
    Optional<String> errorMessage,
    String body) {}
