package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Canary;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Who is there while processes die: an owner who pushes images, and teams in three accounts who
 * release them, go back to older ones, and deregister what they replaced.
 */
final class ProcessCast {
  private static final String REPOSITORY = Cast.REPOSITORIES.get(0).name();
  private static final String SERVICE = "web";
  private static final Duration REPLACED = Duration.ofMinutes(10);

  private final EmbeddedAws aws;
  private final Chronicle chronicle;
  private final SplittableRandom chance;
  private final Duration length;
  private final ImageOwner owner;
  private final List<String> pushed = new ArrayList<>();
  private final Map<String, String> running = new HashMap<>();

  /**
   * @param length over which time the releases are spread
   */
  ProcessCast(EmbeddedAws aws, Chronicle chronicle, SplittableRandom chance, Duration length) {
    this.aws = aws;
    this.chronicle = chronicle;
    this.chance = chance;
    this.length = length;
    this.owner = new ImageOwner(aws.sandbox());
  }

  /** Creates what is there at first, and plans the releases. */
  void begin(int releases) {
    owner.createImmutableRepository(
        REPOSITORY, Map.of(OwnerWishes.TAG_OPT_IN, OwnerWishes.ENABLED));
    chronicle.wished(REPOSITORY, OwnerWishes.TAG_OPT_IN, aws.now(), OwnerWishes.ENABLED);
    for (String account : Cast.ACCOUNTS) {
      aws.installCanary(account, World.REGION);
      WorkloadAccount workload = account(account);
      workload.createService("always", workload.register("always", Canary.IMAGE), 1);
    }
    for (int i = 0; i < releases; i++) {
      Duration at = Duration.ofMinutes(chance.nextLong(length.toMinutes()));
      String account = Cast.ACCOUNTS.get(chance.nextInt(Cast.ACCOUNTS.size()));
      boolean older = chance.nextInt(4) == 0;
      int which = chance.nextInt(releases);
      aws.world()
          .timers()
          .at(aws.now().plus(at), () -> release(account, older ? older(which) : push()));
    }
  }

  private String push() {
    String tag = "b" + (pushed.size() + 1);
    String digest = owner.push(REPOSITORY, tag, tag, 10_000_000);
    chronicle.pushed(ImageKey.shared(REPOSITORY, digest), "", aws.now());
    pushed.add(tag);
    return tag;
  }

  /** An image that was released before, and is still there. */
  private String older(int which) {
    List<String> there =
        owner
            .call("ListImages", Json.object().put("repositoryName", REPOSITORY))
            .path("imageIds")
            .findValuesAsText("imageTag")
            .stream()
            .sorted()
            .toList();
    return there.isEmpty() ? push() : there.get(which % there.size());
  }

  private void release(String accountId, String tag) {
    WorkloadAccount account = account(accountId);
    String revision = account.register(SERVICE, RepositoryKey.shared(REPOSITORY).uri() + ":" + tag);
    String before = running.put(accountId, revision);
    if (before == null) {
      account.createService(SERVICE, revision, 1);
      return;
    }
    account.deploy(SERVICE, revision);
    aws.world().timers().at(aws.now().plus(REPLACED), () -> account.deregister(before));
  }

  private WorkloadAccount account(String accountId) {
    return new WorkloadAccount(aws.sandbox(), accountId, World.REGION);
  }
}
