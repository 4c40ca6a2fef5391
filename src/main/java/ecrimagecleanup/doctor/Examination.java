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
  List<Finding> examine();

  /**
   * How it is judged that the area cannot be examined: {@link Finding.Status#WARNING} if the
   * application itself does not need what is read there.
   */
  default Finding.Status unreadable() {
    return Finding.Status.FAILED;
  }
}
