package ecrimagecleanup.sandbox.ecr;

import ecrimagecleanup.sandbox.ImageKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What other services of AWS can see of an image at one moment.
 *
 * @param key which image
 * @param index whether it only lists other images
 * @param status {@code ACTIVE}, {@code ARCHIVED} or {@code ACTIVATING}
 * @param tags its tags, sorted
 * @param pushedAt when it was pushed first
 * @param lastPull when it was last pulled, as far as ECR has recorded it
 */
public record StoredImage(
    ImageKey key,
    boolean index,
    String status,
    List<String> tags,
    Instant pushedAt,
    Optional<Instant> lastPull) {}
