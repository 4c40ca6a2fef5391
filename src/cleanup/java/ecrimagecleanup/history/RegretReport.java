package ecrimagecleanup.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What became of the use of all images that were to go, as their repositories are read one after
 * the other. In the document of a plan it is the field {@code regret}. Safe for several threads.
 */
public final class RegretReport implements PlanPart {
  private static final String UNREAD = "Its repository cannot be read now.";

  private final Following following;
  private final Map<Repository, List<Proposal>> open;
  private final List<Followed> read = new ArrayList<>();
  private final Map<Repository, String> failed = new HashMap<>();

  /** By what cannot be read: why the first could not. */
  private final Map<String, String> reasons = new HashMap<>();

  private final long unreadable;

  /**
   * @param following puts together what is known
   * @param proposals the images that were to go
   * @param unreadable how many records could not be read
   */
  public RegretReport(Following following, List<Proposal> proposals, long unreadable) {
    this.following = following;
    this.open =
        proposals.stream().collect(groupingBy(Proposal::repository, LinkedHashMap::new, toList()));
    this.unreadable = unreadable;
  }

  /** How what is known is put together. */
  public Following following() {
    return following;
  }

  /** How many records could not be read. */
  public long unreadable() {
    return unreadable;
  }

  /** The repositories that are still to be read. */
  public synchronized Set<Repository> repositories() {
    return Set.copyOf(open.keySet());
  }

  /**
   * Takes in a repository that was read. One of which no image was to go is passed over.
   *
   * @param follow says what became of an image
   */
  public void add(Repository repository, Function<Proposal, Followed> follow) {
    List<Followed> followed = proposals(repository).stream().map(follow).toList();
    addRead(repository, followed);
  }

  /**
   * Takes in a repository that could not be read.
   *
   * @param why a sentence
   */
  public synchronized void addFailed(Repository repository, String why) {
    failed.put(repository, withReason(UNREAD, why));
  }

  /**
   * What is said of something that cannot be read. Images are counted by it, and reasons name what
   * they are about, so only that of the first is in it.
   *
   * @param what a sentence
   * @param why another
   */
  public synchronized String withReason(String what, String why) {
    return "%s The reason of the first: %s"
        .formatted(what, reasons.computeIfAbsent(what, any -> why));
  }

  private synchronized List<Proposal> proposals(Repository repository) {
    return open.getOrDefault(repository, List.of());
  }

  private synchronized void addRead(Repository repository, List<Followed> followed) {
    open.remove(repository);
    read.addAll(followed);
  }

  /** What became of all; of a repository that was not read it cannot be known. */
  public synchronized List<Followed> all() {
    List<Followed> all = new ArrayList<>(read);
    open.forEach(
        (repository, proposals) -> {
          Optional<String> why = Optional.of(failed.getOrDefault(repository, UNREAD));
          proposals.forEach(one -> all.add(following.present(one, List.of(), why)));
        });
    return all;
  }

  /** All in numbers. */
  public RegretSummary summary() {
    return RegretSummary.of(all());
  }

  @Override
  public void write(JsonGenerator json, PlanHeader header) throws IOException {
    ObjectNode total = RegretJson.of(this);
    total.remove("record");
    ArrayNode seen = total.putArray("seen");
    all().stream().filter(Followed::isUsed).map(RegretJson::of).forEach(seen::add);
    json.writeFieldName("regret");
    json.writeTree(total);
  }
}
