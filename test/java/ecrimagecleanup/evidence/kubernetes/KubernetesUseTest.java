package ecrimagecleanup.evidence.kubernetes;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What objects of a cluster say of the image team/orders:1.2. */
class KubernetesUseTest {
  private static final Cluster CLUSTER = new Cluster.OfFile("/etc/kube/config", "shop");
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com";
  private static final String URI = HOST + "/team/orders";
  private static final String META = "'metadata': {'namespace': 'shop', 'name': 'web'}";

  private static ClusterUse of(String kind, String... objects) {
    ClusterObjects found = new ClusterObjects(CLUSTER);
    found.add("Pod", object("{'spec': {'containers': [{'image': 'coredns'}]}}"));
    for (String text : objects) {
      found.add(kind, object(text));
    }
    return found.use();
  }

  private static JsonNode object(String text) {
    return json(text.replace('\'', '"').replace("URI", URI).replace("HOST", HOST));
  }

  private static Evidence about(Repository repository, ClusterUse... clusters) {
    ImageNames names =
        ImageNames.of(RepositoryNames.of(repository), image(1, "1.2"), List.of(), List.of());
    return requireNonNull(
        new KubernetesUse(List.of(clusters))
            .about(candidate(DEREGISTERED, names))
            .get(EvidenceQuestion.FURTHER_EVIDENCE));
  }

  private static Evidence about(ClusterUse... clusters) {
    return about(REPOSITORY, clusters);
  }

  private static String pod(String spec, String status) {
    return "{%s, 'spec': %s, 'status': %s}".formatted(META, spec, status);
  }

  private static String running(String image, String imageId, String state) {
    return pod(
        "{'containers': [{'name': 'c', 'image': '%s'}]}".formatted(image),
        "{'containerStatuses': [{'name': 'c', 'image': 'x', 'imageID': '%s', 'state': %s}]}"
            .formatted(imageId, state));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pod | {'spec': {'containers': [{'image': 'x'}, {'image': 'URI:1.2'}]}",
        "Pod | {'spec': {'initContainers': [{'image': 'URI:1.2'}]}",
        "Pod | {'spec': {'ephemeralContainers': [{'image': 'URI:1.2'}]}",
        "Pod | {'spec': {'volumes': [{'name': 'v', 'image': {'reference': 'URI:1.2'}}]}",
        "Deployment | {'spec': {'replicas': 0, 'template': {'spec': {'containers': [{'image': 'URI:1.2'}]}}}",
        "ReplicaSet | {'spec': {'replicas': 0, 'template': {'spec': {'initContainers': [{'image': 'URI:1.2'}]}}}",
        "CronJob | {'spec': {'suspend': true, 'jobTemplate': {'spec': {'template': {'spec': {'containers': [{'image': 'URI:1.2'}]}}}}}",
        "ControllerRevision | {'data': {'spec': {'template': {'spec': {'containers': [{'image': 'URI:1.2'}]}}}}",
        "PodTemplate | {'template': {'spec': {'containers': [{'image': 'URI:1.2'}]}}"
      })
  void whatAnObjectCanStartIsUsed(String kind, String object) {
    String named = object + ", " + META + "}";

    assertThat(about(of(kind, named)))
        .isEqualTo(
            new Used(
                new Use(kind + " shop/web", "/etc/kube/config#shop", Optional.empty()),
                "%s shop/web of the cluster /etc/kube/config#shop uses it as %s:1.2."
                    .formatted(kind, URI)));
    assertThat(about(of(kind, named.replace("1.2", "1.3")))).isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"})
  void theDigestThatRunsIsUsedThoughItsTagHasMoved(String statuses) {
    String pod =
        running(URI + ":latest", URI + "@" + digest(1), "{'running': {}}")
            .replace("containerStatuses", statuses);

    assertThat(about(of("Pod", pod))).isInstanceOf(Used.class);
    assertThat(about(of("Pod", pod.replace(digest(1).value(), digest(2).value()))))
        .isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker-pullable://HOST/team/orders@",
        "docker.io/library/other@",
        "HOST/mirror/orders@"
      })
  void aDigestCountsForTheRepositoryOfThePodByWhateverNameTheNodeHasIt(String prefix) {
    assertThat(about(of("Pod", running(URI + ":latest", prefix + digest(1), "{'running': {}}"))))
        .isInstanceOf(Used.class);
  }

  /** Of another host nobody knows what it is a name of. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "harbor.example.com/ecr/team/orders",
        "999988887777.dkr.ecr.us-east-1.amazonaws.com/team/orders",
        "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shared/team/orders"
      })
  void aDigestThatRunsFromAMirrorOrAReplicaIsUsed(String name) {
    String pod = running(name + ":1", name + "@" + digest(1), "{'running': {}}");

    assertThat(about(of("Pod", pod)))
        .isInstanceOfSatisfying(
            Used.class, used -> assertThat(used.text()).contains(digest(1).value()));
    assertThat(about(of("Pod", pod.replace(digest(1).value(), digest(2).value()))))
        .isInstanceOf(Unused.class);
  }

  @Test
  void aDigestThatRunsFromAnotherRepositoryIsNotUsed() {
    String name = HOST + "/team/invoices";

    assertThat(about(of("Pod", running(name + ":1", name + "@" + digest(1), "{'running': {}}"))))
        .isInstanceOf(Unused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'state': {'running': {}}",
        "'state': {'terminated': {}}",
        "'state': {'waiting': {}}, 'lastState': {'terminated': {}}"
      })
  void aContainerThatRanWithoutADigestKeepsEveryImageOfItsRepository(String state) {
    String pod =
        pod(
            "{'containers': [{'name': 'c', 'image': 'URI:latest'}]}",
            "{'containerStatuses': [{'name': 'c', 'imageID': 'sha256:abc', %s}]}".formatted(state));

    assertThat(about(of("Pod", pod)))
        .isEqualTo(
            new Unknown(
                "Pod shop/web of the cluster /etc/kube/config#shop does not say which digest its container c runs.",
                new Scope.Repositories(Set.of(REPOSITORY))));
    assertThat(about(new Repository(REGISTRY, "team/other"), of("Pod", pod)))
        .isInstanceOf(Unused.class);
  }

  @Test
  void aContainerThatWaitsForItsFirstStartRunsNoDigest() {
    assertThat(about(of("Pod", running("URI:latest", "", "{'waiting': {}}"))))
        .isInstanceOf(Unused.class);
  }

  @Test
  void anImageThatCannotBeReadIsUnknown() {
    String object = "{%s, 'spec': {'containers': [{'image': '%s'}]}}";

    assertThat(about(of("Job", object.formatted(META, " "))))
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.text()).startsWith("Job shop/web of the cluster");
              assertThat(unknown.scope()).isEqualTo(Scope.EVERYTHING);
            });
    assertThat(about(of("Job", object.formatted(META, "URI:7 "))))
        .extracting(evidence -> ((Unknown) evidence).scope())
        .isEqualTo(new Scope.Repositories(Set.of(REPOSITORY)));
  }

  @Test
  void aUseThatIsSeenCountsWhateverElseIsUnknown() {
    ClusterUse used = of("Job", "{'spec': {'containers': [{'image': 'URI:1.2'}]}}");

    assertThat(about(ClusterUse.unreadable(CLUSTER, "it is away", ""), used))
        .isInstanceOf(Used.class);
  }

  @Test
  void oneClusterThatCannotBeReadIsUnknownWhateverTheOthersShow() {
    assertThat(about(of("Pod"), ClusterUse.unreadable(CLUSTER, "it is away", "")))
        .isEqualTo(new Unknown("The cluster /etc/kube/config#shop cannot be read: it is away."));
    assertThat(
            about(
                ClusterUse.unreadable(CLUSTER, "it is away", ""),
                ClusterUse.unreadable(CLUSTER, "it is off", "")))
        .extracting(evidence -> ((Unknown) evidence).text())
        .asString()
        .endsWith("(1 more problem; run ecr-image-cleanup doctor.)");
  }

  @Test
  void aClusterWithoutAContainerProvesNothing() {
    assertThat(about(of("Pod"), new ClusterObjects(CLUSTER).use()))
        .isEqualTo(
            new Unknown(
                "The cluster /etc/kube/config#shop shows no container at all, so this answer proves nothing."));
  }

  @Test
  void noClusterProvesNothing() {
    assertThat(about()).isEqualTo(new Unknown("cleanup.kubernetes lists no cluster."));
  }

  @Test
  void whatWasLookedAtIsSaid() {
    assertThat(about(of("Pod", "{'spec': {'containers': [{'image': 'URI:7'}]}}")))
        .isEqualTo(
            new Unused(
                "1 cluster can run 1 image of ECR in 2 containers; this is not one of them."));
  }

  @Test
  void itDoesNotShowThatADigestIsUnusedOutsideOfItsClusters() {
    assertThat(new KubernetesUse(List.of(of("Pod"))).knowsDigests()).isFalse();
  }

  @Test
  void clustersAreContextsOfFiles() {
    assertThat(Cluster.parse("")).isEmpty();
    assertThat(Cluster.parse("/etc/a#b, c#d:e/f"))
        .containsExactly(new Cluster.OfFile("/etc/a", "b"), new Cluster.OfFile("c", "d:e/f"));
    for (String wrong : new String[] {"a", "#b", "a#", "a#b,a#b"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Cluster.parse(wrong));
    }
  }

  @Test
  void clustersOfEksAreNamedByAccountRegionAndName() {
    assertThat(Cluster.parse("111122223333/eu-central-1/shop_2-b, c#d"))
        .containsExactly(
            new Cluster.OfEks("111122223333", "eu-central-1", "shop_2-b"),
            new Cluster.OfFile("c", "d"))
        .extracting(Cluster::toString)
        .containsExactly("111122223333/eu-central-1/shop_2-b", "c#d");
    for (String wrong :
        new String[] {
          "111122223333/eu-central-1",
          "111122223333/eu-central-1/",
          "111122223333/eu-central-1/shop/a",
          "111122223333/eu-central-1/shop a",
          "11112222333/eu-central-1/shop",
          "111122223333/eu/shop",
          "111122223333/eu-central-1/shop,111122223333/eu-central-1/shop"
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> Cluster.parse(wrong));
    }
  }
}
