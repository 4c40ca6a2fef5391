package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.bean.Plans;
import ecrimagecleanup.bean.SweepTimes;
import ecrimagecleanup.check.PendingSearch;
import ecrimagecleanup.cli.console.InOrder;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.component.scheduler.EventBridgeSchedulerConstants;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.stale.StaleConditions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.ReadBefore;
import ecrimagecleanup.sweep.RepositoryReading;
import ecrimagecleanup.sweep.Survey;
import ecrimagecleanup.sweep.compare.ComparedPlan;
import ecrimagecleanup.sweep.compare.PolicyForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Repositories under two policies, one after the other as they become known. Each is surveyed once,
 * by the routes of the plan, and every source of evidence is asked: what one policy does not have
 * to know the other may.
 */
final class ComparedPlans implements Iterator<ComparedPlan>, AutoCloseable {
  private final Gateway gateway;
  private final Plans plans;
  private final StaleRules unread;
  private final boolean asIfOptedIn;
  private final PolicyForecast now;
  private final PolicyForecast then;
  private final InOrder<Repository, ComparedPlan> compared;
  private final Progress progress;

  /**
   * @param policies the settings of both policies: those that are set, and the others
   * @param asIfOptedIn whether it is taken that the owners of repositories had opted in
   * @param time when the comparison is made
   * @param atATime how many repositories are read at a time
   */
  ComparedPlans(
      Application application,
      Entry<Settings, Settings> policies,
      Collection<Repository> repositories,
      boolean asIfOptedIn,
      Instant time,
      int atATime,
      Progress progress) {
    this.gateway = Gateway.to(application);
    this.plans = application.bean("cleanupPlans", Plans.class);
    this.unread = application.bean("cleanupStaleConditions", StaleConditions.class).unread();
    this.asIfOptedIn = asIfOptedIn;
    EvidenceSources sources = application.bean("cleanupEvidenceSources", EvidenceSources.class);
    Optional<Instant> nextSweep =
        application.bean("cleanupSweepTimes", SweepTimes.class).after(time);
    this.now = forecast(policies.getKey(), sources, nextSweep);
    this.then = forecast(policies.getValue(), sources, nextSweep);
    this.progress = progress;
    this.compared = new InOrder<>(repositories.iterator(), atATime, this::compare);
  }

  private static PolicyForecast forecast(
      Settings settings, EvidenceSources sources, Optional<Instant> nextSweep) {
    return new PolicyForecast(
        policy(settings), sources, duration(settings, "cleanup.minimum-age"), nextSweep);
  }

  /** What the bean {@code cleanupPolicy} is made of. */
  private static Policy policy(Settings settings) {
    return Policy.parse(
        settings.require("cleanup.opt-in-tag"),
        settings.require("cleanup.opt-in-value"),
        duration(settings, "cleanup.minimum-grace"),
        duration(settings, "cleanup.rollout"),
        duration(settings, "cleanup.pull-window"),
        duration(settings, "cleanup.archive-for"),
        settings.require("cleanup.archive-index"),
        settings.require("cleanup.mutable-tags"),
        Integer.parseInt(settings.require("cleanup.maximum-removals")),
        settings.require("cleanup.stale-revisions"),
        RepositoryPolicy.parse(
            duration(settings, "cleanup.grace"),
            settings.require("cleanup.action"),
            settings.require("cleanup.keep-newest"),
            settings.require("cleanup.protected-tags")));
  }

  private static Duration duration(Settings settings, String key) {
    return Duration.parse(settings.require(key));
  }

  private ComparedPlan compare(Repository repository) {
    Map<String, Object> about = Repositories.about(repository);
    RepositoryTags tags = Repositories.tags(repository, gateway);
    // Whoever asks what is stale has every source asked, and every answer kept.
    RepositoryReading begun =
        plans.repositoryTags(
            new PlanRequest(repository, asIfOptedIn, Optional.of(unread), ReadBefore.NOTHING),
            tags);
    Survey survey =
        withPending(gateway.ask(Endpoint.SURVEY_REPOSITORY, begun, about, Survey.class));
    return new ComparedPlan(now.plan(survey), then.plan(survey));
  }

  /** The survey has read the pending checks of what could go under the policy that is set. */
  private Survey withPending(Survey survey) {
    List<Digest> known = now.candidates(survey);
    List<Digest> others =
        then.candidates(survey).stream().filter(image -> !known.contains(image)).toList();
    return others.isEmpty()
        ? survey
        : survey.withPending(
            gateway.list(
                Endpoint.LIST_SCHEDULES,
                "",
                Map.of(
                    EventBridgeSchedulerConstants.NAME_PREFIX,
                    PendingSearch.ofImages(
                        survey.repository().repository(),
                        Stream.concat(known.stream(), others.stream()).toList())),
                String.class));
  }

  @Override
  public boolean hasNext() {
    return compared.hasNext();
  }

  @Override
  public ComparedPlan next() {
    ComparedPlan plan = compared.next();
    progress.step();
    return plan;
  }

  @Override
  public void close() {
    compared.close();
  }
}
