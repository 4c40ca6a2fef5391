package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;

/**
 * What it cost to read a registry once.
 *
 * @param calls how many calls of AWS
 * @param time how long it took
 * @param images how many images the reader says can go
 */
record Cost(long calls, Duration time, long images) {}
