package ecrimagecleanup.owners;

import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reports of all owners. Of each repository a few figures stay, and none of its images.
 *
 * @param tag the key of the tag of repositories that names their owner
 * @param all the reports, by the name of the owner, and last that of nobody
 */
public record OwnerReports(String tag, List<OwnerReport> all) {
  public OwnerReports {
    all = List.copyOf(all);
  }

  /**
   * Adds up plans.
   *
   * @param tag the key of the tag of repositories that names their owner
   * @param plans the repositories; the next is taken when the one before is added up
   */
  public static OwnerReports of(String tag, Iterator<RepositoryPlan> plans) {
    SortedMap<Owner, List<OwnedRepository>> owned = new TreeMap<>();
    while (plans.hasNext()) {
      RepositoryPlan plan = plans.next();
      owned
          .computeIfAbsent(Owner.of(plan.tags(), tag), owner -> new ArrayList<>())
          .add(OwnedRepository.of(plan));
    }
    List<OwnerReport> all = new ArrayList<>();
    owned.forEach((owner, repositories) -> all.add(new OwnerReport(owner, repositories)));
    return new OwnerReports(tag, all);
  }
}
