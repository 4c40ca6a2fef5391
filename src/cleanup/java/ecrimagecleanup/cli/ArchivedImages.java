package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Images that are in the archive.
 *
 * @param images those of each repository, the one that went there first at first
 */
record ArchivedImages(Map<Repository, List<Image>> images) {
  private static final int SHORTEST_TAGS = 8;

  /**
   * Those that went there since a time.
   *
   * @param repositories where they are
   */
  static ArchivedImages since(Instant time, List<Repository> repositories, Gateway gateway) {
    Map<Repository, List<Image>> images = new TreeMap<>(Comparator.comparing(Repository::toString));
    for (Repository repository : repositories) {
      List<Image> archived =
          gateway
              .list(Endpoint.LIST_IMAGES, "", Repositories.about(repository), Image.class)
              .stream()
              .filter(Image::archived)
              .filter(image -> image.archivedAt().filter(at -> !at.isBefore(time)).isPresent())
              .sorted(Comparator.comparing((Image image) -> image.archivedAt().orElseThrow()))
              .toList();
      if (!archived.isEmpty()) {
        images.put(repository, archived);
      }
    }
    return new ArchivedImages(images);
  }

  boolean isEmpty() {
    return images.isEmpty();
  }

  /** How many there are, and how large they are. */
  String inWords() {
    List<Image> all = images.values().stream().flatMap(List::stream).toList();
    return "%s with %s"
        .formatted(
            Counts.of(all.size(), "image"),
            Bytes.inWords(all.stream().mapToLong(Image::storedBytes).sum()));
  }

  Table table() {
    Table table =
        new Table(
            List.of(
                Column.of("image"),
                Column.of("tags").cutTo(SHORTEST_TAGS).leftOutAt(1),
                Column.of("archived"),
                Column.ofNumbers("size").leftOutAt(2)));
    images.forEach(
        (repository, archived) ->
            archived.forEach(
                image ->
                    table.row(
                        repository.name() + "@" + image.digest().firstDigits(),
                        image.tags().stream().collect(Collectors.joining(" ")),
                        Times.utc(image.archivedAt().orElseThrow()),
                        Bytes.inWords(image.storedBytes()))));
    return table;
  }
}
