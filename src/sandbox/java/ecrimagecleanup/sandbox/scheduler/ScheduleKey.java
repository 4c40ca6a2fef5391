package ecrimagecleanup.sandbox.scheduler;

import java.util.Comparator;

/** Where a schedule is; in the order in which schedules are listed. */
record ScheduleKey(String accountId, String region, String name, String group)
    implements Comparable<ScheduleKey> {
  private static final Comparator<ScheduleKey> ORDER =
      Comparator.comparing(ScheduleKey::accountId)
          .thenComparing(ScheduleKey::region)
          .thenComparing(ScheduleKey::name)
          .thenComparing(ScheduleKey::group);

  GroupKey groupKey() {
    return new GroupKey(accountId, region, group);
  }

  String arn() {
    return "arn:aws:scheduler:" + region + ":" + accountId + ":schedule/" + group + "/" + name;
  }

  @Override
  public int compareTo(ScheduleKey other) {
    return ORDER.compare(this, other);
  }
}
