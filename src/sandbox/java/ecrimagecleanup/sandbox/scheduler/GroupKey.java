package ecrimagecleanup.sandbox.scheduler;

import java.util.Comparator;

/** Where a schedule group is; in the order in which groups are listed. */
record GroupKey(String accountId, String region, String name) implements Comparable<GroupKey> {
  /** The group that every account and region has. */
  static final String DEFAULT = "default";

  private static final Comparator<GroupKey> ORDER =
      Comparator.comparing(GroupKey::accountId)
          .thenComparing(GroupKey::region)
          .thenComparing(GroupKey::name);

  String arn() {
    return "arn:aws:scheduler:" + region + ":" + accountId + ":schedule-group/" + name;
  }

  @Override
  public int compareTo(GroupKey other) {
    return ORDER.compare(this, other);
  }
}
