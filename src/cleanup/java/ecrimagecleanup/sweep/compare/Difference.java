package ecrimagecleanup.sweep.compare;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.sweep.Tally;
import java.math.BigDecimal;
import java.util.List;

/**
 * What two policies differ in, in sum, of one repository or of many.
 *
 * @param repositories how many repositories
 * @param changed in how many of them an image changes
 * @param all all images
 * @param now what can be removed under the policy that is set
 * @param then what could be removed under the other
 * @param added what could be removed under the other alone
 * @param dropped what can be removed under the policy that is set alone
 * @param otherwise what changes in another way: it stays for another reason, or something else is
 *     done with it
 * @param unknown how many images stay under the other policy because something is unknown
 */
public record Difference(
    long repositories,
    long changed,
    Tally all,
    Tally now,
    Tally then,
    Tally added,
    Tally dropped,
    Tally otherwise,
    long unknown) {

  /** Of nothing. */
  public static final Difference NONE =
      new Difference(
          0, 0, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, 0);

  /** Of one repository. */
  public static Difference of(ComparedPlan plan) {
    List<Change> images = plan.images();
    Tally all = Tally.NONE;
    Tally now = Tally.NONE;
    Tally then = Tally.NONE;
    Tally added = Tally.NONE;
    Tally dropped = Tally.NONE;
    Tally otherwise = Tally.NONE;
    long unknown = 0;
    for (Change image : images) {
      Tally one = new Tally(1, image.now().bytes());
      all = all.plus(one);
      now = Change.goes(image.now()) ? now.plus(one) : now;
      then = Change.goes(image.then()) ? then.plus(one) : then;
      added = image.isAdded() ? added.plus(one) : added;
      dropped = image.isDropped() ? dropped.plus(one) : dropped;
      otherwise =
          image.isOne() && !image.isAdded() && !image.isDropped() ? otherwise.plus(one) : otherwise;
      unknown += image.then().verdict().kind() == Kind.UNKNOWN ? 1 : 0;
    }
    boolean changes = images.stream().anyMatch(Change::isOne);
    return new Difference(1, changes ? 1 : 0, all, now, then, added, dropped, otherwise, unknown);
  }

  /** Of both. */
  public Difference plus(Difference other) {
    return new Difference(
        repositories + other.repositories,
        changed + other.changed,
        all.plus(other.all),
        now.plus(other.now),
        then.plus(other.then),
        added.plus(other.added),
        dropped.plus(other.dropped),
        otherwise.plus(other.otherwise),
        unknown + other.unknown);
  }

  /** How many bytes more could be removed under the other policy; less than 0 if it is fewer. */
  public long bytes() {
    return then.bytes() - now.bytes();
  }

  /**
   * What these cost a month, to the cent, less than 0 if it is less.
   *
   * @param pricePerGb the price of a GB (10^9 bytes) and month
   */
  public BigDecimal monthlyCost(BigDecimal pricePerGb) {
    return new Tally(0, bytes()).monthlyCost(pricePerGb);
  }
}
