package ecrimagecleanup.evidence.files;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.ImageReference.Ecr;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The images of a file of YAML or JSON whose repository and tag are values of their own in one
 * mapping, as Helm and Kustomize write them. Only what is clear is resolved; whoever asks keeps
 * every image of what is not.
 */
final class SplitReferences {
  /** The parser takes too long for more; of a larger text nothing is resolved. */
  private static final int MOST_CHARACTERS = 500_000;

  private static final Set<String> NAME = Set.of("repository", "name", "newName", "image");
  private static final Set<String> REPOSITORY = Set.of("repository");
  private static final Set<String> TAG = Set.of("tag", "newTag", "imageTag");
  private static final Set<String> DIGEST = Set.of("digest");
  private static final Set<String> HOST = Set.of("registry");

  private final String file;
  private final Set<Registry> registries;
  private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<FileReference> references = new ArrayList<>();
  private final Set<Repository> split = new HashSet<>();
  private final Map<Repository, String> whole = new HashMap<>();
  private final Map<Object, String> loose = new HashMap<>();
  private final Map<Object, Integer> resolved = new HashMap<>();
  private final Set<Node> counted = Collections.newSetFromMap(new IdentityHashMap<>());

  private SplitReferences(String file, Set<Registry> registries) {
    this.file = file;
    this.registries = registries;
  }

  /** Those of a file; none of a text that is neither YAML nor JSON. */
  static SplitReferences of(String file, String text, Set<Registry> registries) {
    LoadSettings settings = LoadSettings.builder().build();
    SplitReferences all = new SplitReferences(file, registries);
    if (text.length() > MOST_CHARACTERS) {
      return all;
    }
    try {
      new Compose(settings).composeAllFromString(readable(text)).forEach(all::visit);
      return all;
    } catch (YamlEngineException | StackOverflowError e) {
      // A template, or nested so deep that nobody wrote it. What was understood so far is left out.
      return new SplitReferences(file, registries);
    }
  }

  /** YAML does not allow the tabs with which JSON may be indented. */
  private static String readable(String text) {
    return text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
        ? text.replace('\t', ' ')
        : text;
  }

  List<FileReference> references() {
    return references;
  }

  Set<Repository> split() {
    return split;
  }

  /** The repositories beside which no tag stands that can be read, and where. */
  Map<Repository, String> whole() {
    return whole;
  }

  Map<Object, String> loose() {
    return loose;
  }

  /** How often a repository, or a registry alone, stands in the file with its tag beside it. */
  int resolved(Object repositoryOrRegistry) {
    return resolved.getOrDefault(repositoryOrRegistry, 0);
  }

  private void visit(Node node) {
    if (!visited.add(node)) {
      return;
    }
    if (node instanceof MappingNode mapping) {
      read(mapping);
      mapping
          .getValue()
          .forEach(
              entry -> {
                visit(entry.getKeyNode());
                visit(entry.getValueNode());
              });
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::visit);
    }
  }

  private void read(MappingNode mapping) {
    List<ScalarNode> tags = values(mapping, TAG);
    List<ScalarNode> digests = values(mapping, DIGEST);
    List<Object> versions =
        Stream.concat(
                tags.stream().flatMap(tag -> tag(tag.getValue()).stream()),
                digests.stream().flatMap(digest -> digest(digest.getValue()).stream()))
            .toList();
    boolean areClear = versions.size() == tags.size() + digests.size() && !versions.isEmpty();
    List<Found> found = found(mapping);
    if (found.isEmpty()) {
      versions.forEach(version -> loose.put(version, place(mapping)));
    }
    for (Found each : found) {
      if (areClear) {
        versions.forEach(version -> add(each.repository(), version, mapping));
        count(each);
      } else if (each.written() instanceof Registry) {
        whole.put(each.repository(), place(mapping));
        count(each);
      }
    }
  }

  /** An alias stands in another mapping, and not once more in the text. */
  private void count(Found found) {
    if (counted.add(found.node())) {
      resolved.merge(found.written(), 1, Integer::sum);
    }
  }

  private void add(Repository repository, Object version, MappingNode mapping) {
    references.add(
        new FileReference(
            place(mapping),
            version instanceof Digest digest
                ? new Ecr(repository, Optional.empty(), Optional.of(digest))
                : new Ecr(repository, Optional.of((String) version), Optional.empty())));
    split.add(repository);
  }

  /**
   * A repository in a mapping.
   *
   * @param repository the repository
   * @param written what is in the text: the repository, or its registry alone
   * @param node where in the text
   */
  private record Found(Repository repository, Object written, ScalarNode node) {}

  private List<Found> found(MappingNode mapping) {
    List<ScalarNode> names = values(mapping, NAME);
    Stream<Found> inOne =
        names.stream()
            .flatMap(
                name ->
                    repository(name.getValue())
                        .map(repository -> new Found(repository, repository, name))
                        .stream());
    Stream<Found> apart =
        values(mapping, HOST).stream().flatMap(host -> apart(host, mapping).stream());
    return Stream.concat(inOne, apart).toList();
  }

  /** A registry and a repository side by side; empty if there is not just one. */
  private Optional<Found> apart(ScalarNode host, MappingNode mapping) {
    List<ScalarNode> names = values(mapping, REPOSITORY);
    return names.size() == 1
        ? repository(host.getValue() + "/" + names.get(0).getValue())
            .map(repository -> new Found(repository, repository.registry(), host))
        : Optional.empty();
  }

  private Optional<Repository> repository(String uri) {
    try {
      return Optional.of(Repository.parse(uri))
          .filter(repository -> registries.contains(repository.registry()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A tag; empty for what is filled in later. */
  private static Optional<Object> tag(String value) {
    return Optional.<Object>of(value)
        .filter(tag -> ImageReference.parse("x/y:" + tag) instanceof ImageReference.Foreign)
        .filter(tag -> !value.contains("@"));
  }

  private static Optional<Object> digest(String value) {
    try {
      return Optional.of(new Digest(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The values of some keys, without those that are empty. */
  private static List<ScalarNode> values(MappingNode mapping, Set<String> keys) {
    return mapping.getValue().stream()
        .filter(
            entry -> entry.getKeyNode() instanceof ScalarNode key && keys.contains(key.getValue()))
        .map(NodeTuple::getValueNode)
        .filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .filter(value -> !value.getTag().equals(Tag.NULL) && !value.getValue().isBlank())
        .toList();
  }

  private String place(Node node) {
    return node.getStartMark()
        .map(mark -> "%s:%d".formatted(file, mark.getLine() + 1))
        .orElse(file);
  }
}
