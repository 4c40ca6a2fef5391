package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.sandbox.Canary;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Whoever pushes images and deploys them in an organisation. For one thread. */
final class Teams {
  private static final String SIDECAR = "platform/sidecar";
  private static final long BYTES = 100_000_000;
  private static final Duration WORK_BEGINS = Duration.ofHours(8);
  private static final Duration WORK_LASTS = Duration.ofHours(10);

  /** A service, and which image it runs. */
  private static final class Deployed {
    private final WorkloadAccount account;
    private final String name;
    private final String repository;
    private String revision = "";

    private Deployed(WorkloadAccount account, String name, String repository) {
      this.account = account;
      this.name = name;
      this.repository = repository;
    }
  }

  private final Organisation organisation;
  private final Sandbox sandbox;
  private final ImageOwner owner;
  private final SplittableRandom chance;
  private final List<Deployed> services = new ArrayList<>();
  private final List<WorkloadAccount> accounts = new ArrayList<>();
  private int pushed;

  /**
   * @param seed the same seed makes the same days
   */
  Teams(Organisation organisation, Sandbox sandbox, long seed) {
    this.organisation = organisation;
    this.sandbox = sandbox;
    this.owner = new ImageOwner(sandbox);
    this.chance = new SplittableRandom(seed);
  }

  /** What there is before anything is counted: images, services, and revisions of many days. */
  void begin() {
    for (int i = 0; i < organisation.repositories(); i++) {
      owner.createImmutableRepository(
          organisation.repository(i), Map.of("ecr-image-cleanup", "enabled"));
      for (int image = 0; image < organisation.images(); image++) {
        push(organisation.repository(i));
      }
    }
    if (organisation.sidecar()) {
      owner.createImmutableRepository(SIDECAR, Map.of("ecr-image-cleanup", "enabled"));
      owner.push(SIDECAR, "1", "sidecar", BYTES);
    }
    for (String account : organisation.accounts()) {
      accounts.add(new WorkloadAccount(sandbox, account, World.REGION));
    }
    int perService = organisation.age() * organisation.deployments() / organisation.allServices();
    for (int i = 0; i < organisation.allServices(); i++) {
      WorkloadAccount account = accounts.get(i % accounts.size());
      Deployed service = new Deployed(account, "service-" + i, organisation.repository(i));
      for (int old = 0; old < perService; old++) {
        retire(service, register(service, "old-" + i + "-" + old));
      }
      service.revision = register(service, push(service.repository));
      account.createService(service.name, service.revision, 1);
      services.add(service);
    }
    organisation.accounts().forEach(account -> Canary.install(sandbox, account, World.REGION));
  }

  /** From now on each service runs so many tasks. */
  void scale(int tasks) {
    services.forEach(service -> service.account.scale(service.name, tasks));
  }

  /** Plans what happens on the day that begins now. */
  void plan(Instant day) {
    for (int i = 0; i < organisation.deployments(); i++) {
      Deployed service = services.get(chance.nextInt(services.size()));
      at(day, () -> deploy(service));
    }
    for (int i = 0; i < organisation.stops(); i++) {
      Deployed service = services.get(chance.nextInt(services.size()));
      at(day, () -> service.account.stopTask(service.account.runTask(service.revision)));
    }
  }

  private void at(Instant day, Runnable what) {
    Instant when = day.plus(WORK_BEGINS).plusMillis(chance.nextLong(WORK_LASTS.toMillis()));
    sandbox.world().timers().at(when, what);
  }

  private void deploy(Deployed service) {
    String replaced = service.revision;
    service.revision = register(service, push(service.repository));
    service.account.deploy(service.name, service.revision);
    retire(service, replaced);
  }

  private void retire(Deployed service, String revision) {
    if (organisation.deregisters()) {
      service.account.deregister(revision);
    }
  }

  private String register(Deployed service, String tag) {
    String image = RepositoryKey.shared(service.repository).uri() + ":" + tag;
    return organisation.sidecar()
        ? service.account.register(service.name, image, RepositoryKey.shared(SIDECAR).uri() + ":1")
        : service.account.register(service.name, image);
  }

  private String push(String repository) {
    String tag = "b" + ++pushed;
    owner.push(repository, tag, tag, BYTES);
    return tag;
  }
}
