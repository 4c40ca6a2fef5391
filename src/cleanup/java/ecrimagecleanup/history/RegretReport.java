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
  private final Following following;
  private final Map<Repository, List<Proposal>> open;
  private final List<Followed> read = new ArrayList<>();
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
    open.values().stream()
        .flatMap(List::stream)
        .map(
            one ->
                following.present(
                    one, List.of(), Optional.of("Its repository cannot be read now.")))
        .forEach(all::add);
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
