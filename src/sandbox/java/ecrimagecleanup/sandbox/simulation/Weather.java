package ecrimagecleanup.sandbox.simulation;

import java.time.Duration;

/**
 * How AWS behaves in a history, besides the faults at calls.
 *
 * @param lag how long a capture takes to reach the aggregator
 * @param eventDuplicates the share of events that EventBridge delivers twice
 * @param eventDelays the share of events that come late, and so out of order
 * @param eventLosses the share of events that never come
 * @param longestDelay how late at most
 * @param messageDuplicates the share of messages that SQS delivers twice
 * @param deletionLosses the share of deletions of messages that SQS forgets
 * @param scheduleLateness how late at most a schedule fires
 * @param scheduleDuplicates the share of schedules that fire twice
 * @param listedAfterFiring how long a schedule can be seen after it fired
 * @param skew how far the clock of the application is ahead of the world's
 */
record Weather(
    Duration lag,
    double eventDuplicates,
    double eventDelays,
    double eventLosses,
    Duration longestDelay,
    double messageDuplicates,
    double deletionLosses,
    Duration scheduleLateness,
    double scheduleDuplicates,
    Duration listedAfterFiring,
    Duration skew) {

  /** Everything is as good as AWS can be. */
  static final Weather FAIR =
      new Weather(
          Duration.ofMinutes(2),
          0,
          0,
          0,
          Duration.ZERO,
          0,
          0,
          Duration.ZERO,
          0,
          Duration.ZERO,
          Duration.ZERO);

  /** The same with events that never come. */
  Weather losing(double events) {
    return new Weather(
        lag,
        eventDuplicates,
        eventDelays,
        events,
        longestDelay,
        messageDuplicates,
        deletionLosses,
        scheduleLateness,
        scheduleDuplicates,
        listedAfterFiring,
        skew);
  }
}
