package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.FunctionTeam;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Readings;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * About two weeks of several teams and their deployments, played by the embedded AWS while the
 * application runs on it. The same seed makes the same story.
 */
public final class Story {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int VISIBILITY_SECONDS = 30;
  private static final String REPORT = "report";
  private static final String OTHER_USES = ",lambda-live,kubernetes-live";

  /** How old an image must be that nobody ever used; shorter than usual, as the story is. */
  private static final Duration MINIMUM_AGE = Duration.ofDays(3);

  /** How long it takes at most until the next sweep. */
  private static final Duration UNTIL_SWEEP = Duration.ofDays(1);

  private static final Duration SWEEP = Duration.ofHours(3);

  private final long seed;
  private final Path home;
  private final Map<String, String> settings;
  private final Narrator narrator;
  private final DecisionJournal journal;
  private final Readings readings;

  /**
   * A story.
   *
   * @param seed which one
   * @param home the folder with the routes and the configuration of the application
   * @param overrides settings of the application that differ from its configuration
   * @param narrator who tells it
   * @param journal the application's decisions
   * @param readings how AWS is read where it does not say what it does
   */
  public Story(
      long seed,
      Path home,
      Map<String, String> overrides,
      Narrator narrator,
      DecisionJournal journal,
      Readings readings) {
    this.seed = seed;
    this.home = home;
    this.settings = new HashMap<>(Map.of("cleanup.action", "delete"));
    this.settings.put("cleanup.evidence", EmbeddedAws.ALL_EVIDENCE + OTHER_USES);
    this.settings.put("cleanup.minimum-age", MINIMUM_AGE.toString());
    this.settings.putAll(overrides);
    this.narrator = narrator;
    this.journal = journal;
    this.readings = readings;
  }

  /** How far it is before it begins. */
  public static Progress beginning() {
    return new Progress(START, START, 0, 0, 0);
  }

  /** Plays it and judges it. */
  public Outcome play() {
    return play((aws, application) -> {});
  }

  /**
   * Plays it and judges it.
   *
   * @param afterwards what happens then, in the same world and with the same application
   */
  Outcome play(BiConsumer<EmbeddedAws, SandboxedApplication> afterwards) {
    long started = System.nanoTime();
    try (EmbeddedAws aws =
            EmbeddedAws.start(new WorldClock(START), seed, 0, VISIBILITY_SECONDS, readings);
        KubeconfigFile kubeconfig = KubeconfigFile.of(aws);
        SandboxedApplication application =
            SandboxedApplication.start(aws, home, with(kubeconfig))) {
      SplittableRandom chance = new SplittableRandom(seed);
      int days = Plot.days(grace(application));
      Script script = prepare(aws, chance, days);
      application.runUntil(
          START.plus(Duration.ofDays(days)), () -> narrator.progress(progress(aws)));
      script.rethrow();
      Outcome outcome =
          outcome(
              aws,
              days,
              judge(aws.world().ledger(), application),
              Duration.ofNanos(System.nanoTime() - started));
      afterwards.accept(aws, application);
      return outcome;
    }
  }

  private Map<String, String> with(KubeconfigFile kubeconfig) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("cleanup.kubernetes", kubeconfig.context());
    return all;
  }

  private Script prepare(EmbeddedAws aws, SplittableRandom chance, int days) {
    World world = aws.world();
    Script script = new Script(world, chance.split());
    Builds builds = new Builds(new ImageOwner(aws.sandbox()), chance.split());
    Sidecars sidecars = new Sidecars();
    Deliveries deliveries = new Deliveries(script, aws.sandbox(), sidecars);
    for (Stage stage : Stage.values()) {
      aws.installCanary(stage.accountId(), World.REGION);
    }
    Pipeline pipeline = new Pipeline(script, builds, deliveries, narrator);
    for (Team team : Cast.ALL_TEAMS) {
      builds.createRepository(team);
      pipeline.plan(team, 1, Plot.LAST_WORKING_DAY);
    }
    for (int day = 2; day <= days; day++) {
      script.on(day, SWEEP, aws::startSweep);
    }
    new Plot(world, script, builds, deliveries, sidecars, narrator).plan();
    String production = Stage.PRODUCTION.accountId();
    new OtherUses(
            script,
            builds,
            deliveries.account(Stage.PRODUCTION),
            new FunctionTeam(aws.sandbox(), production, World.REGION),
            aws.cluster(),
            narrator)
        .plan();
    return script;
  }

  private static Progress progress(EmbeddedAws aws) {
    return new Progress(
        START,
        aws.now(),
        aws.deliveries(EmbeddedAws.EVENTS_QUEUE),
        aws.deliveries(EmbeddedAws.CHECKS_QUEUE),
        aws.world().ledger().removals().size());
  }

  /** A judge who expects what the application is set to do. */
  static Judge judge(UseLedger ledger, SandboxedApplication application) {
    Duration grace = grace(application);
    // An image can be looked at twice, a grace period apart.
    Duration neverUsedFor =
        Duration.parse(application.setting("cleanup.minimum-age"))
            .plus(UNTIL_SWEEP)
            .plus(grace.multipliedBy(2));
    return new Judge(ledger, grace, neverUsedFor);
  }

  private static Duration grace(SandboxedApplication application) {
    return Duration.parse(application.setting("cleanup.grace"));
  }

  private Outcome outcome(EmbeddedAws aws, int days, Judge judge, Duration took) {
    RegistryCensus census = RegistryCensus.take(new ImageOwner(aws.sandbox()));
    UseLedger ledger = aws.world().ledger();
    String action = settings.getOrDefault("cleanup.action", "");
    List<Judge.Removed> removals =
        action.equals(REPORT)
            ? journal.removals()
            : ledger.removals().stream()
                .map(removal -> new Judge.Removed(removal.image(), removal.at()))
                .toList();
    return new Outcome(
        seed,
        readings,
        action,
        rows(census, ledger),
        judge.judge(removals, census, aws.now()),
        journal.decisions(),
        calls(aws),
        days,
        took);
  }

  private List<RepositoryRow> rows(RegistryCensus census, UseLedger ledger) {
    List<RepositoryRow> rows = new ArrayList<>();
    for (RegistryCensus.Repository repository : census.repositories()) {
      List<UseLedger.Removal> removals =
          ledger.removals().stream()
              .filter(removal -> removal.image().repository().equals(repository.key()))
              .toList();
      Map<String, Integer> kept = new TreeMap<>();
      for (RegistryCensus.Present image : repository.images()) {
        kept.merge(whyKept(repository, image, ledger), 1, Integer::sum);
      }
      rows.add(
          new RepositoryRow(
              repository.key().name(),
              repository.images().size() + removals.size(),
              kept,
              removals.size(),
              removals.stream().mapToLong(UseLedger.Removal::bytes).sum()));
    }
    return List.copyOf(rows);
  }

  /** The application's own word; where it has none, no check was ever made of the image. */
  private String whyKept(
      RegistryCensus.Repository repository, RegistryCensus.Present image, UseLedger ledger) {
    if (!repository.optedIn()) {
      return "not opted in";
    }
    String unchecked = ledger.lastUse(image.key()).isPresent() ? "in use" : "never deployed";
    return journal.whyKept(image.key()).orElse(image.inIndex() ? "part of an index" : unchecked);
  }

  private static Map<String, Long> calls(EmbeddedAws aws) {
    Map<String, Long> byService = new TreeMap<>();
    aws.sandbox()
        .endpoint()
        .counts()
        .all()
        .forEach(
            (operation, count) ->
                byService.merge(operation.substring(0, operation.indexOf('.')), count, Long::sum));
    return byService;
  }
}
