package ecrimagecleanup.sandbox.events;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an event bus is. */
record BusKey(String accountId, String region, String name) implements Comparable<BusKey> {
  /** The bus that every account and region has. */
  static final String DEFAULT = "default";

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:events:([a-z0-9-]+):([0-9]{12}):event-bus/(.+)");
  private static final Comparator<BusKey> ORDER =
      Comparator.comparing(BusKey::accountId)
          .thenComparing(BusKey::region)
          .thenComparing(BusKey::name);

  static boolean isArn(String text) {
    return ARN.matcher(text).matches();
  }

  /** The bus that a name means in an account and a region, or that an ARN names anywhere. */
  static BusKey of(String accountId, String region, String nameOrArn) {
    Matcher arn = ARN.matcher(nameOrArn);
    if (arn.matches()) {
      return new BusKey(arn.group(2), arn.group(1), arn.group(3));
    }
    return new BusKey(accountId, region, nameOrArn.isEmpty() ? DEFAULT : nameOrArn);
  }

  String arn() {
    return "arn:aws:events:" + region + ":" + accountId + ":event-bus/" + name;
  }

  @Override
  public int compareTo(BusKey other) {
    return ORDER.compare(this, other);
  }
}
