package ecrimagecleanup.component.ecs;

import java.time.Duration;
import java.util.Optional;

/**
 * What is the same for the readings of all workloads.
 *
 * @param memory what is remembered of revisions
 * @param listAge how old a list of ACTIVE task definitions may be
 * @param canary the family of a task definition that is ACTIVE in every workload
 */
record HowToRead(RevisionMemory memory, Duration listAge, Optional<String> canary) {}
