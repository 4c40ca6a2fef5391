package ecrimagecleanup.sandbox.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.SandboxServer;
import ecrimagecleanup.sandbox.SdkClients;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.CoverageDateFilter;
import software.amazon.awssdk.services.inspector2.model.CoverageFilterCriteria;
import software.amazon.awssdk.services.inspector2.model.CoverageResourceType;
import software.amazon.awssdk.services.inspector2.model.CoverageStringFilter;
import software.amazon.awssdk.services.inspector2.model.CoveredResource;
import software.amazon.awssdk.services.inspector2.model.EcrContainerImageMetadata;
import software.amazon.awssdk.services.inspector2.model.ScanStatusCode;
import software.amazon.awssdk.services.inspector2.model.ScanStatusReason;
import software.amazon.awssdk.services.inspector2.model.ScanType;
import software.amazon.awssdk.services.inspector2.model.ValidationException;

/** The coverage of images, as the ordinary SDK sees it over HTTP. */
class InspectorServiceTest {
  private static final String REPOSITORY = "team/orders";
  private static final String IMAGE = RepositoryKey.shared(REPOSITORY).uri();

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final World world = sandbox.world();
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  private final Inspector2Client inspector =
      SdkClients.client(Inspector2Client.builder(), server.uri());

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of());
  }

  @AfterEach
  void stop() {
    inspector.close();
    server.close();
  }

  @Test
  void coversAnImageThatNothingRuns() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);
    new WorkloadAccount(sandbox, "111122223333", World.REGION).register("orders", IMAGE + ":v1");

    CoveredResource resource = covered(digest);

    assertThat(resource.resourceId())
        .isEqualTo("arn:aws:ecr:eu-central-1:999988887777:repository/team/orders/" + digest);
    assertThat(resource.resourceType()).isEqualTo(CoverageResourceType.AWS_ECR_CONTAINER_IMAGE);
    assertThat(resource.scanType()).isEqualTo(ScanType.PACKAGE);
    assertThat(resource.accountId()).isEqualTo(World.SHARED_ACCOUNT);
    assertThat(resource.scanStatus().statusCode()).isEqualTo(ScanStatusCode.ACTIVE);
    assertThat(resource.scanStatus().reason()).isEqualTo(ScanStatusReason.SUCCESSFUL);
    assertThat(resource.resourceMetadata().ecrRepository().name()).isEqualTo(REPOSITORY);
    EcrContainerImageMetadata image = resource.resourceMetadata().ecrImage();
    assertThat(image.tags()).containsExactly("v1");
    assertThat(image.imagePulledAt()).isNull();
    assertThat(image.inUseCount()).isZero();
    assertThat(image.lastInUseAt()).isNull();
  }

  @Test
  void countsTheTasksOfAllAccounts() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);
    String other = owner.push(REPOSITORY, "v2", "other", 1000);
    WorkloadAccount one = new WorkloadAccount(sandbox, "111122223333", World.REGION);
    WorkloadAccount two = new WorkloadAccount(sandbox, "444455556666", "eu-west-1");
    one.createService("orders", one.register("orders", IMAGE + ":v1", IMAGE + ":v1"), 2);
    String task = two.runTask(two.register("orders", IMAGE + "@" + digest));
    Instant started = world.now();
    world.advance(Duration.ofHours(1));

    assertThat(image(digest).inUseCount()).isEqualTo(3);
    assertThat(image(digest).lastInUseAt()).isEqualTo(world.now());
    assertThat(image(digest).imagePulledAt()).isEqualTo(started);
    assertThat(image(other).inUseCount()).isZero();

    two.stopTask(task);
    one.scale("orders", 0);
    Instant stopped = world.now();
    world.advance(Duration.ofDays(3));
    assertThat(image(digest).inUseCount()).isZero();
    assertThat(image(digest).lastInUseAt()).isEqualTo(stopped);
  }

  @Test
  void coversTheChildrenOfAnIndexAndNotTheIndex() {
    String child = owner.push(REPOSITORY, "", "amd64", 1000);
    owner.pushIndex(REPOSITORY, "v1", List.of(child));
    WorkloadAccount team = new WorkloadAccount(sandbox, "111122223333", World.REGION);
    team.runTask(team.register("orders", IMAGE + ":v1"));

    assertThat(list(CoverageFilterCriteria.builder().build())).hasSize(1);
    assertThat(image(child).inUseCount()).isEqualTo(1);
    assertThat(image(child).hasTags()).isFalse();
  }

  @Test
  void saysNothingOfWhereAnImageRunsThatItDoesNotScan() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);
    WorkloadAccount team = new WorkloadAccount(sandbox, "111122223333", World.REGION);
    team.runTask(team.register("orders", IMAGE + ":v1"));
    sandbox.inspector().expire(ImageKey.shared(REPOSITORY, digest));

    assertThat(covered(digest).scanStatus().statusCode()).isEqualTo(ScanStatusCode.INACTIVE);
    assertThat(covered(digest).scanStatus().reason())
        .isEqualTo(ScanStatusReason.SCAN_ELIGIBILITY_EXPIRED);
    assertThat(image(digest).inUseCount()).isNull();
    assertThat(image(digest).lastInUseAt()).isNull();

    sandbox.inspector().renew(ImageKey.shared(REPOSITORY, digest));
    assertThat(image(digest).inUseCount()).isEqualTo(1);
  }

  @Test
  void doesNotScanTheArchive() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);
    owner.archive(REPOSITORY, digest);

    assertThat(covered(digest).scanStatus().statusCode()).isEqualTo(ScanStatusCode.INACTIVE);
    assertThat(covered(digest).scanStatus().reason()).isEqualTo(ScanStatusReason.IMAGE_ARCHIVED);
  }

  @Test
  void filtersByRepositoryTypeAndAccount() {
    owner.createRepository("team/billing", Map.of());
    owner.push(REPOSITORY, "v1", "content", 1000);
    owner.push("team/billing", "v1", "content", 1000);

    assertThat(
            list(
                CoverageFilterCriteria.builder()
                    .ecrRepositoryName(equal("team/billing"))
                    .resourceType(equal("AWS_ECR_CONTAINER_IMAGE"))
                    .accountId(equal(World.SHARED_ACCOUNT))
                    .build()))
        .singleElement()
        .satisfies(
            resource ->
                assertThat(resource.resourceMetadata().ecrRepository().name())
                    .isEqualTo("team/billing"));
    assertThat(
            list(
                CoverageFilterCriteria.builder()
                    .ecrRepositoryName(equal("team/billing"), equal(REPOSITORY))
                    .build()))
        .hasSize(2);
    assertThat(list(CoverageFilterCriteria.builder().accountId(equal("111122223333")).build()))
        .isEmpty();
    assertThat(list(CoverageFilterCriteria.builder().ecrRepositoryName(equal("team")).build()))
        .isEmpty();
    assertThat(
            list(CoverageFilterCriteria.builder().resourceType(equal("AWS_EC2_INSTANCE")).build()))
        .isEmpty();
  }

  @Test
  void refusesWhatItCannotFilterBy() {
    CoverageDateFilter since = CoverageDateFilter.builder().startInclusive(world.now()).build();

    assertThatThrownBy(
            () -> list(CoverageFilterCriteria.builder().ecrImageLastInUseAt(since).build()))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void listsPageByPage() {
    List<String> pushed =
        IntStream.range(0, 25)
            .mapToObj(i -> owner.push(REPOSITORY, "v" + i, "content " + i, 1000))
            .toList();

    List<CoveredResource> listed =
        inspector.listCoveragePaginator(r -> r.maxResults(10)).coveredResources().stream().toList();

    assertThat(listed)
        .extracting(InspectorServiceTest::digest)
        .containsExactlyInAnyOrderElementsOf(pushed);
    assertThatThrownBy(() -> inspector.listCoverage(r -> r.maxResults(201)))
        .isInstanceOf(ValidationException.class);
  }

  private CoveredResource covered(String digest) {
    return list(CoverageFilterCriteria.builder().ecrRepositoryName(equal(REPOSITORY)).build())
        .stream()
        .filter(resource -> digest(resource).equals(digest))
        .findFirst()
        .orElseThrow();
  }

  private EcrContainerImageMetadata image(String digest) {
    return covered(digest).resourceMetadata().ecrImage();
  }

  private List<CoveredResource> list(CoverageFilterCriteria criteria) {
    return inspector.listCoverage(r -> r.filterCriteria(criteria)).coveredResources();
  }

  private static String digest(CoveredResource resource) {
    return resource.resourceId().substring(resource.resourceId().lastIndexOf('/') + 1);
  }

  private static CoverageStringFilter equal(String value) {
    return CoverageStringFilter.builder().comparison("EQUALS").value(value).build();
  }
}
