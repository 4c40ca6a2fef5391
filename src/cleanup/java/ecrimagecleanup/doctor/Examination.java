package ecrimagecleanup.doctor;

import java.util.List;

/** Looks at one area. It reads and changes nothing. Safe for use by many threads. */
public interface Examination {

  /** What is examined, in a word or two. */
  String area();

  /**
   * What was found, in an order that does not depend on time.
   *
   * @throws RuntimeException if it cannot be examined, with what AWS said as a cause
   */
  List<Diagnosis> examine();

  /**
   * How it is judged that the area cannot be examined: {@link Diagnosis.Status#WARNING} if the
   * application itself does not need what is read there.
   */
  default Diagnosis.Status unreadable() {
    return Diagnosis.Status.FAILED;
  }

  /**
   * Whether it takes more than a few calls, or more the more there is: then it is not made whenever
   * one of many instances starts.
   */
  default boolean isCostly() {
    return false;
  }
}
