package ecrimagecleanup.cli;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.RepositoryGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings images back from the archive with all that they need: what it lists, directly or by
 * another index, and what belongs to any of that, such as signatures. ECR gives no manifest of an
 * index before it is restored, so it goes level by level.
 *
 * @param gateway calls the endpoints
 * @param repository the header that names the repository
 * @param waiting waits before the next look, and says whether there is to be one
 * @param restored takes each image for which ECR was asked
 */
record TreeRestoration(
    Gateway gateway, Map<String, Object> repository, Waiting waiting, Consumer<Image> restored) {

  /** What is done while indexes are on their way from the archive. */
  @FunctionalInterface
  interface Waiting {
    /**
     * Waits.
     *
     * @param indexes those that cannot be read yet
     * @return whether to look again
     */
    boolean forNextLook(List<Image> indexes);
  }

  /**
   * What came of it.
   *
   * @param asked the images that ECR was asked to restore, in that order
   * @param unread indexes that cannot be read yet, so that it is not known what they list
   */
  record Result(List<Image> asked, List<Image> unread) {
    Result {
      asked = List.copyOf(asked);
      unread = List.copyOf(unread);
    }
  }

  /** Restores what can be restored now, and goes on as long as that is waited for. */
  Result restore(Collection<Digest> roots) {
    Map<Digest, Image> asked = new LinkedHashMap<>();
    while (true) {
      List<Image> members = members(roots);
      for (Image member : members) {
        // ECR may still show it in the archive at the next look.
        if (member.archived() && !asked.containsKey(member.digest())) {
          gateway.send(Endpoint.RESTORE_IMAGE, member.digest(), repository);
          asked.put(member.digest(), member);
          restored.accept(member);
        }
      }
      List<Image> unread = members.stream().filter(Image::isUnreadableIndex).toList();
      if (unread.isEmpty() || !waiting.forNextLook(unread)) {
        return new Result(new ArrayList<>(asked.values()), unread);
      }
    }
  }

  /** The images and all that hangs on them, as far as it exists and can be known now. */
  private List<Image> members(Collection<Digest> roots) {
    Map<Digest, Image> all =
        gateway.list(Endpoint.LIST_IMAGES, "", repository, Image.class).stream()
            .collect(toMap(Image::digest, identity()));
    RepositoryGraph graph = new RepositoryGraph(all.values(), List.of());
    Set<Digest> members = new LinkedHashSet<>();
    Collection<Digest> more = roots;
    while (!more.isEmpty()) {
      members.addAll(more);
      Set<Digest> next = new LinkedHashSet<>(listed(more, all));
      more.forEach(member -> next.addAll(graph.referrers(member)));
      next.removeIf(digest -> members.contains(digest) || !all.containsKey(digest));
      more = next;
    }
    return members.stream().filter(all::containsKey).map(all::get).toList();
  }

  /** Whatever the readable indexes among some images list. */
  private List<Digest> listed(Collection<Digest> some, Map<Digest, Image> all) {
    List<Image> indexes =
        some.stream()
            .filter(all::containsKey)
            .map(all::get)
            .filter(Image::isReadableIndex)
            .toList();
    if (indexes.isEmpty()) {
      return List.of();
    }
    return gateway
        .ask(Endpoint.DESCRIBE_IMAGE_TREE, indexes, repository, ImageTree.class)
        .manifests()
        .values()
        .stream()
        .flatMap((Manifest index) -> index.children().stream())
        .distinct()
        .toList();
  }
}
