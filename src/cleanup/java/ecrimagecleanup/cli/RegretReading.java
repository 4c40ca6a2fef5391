package ecrimagecleanup.cli;

import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RunningImage;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.Followed;
import ecrimagecleanup.history.Following;
import ecrimagecleanup.history.Proposal;
import ecrimagecleanup.history.RegretReport;
import ecrimagecleanup.history.SeenUse;
import ecrimagecleanup.history.SeenUse.How;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;

/**
 * Asks what is known now of the images that were to go. Safe for several threads.
 *
 * @param gateway calls the routes
 * @param report where to put what comes of it
 * @param live what ECS runs; empty if nobody is to ask it
 * @param now when that is
 */
record RegretReading(Gateway gateway, RegretReport report, Optional<LiveUse> live, Instant now) {
  /** What became of those of a repository; of one that cannot be read the report has why. */
  void read(Repository repository) {
    RepositoryPlan plan;
    try {
      // Evidence counts whether or not its owner has opted out since.
      plan =
          gateway.ask(
              Endpoint.PLAN_REPOSITORY, new PlanRequest(repository, true), RepositoryPlan.class);
    } catch (CamelExecutionException e) {
      report.addFailed(repository, CaughtFailure.sentence(e));
      return;
    }
    read(plan);
  }

  /** What became of those of a repository that was read. */
  void read(RepositoryPlan plan) {
    report.add(plan.repository(), proposal -> read(proposal, plan));
  }

  private Following following() {
    return report.following();
  }

  private Followed read(Proposal proposal, RepositoryPlan plan) {
    return plan.images().stream()
        .filter(planned -> planned.image().digest().equals(proposal.digest()))
        .findFirst()
        .map(planned -> present(proposal, planned))
        .orElseGet(() -> following().gone(proposal, missed(proposal, plan)));
  }

  private Followed present(Proposal proposal, PlannedImage planned) {
    List<SeenUse> uses = new ArrayList<>(ofEcr(proposal, planned.image()));
    Verdict verdict = planned.verdict();
    return switch (verdict.kind()) {
      case IN_USE -> {
        uses.add(new SeenUse(How.IN_USE, now, verdict.reason()));
        yield following().present(proposal, uses, Optional.empty());
      }
      case UNKNOWN -> following().present(proposal, uses, Optional.of(verdict.reason()));
      case REMOVABLE -> following().present(proposal, uses, Optional.empty());
      // Something else keeps it, so that not every source was asked.
      case PROTECTED, WAITING -> explained(proposal, uses);
    };
  }

  private static List<SeenUse> ofEcr(Proposal proposal, Image image) {
    return Stream.of(
            since(How.PULLED, proposal, image.lastPulledAt(), "It was pulled on %s."),
            since(How.RESTORED, proposal, image.lastActivatedAt(), "It was restored on %s."),
            since(
                How.RESTORED,
                proposal,
                Optional.of(image.pushedAt()),
                "It was pushed again on %s."))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<SeenUse> since(
      How how, Proposal proposal, Optional<Instant> time, String text) {
    return time.filter(proposal.at()::isBefore)
        .map(at -> new SeenUse(how, at, text.formatted(Times.utc(at))));
  }

  private Followed explained(Proposal proposal, List<SeenUse> uses) {
    Explanation explanation;
    try {
      explanation =
          gateway.ask(
              Endpoint.EXPLAIN_IMAGE,
              new ImageReference.Ecr(
                  proposal.repository(), Optional.empty(), Optional.of(proposal.digest())),
              Explanation.class);
    } catch (CamelExecutionException e) {
      String unread = report.withReason("It cannot be read now.", CaughtFailure.sentence(e));
      return following().present(proposal, uses, Optional.of(unread));
    }
    List<Evidence> said =
        explanation.answers().stream()
            .flatMap(answer -> answer.evidence().stream())
            .map(SourceEvidence::evidence)
            .toList();
    said.stream()
        .filter(Evidence.Used.class::isInstance)
        .map(used -> new SeenUse(How.IN_USE, now, used.text()))
        .forEach(uses::add);
    return following()
        .present(
            proposal,
            uses,
            said.stream()
                .filter(Evidence.Unknown.class::isInstance)
                .map(Evidence::text)
                .findFirst());
  }

  /** Who names an image that is gone, by a tag that no other image has now. */
  private List<SeenUse> missed(Proposal proposal, RepositoryPlan plan) {
    Set<String> taken =
        plan.images().stream()
            .flatMap(planned -> planned.image().tags().stream())
            .collect(Collectors.toSet());
    return live.stream()
        .flatMap(use -> use.images().stream())
        .filter(running -> names(running, proposal, taken))
        .map(
            running ->
                new SeenUse(
                    How.MISSED,
                    now,
                    "It is gone, and the %s names it.".formatted(running.use().by())))
        .toList();
  }

  private static boolean names(RunningImage running, Proposal proposal, Set<String> taken) {
    if (!(running.reference().orElse(null) instanceof ImageReference.Ecr ecr)
        || !ecr.repository().equals(proposal.repository())) {
      return false;
    }
    return ecr.digest().isPresent()
        ? ecr.digest().get().equals(proposal.digest())
        : ecr.tag()
            .filter(tag -> proposal.tags().contains(tag) && !taken.contains(tag))
            .isPresent();
  }
}
