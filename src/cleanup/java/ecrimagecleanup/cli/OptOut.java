package ecrimagecleanup.cli;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.words.Counts;
import java.util.Optional;
import picocli.CommandLine.Command;

/** The command {@code opt-out}: takes a repository out again. */
@Command(
    name = "opt-out",
    sortOptions = false,
    description = {
      "Opts a repository out.",
      "Shows what will stay, asks, and takes the tag of cleanup.opt-in-tag away. From then on"
          + " nothing in it is touched: checks that are pending keep everything when they fire.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class OptOut extends OptCommand {
  @Override
  Optional<String> already(OptInTag tag, Repository repository) {
    // In a hurry nothing has to be readable.
    return question.isAnswered() || tag.isOn(repository)
        ? Optional.empty()
        : Optional.of(
            "%s has not opted in, so nothing in it is touched: nothing was changed."
                .formatted(repository));
  }

  @Override
  boolean isWanted(Repository repository, Settings settings, Gateway gateway) {
    if (question.isAnswered()) {
      return true;
    }
    RepositoryPlan plan =
        gateway.ask(
            Endpoint.PLAN_REPOSITORY, new PlanRequest(repository, false), RepositoryPlan.class);
    return question.isAnsweredYes(
        "Opt %s out? %s that can be removed now will stay."
            .formatted(
                repository, Counts.of(PlanSummary.of(plan).of(Kind.REMOVABLE).images(), "image")));
  }

  @Override
  void change(OptInTag tag, Repository repository) {
    tag.takeFrom(repository);
  }

  @Override
  String done(Repository repository) {
    return "%s has opted out.".formatted(repository);
  }
}
