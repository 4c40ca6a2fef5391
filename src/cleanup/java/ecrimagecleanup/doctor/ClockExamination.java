package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.words.Counts;
import java.time.Duration;
import java.util.List;

/**
 * Does the clock of this machine agree with that of AWS? Checks that come more than {@link
 * Policy#SKEW} early are put off, and AWS refuses calls that are signed with a wrong time.
 *
 * @param reading what is read
 */
public record ClockExamination(Reading reading) implements Examination {
  private static final Duration TOLERATED = Duration.ofMinutes(1);
  private static final String REMEDY = "Synchronise the clock of this machine, with chrony or NTP.";

  @Override
  public String area() {
    return "clock";
  }

  @Override
  public List<Diagnosis> examine() {
    return List.of(judge(reading.caller()));
  }

  Diagnosis judge(Caller caller) {
    if (caller.ahead().isEmpty()) {
      return warning(
          area(),
          "AWS did not say what time it is.",
          "Compare the clock of this machine with another; a proxy may have taken the header Date from the answer.");
    }
    Duration ahead = caller.ahead().get();
    String what =
        "The clock of this machine is %s %s that of AWS."
            .formatted(
                Counts.of(ahead.abs().toSeconds(), "second"),
                ahead.isNegative() ? "behind" : "ahead of");
    if (ahead.abs().compareTo(Policy.SKEW) > 0) {
      return failed(area(), what, REMEDY);
    }
    return ahead.abs().compareTo(TOLERATED) > 0 ? warning(area(), what, REMEDY) : ok(area(), what);
  }
}
