package ecrimagecleanup.fuzz;

import static ecrimagecleanup.fuzz.Refusals.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.settings.QueryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the shipped queries about names that somebody else chose, and runs them as AWS Config would.
 * Either no such thing has such a name, or the query finds exactly what it is to find, whatever the
 * name: neither more nor less.
 */
final class QueryJudge {
  private static final String DIGEST = "@sha256:" + "0a".repeat(32);
  private static final AggregatorQueries QUERIES = shipped();

  /**
   * The names of an attempt.
   *
   * @param accountId of the registry and of the task definition
   * @param region of both
   * @param repository the name of a repository
   * @param family the name of a family, and of a canary
   */
  record Names(String accountId, String region, String repository, String family) {}

  private QueryJudge() {}

  private static AggregatorQueries shipped() {
    try {
      return QueryFiles.load("config/queries");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Judges all queries; how many of the names were those of something. */
  static int judge(Names names) {
    return (understood(() -> judgeRepository(names)) ? 1 : 0)
        + (understood(() -> judgeFamily(names)) ? 1 : 0)
        + (understood(() -> judgeCanary(names.family())) ? 1 : 0);
  }

  private static boolean understood(Runnable judgement) {
    try {
      judgement.run();
      return true;
    } catch (IllegalArgumentException refusal) {
      assertRefusal(refusal);
      return false;
    }
  }

  private static void judgeRepository(Names names) {
    Registry registry = new Registry(names.accountId(), names.region());
    RepositoryNames repository = RepositoryNames.of(new Repository(registry, names.repository()));
    List<String> references = references(repository);
    AggregatorQuery query = QUERIES.taskDefinitionsNaming(repository);

    Set<String> found = Inventory.ofImages(references).found(query);

    assertThat(found).isEqualTo(those(references, text -> isAskedFor(text, repository)));
    assertThat(those(found, text -> means(text, repository)))
        .isEqualTo(those(references, text -> means(text, repository)))
        .hasSize(8 * repository.hosts().size());
    assertThat(Inventory.ofLookAlikes(references).found(query)).isEmpty();
    assertThat(Inventory.ofImages(references).counted(QUERIES.inUse(List.of(registry))))
        .isEqualTo(
            those(references, text -> registry.hosts().stream().anyMatch(h -> isAt(text, h)))
                .size());
  }

  private static boolean isAt(String text, String host) {
    return text.startsWith(host + "/") || text.startsWith(host + Registry.HTTPS_PORT + "/");
  }

  /** Everything that names an image of the repository, and what only looks like it. */
  private static List<String> references(RepositoryNames repository) {
    String name = repository.repository().name();
    List<String> strangers =
        List.of(name + "x", "x" + name, name + "/x", name.substring(1), "team/unrelated");
    List<String> references = new ArrayList<>(List.of("docker.io/" + name + ":1", name, "nginx"));
    for (String host : repository.hosts()) {
      for (String at : List.of(host, host + Registry.HTTPS_PORT, "0" + host)) {
        for (String form : List.of("", ":1.0", DIGEST, ":1.0" + DIGEST)) {
          references.add(at + "/" + name + form);
          strangers.forEach(other -> references.add(at + "/" + other + form));
        }
      }
    }
    return references.stream().distinct().toList();
  }

  /** What the query says, without its language: an underscore stands for any character. */
  private static boolean isAskedFor(String text, RepositoryNames repository) {
    String name = repository.repository().name();
    return repository.hosts().stream()
        .anyMatch(
            host ->
                text.equals(host + "/" + name)
                    || Stream.of(
                            host + "/" + name + ":",
                            host + "/" + name + "@",
                            host + Registry.HTTPS_PORT + "/" + name)
                        .anyMatch(prefix -> isLike(text, prefix)));
  }

  private static boolean isLike(String text, String prefix) {
    if (text.length() < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (prefix.charAt(i) != '_' && prefix.charAt(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean means(String text, RepositoryNames repository) {
    return ImageReference.parse(text) instanceof ImageReference.Ecr image
        && repository.include(image.repository());
  }

  private static void judgeFamily(Names names) {
    TaskDefinitionArn arn =
        new TaskDefinitionArn("aws", names.region(), names.accountId(), names.family(), 12);
    assertThat(TaskDefinitionArn.parse(arn.toString())).contains(arn);
    List<String> prefixes = List.of(arn.familyArn() + ":", names.family() + ":");
    List<String> written =
        List.of(
            arn.toString(),
            arn.familyArn() + ":7",
            names.family() + ":1",
            names.family() + ":987654321",
            arn.familyArn(),
            arn.familyArn() + "x:1",
            "x" + names.family() + ":1",
            names.family() + "x:1",
            "arn:aws:ecs:xx-none-1:000000000001:task-definition/%s:1".formatted(names.family()),
            "unrelated:1");

    assertThat(Inventory.ofServices(written).found(QUERIES.servicesOfFamilies(List.of(arn))))
        .isEqualTo(those(written, text -> prefixes.stream().anyMatch(p -> isLike(text, p))))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  private static void judgeCanary(String family) {
    AggregatorQuery query =
        QUERIES.canaries(
            CoverageRules.parse(
                family,
                "",
                "",
                0,
                1,
                "report",
                EvidenceSources.parse(
                    "config-coverage,config-task-definitions,config-services,ecs-live"),
                "PT24H"),
            Instant.EPOCH);
    Inventory inventory = Inventory.ofFamilies(List.of(family, family + "x", "unrelated"));

    assertThat(inventory.found(query)).containsExactly(family);
    assertThat(inventory.counted(query)).isEqualTo(1);
  }

  private static Set<String> those(Collection<String> texts, Predicate<String> condition) {
    return texts.stream().filter(condition).collect(Collectors.toCollection(TreeSet::new));
  }
}
