package ecrimagecleanup.sandbox.story;

import static ecrimagecleanup.sandbox.story.Team.Habit.DEREGISTER_AFTERWARDS;
import static ecrimagecleanup.sandbox.story.Team.Habit.DEREGISTER_FIRST;
import static ecrimagecleanup.sandbox.story.Team.Habit.KEEP_ALL;
import static ecrimagecleanup.sandbox.story.Team.Habit.KEEP_ONE_BACK;
import static ecrimagecleanup.sandbox.story.Team.Naming.DIGEST;
import static ecrimagecleanup.sandbox.story.Team.Naming.DUAL_STACK_HOST;
import static ecrimagecleanup.sandbox.story.Team.Naming.TAG;
import static ecrimagecleanup.sandbox.story.Team.Naming.TAG_AND_DIGEST;
import static ecrimagecleanup.sandbox.story.Team.SIDECAR;
import static ecrimagecleanup.sandbox.story.Team.Trait.FIRST_RELEASE_LOCKED;
import static ecrimagecleanup.sandbox.story.Team.Trait.IMMUTABLE_TAGS;
import static ecrimagecleanup.sandbox.story.Team.Trait.MULTI_ARCHITECTURE;
import static ecrimagecleanup.sandbox.story.Team.Trait.NOT_OPTED_IN;

import ecrimagecleanup.sandbox.RepositoryKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who is in the story. */
final class Cast {
  private static final Set<Stage> ALL = EnumSet.allOf(Stage.class);
  private static final Set<Stage> BEFORE_PRODUCTION = EnumSet.of(Stage.DEVELOPMENT, Stage.UAT);
  private static final Set<Stage> NONE = EnumSet.noneOf(Stage.class);
  private static final String AGENT = "public.ecr.aws/datadog/agent:7";
  private static final String PROXY = "nginx:1.27";

  /** The sidecar of all stages. */
  static final Team BASE_SIDECAR =
      new Team("platform/base-sidecar", 0, NONE, TAG, DEREGISTER_AFTERWARDS, Set.of(), List.of());

  /** A sidecar whose owner has not opted in. */
  static final Team LOG_ROUTER =
      new Team(
          "platform/log-router",
          0,
          NONE,
          TAG,
          DEREGISTER_AFTERWARDS,
          Set.of(NOT_OPTED_IN),
          List.of());

  /** Has images for two architectures; the plot deploys it to production. */
  static final Team SEARCH =
      new Team(
          "team/search",
          1,
          BEFORE_PRODUCTION,
          TAG,
          DEREGISTER_AFTERWARDS,
          Set.of(MULTI_ARCHITECTURE),
          List.of());

  /** Its production service is left on an INACTIVE revision by the plot. */
  static final Team INVENTORY =
      new Team(
          "team/inventory", 1, BEFORE_PRODUCTION, TAG, DEREGISTER_AFTERWARDS, Set.of(), List.of());

  /** Is shut down by the plot. */
  static final Team NEWSLETTER =
      new Team("team/newsletter", 1, ALL, DIGEST, DEREGISTER_AFTERWARDS, Set.of(), List.of(AGENT));

  /** Its production runs by a tag that the plot moves. */
  static final Team WEATHER =
      new Team("team/weather", 0, NONE, DIGEST, DEREGISTER_AFTERWARDS, Set.of(), List.of());

  /** Runs once a night, as a task of its own. */
  static final Team REPORTS =
      new Team("team/reports", 1, NONE, TAG, DEREGISTER_AFTERWARDS, Set.of(), List.of());

  /** Is a function of AWS Lambda. */
  static final Team MAILS =
      new Team("team/mails", 0, NONE, TAG, DEREGISTER_AFTERWARDS, Set.of(), List.of());

  /** Is a CronJob of Kubernetes, once a week. */
  static final Team INVOICES =
      new Team("team/invoices", 0, NONE, TAG, DEREGISTER_AFTERWARDS, Set.of(), List.of());

  /** Is a task without a service that runs for days. */
  static final Team TRAINING =
      new Team("team/training", 0, NONE, DIGEST, DEREGISTER_FIRST, Set.of(), List.of());

  /** Its production is rolled back by the plot, whatever else happens. */
  static final Team ORDERS =
      new Team("team/orders", 2, ALL, TAG, DEREGISTER_AFTERWARDS, Set.of(), List.of(SIDECAR));

  /** Everyone. */
  static final List<Team> ALL_TEAMS =
      List.of(
          BASE_SIDECAR,
          LOG_ROUTER,
          ORDERS,
          new Team("team/payments", 2, ALL, DIGEST, DEREGISTER_FIRST, Set.of(), List.of(SIDECAR)),
          new Team(
              "team/catalog", 2, ALL, TAG_AND_DIGEST, KEEP_ONE_BACK, Set.of(), List.of(SIDECAR)),
          new Team(
              "team/billing",
              2,
              ALL,
              TAG,
              KEEP_ONE_BACK,
              Set.of(IMMUTABLE_TAGS, FIRST_RELEASE_LOCKED),
              List.of(AGENT)),
          new Team(
              "team/frontend",
              2,
              ALL,
              DUAL_STACK_HOST,
              DEREGISTER_AFTERWARDS,
              Set.of(),
              List.of(PROXY, RepositoryKey.shared(LOG_ROUTER.repository()).uri() + ":1.0")),
          new Team("team/notifications", 2, ALL, TAG, DEREGISTER_FIRST, Set.of(), List.of()),
          SEARCH,
          INVENTORY,
          NEWSLETTER,
          REPORTS,
          WEATHER,
          new Team(
              "team/legacy", 2, ALL, TAG, DEREGISTER_AFTERWARDS, Set.of(NOT_OPTED_IN), List.of()),
          new Team(
              "team/experiments",
              1,
              BEFORE_PRODUCTION,
              TAG,
              DEREGISTER_FIRST,
              Set.of(NOT_OPTED_IN, IMMUTABLE_TAGS),
              List.of()),
          new Team("team/accounts", 1, ALL, TAG, KEEP_ALL, Set.of(), List.of()),
          MAILS,
          INVOICES,
          TRAINING);

  private Cast() {}
}
