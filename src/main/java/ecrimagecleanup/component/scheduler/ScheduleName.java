package ecrimagecleanup.component.scheduler;

import java.util.regex.Pattern;

/** The names that EventBridge Scheduler allows. */
final class ScheduleName {
  /** What a name has to be, to end a message with. */
  static final String GRAMMAR_IN_WORDS = "1 to 64 of the characters 0-9 a-z A-Z - _ and dot.";

  /**
   * The grammar of names of schedules and of groups.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule</a>
   */
  private static final Pattern GRAMMAR = Pattern.compile("[0-9a-zA-Z_.-]{1,64}");

  private ScheduleName() {}

  static boolean isName(String text) {
    return GRAMMAR.matcher(text).matches();
  }

  /**
   * The same text.
   *
   * @throws IllegalArgumentException if it is no name
   */
  static String require(String header, String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException(
          "The header %s has to be %s".formatted(header, GRAMMAR_IN_WORDS));
    }
    return text;
  }
}
