package ecrimagecleanup.component.scheduler;

import ecrimagecleanup.check.PendingSearch;
import ecrimagecleanup.component.Form;
import java.util.regex.Pattern;

/** The grammar of the names that EventBridge Scheduler allows. */
final class SchedulerNames {
  /** A name of a schedule, or how some begin. */
  static final Form<String> FORM =
      new Form<>(
          String.class,
          "1 to 64 of the characters 0-9 a-z A-Z - _ and dot",
          SchedulerNames::require);

  /** How names begin that are looked for. */
  static final Form<PendingSearch> SEARCH =
      new Form<>(
          PendingSearch.class,
          "1 to 64 of the characters 0-9 a-z A-Z - _ and dot",
          text -> PendingSearch.ofAll(require(text)));

  /**
   * The grammar of names of schedules and of groups.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule</a>
   */
  private static final Pattern GRAMMAR = Pattern.compile("[0-9a-zA-Z_.-]{1,64}");

  private SchedulerNames() {}

  static boolean isName(String text) {
    return GRAMMAR.matcher(text).matches();
  }

  private static String require(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException("It is no name.");
    }
    return text;
  }
}
