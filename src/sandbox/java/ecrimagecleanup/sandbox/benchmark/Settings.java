package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;

/**
 * How the application is run, and how AWS answers.
 *
 * @param instances how many instances of the application there are
 * @param consumers how many threads of each take messages from each queue
 * @param parallel how many workloads an instance reads side by side
 * @param latency how long a call takes
 * @param seed the same seed makes the same days
 */
record Settings(int instances, int consumers, int parallel, Duration latency, long seed) {}
