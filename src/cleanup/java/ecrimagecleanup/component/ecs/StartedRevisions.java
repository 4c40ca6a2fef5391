package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Family;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The task definitions that rules and schedules name. Not safe for several threads. */
final class StartedRevisions {
  private static final Pattern FAMILY =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:ecs:([a-z0-9-]+):([0-9]{12}):task-definition/)?([A-Za-z0-9_-]{1,255})");

  private final Set<String> revisions = new HashSet<>();
  private final Set<Family> families = new HashSet<>();

  /**
   * One that a rule or a schedule names.
   *
   * @param text an ARN, or a family, with or without a revision; without one the newest is started
   * @param by what names it, for the message of an error
   * @throws UnusableAnswerException if it cannot be read, or is of another account or region
   */
  void add(WorkloadAccount workload, @Nullable String text, String by) {
    String name = text == null ? "" : text;
    Optional<TaskDefinitionArn> revision =
        TaskDefinitionArn.parse(name, workload.accountId(), workload.region());
    if (revision.filter(read -> read.where().equals(workload.toString())).isPresent()) {
      revisions.add(revision.get().brief());
      return;
    }
    Matcher family = FAMILY.matcher(name);
    boolean elsewhere =
        revision.isPresent()
            || !family.matches()
            || (family.group(1) != null
                && !workload.toString().equals(family.group(2) + "/" + family.group(1)));
    if (elsewhere) {
      throw new UnusableAnswerException(
          "The %s names no task definition of this account and region that can be read."
              .formatted(by));
    }
    families.add(new Family(workload.toString(), family.group(3)));
  }

  Set<String> revisions() {
    return revisions;
  }

  Set<Family> families() {
    return families;
  }
}
