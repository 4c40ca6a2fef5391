package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.cli.console.Question;
import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.RunId;
import ecrimagecleanup.rehearsal.Step;
import ecrimagecleanup.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code rehearse}: asks AWS, on a live account, what it does not document. */
@Command(
    name = "rehearse",
    sortOptions = false,
    description = {
      "Plays the whole way of an image in a throw-away repository and a throw-away family of task"
          + " definitions, and says what AWS, which does not document it, does in your account.",
      "It shows what it will make, asks, and removes all of it again, also after Ctrl-C and when it"
          + " is started again after it was killed. AWS Config takes minutes to a day, and the"
          + " running application a grace period: it goes on where it was when it is started again"
          + " in the same folder. doctor compares the result with the settings.",
      "It was never run on a real account: there are no recorded answers to compare it with.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class Rehearse implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private Question question = new Question();

  @Option(
      names = "--workload",
      paramLabel = "ACCOUNT/REGION",
      description =
          "Where task definitions are registered. Default: the first of cleanup.workloads.")
  private Optional<String> workload = Optional.empty();

  @Option(
      names = "--workload-role",
      paramLabel = "NAME",
      defaultValue = "ecr-image-cleanup-rehearsal",
      description =
          "The role to assume there. Default: ecr-image-cleanup-rehearsal; --print-policy shows what"
              + " it has to be allowed.")
  private String workloadRole = "";

  @Option(
      names = "--application-role",
      paramLabel = "ARN",
      description =
          "The role of the application, with which one image is removed with the opt-in tag, and one"
              + " without, which AWS has to refuse. Without it that is not tried.")
  private Optional<String> applicationRole = Optional.empty();

  @Option(
      names = "--run-task",
      paramLabel = "CLUSTER",
      description =
          "A cluster with EC2 instances of the workload: one task is started there, whose container"
              + " cannot run, and a service without tasks is created. Without it that is not tried.")
  private Optional<String> cluster = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "When all waiting ends, after the start, such as PT4H. Default: PT50H.")
  private Optional<Duration> wait = Optional.empty();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where its file is, rehearsal-<8 hex>.json. Default: the working directory.")
  private Path folder = Path.of(".");

  @Option(
      names = "--remove",
      description = "Removes what a rehearsal that was killed has left, and does nothing else.")
  private boolean remove;

  @Option(
      names = "--print-policy",
      description = "Prints the permissions that it needs, and does nothing.")
  private boolean printPolicy;

  @Override
  public Integer call() {
    Settings settings = options.load();
    Registry registry = new Registries(settings.require("cleanup.registries")).all().get(0);
    String place =
        workload.orElseGet(() -> settings.require("cleanup.workloads").split(",", -1)[0].strip());
    if (printPolicy) {
      printPolicy(registry, place, settings);
      return ExitCode.OK;
    }
    try (Application application = options.startForCommands(settings)) {
      RehearsalFolder files = new RehearsalFolder(folder);
      Optional<Rehearsal> unfinished = files.unfinished();
      Gateway gateway = Gateway.to(application);
      Caller caller = gateway.ask(Endpoint.DESCRIBE_CALLER, "", Caller.class);
      Rehearsal rehearsal = unfinished.orElseGet(() -> begin(registry, place, caller));
      require(rehearsal, caller);
      if (remove && unfinished.isEmpty()) {
        output.print("Nothing is left of a rehearsal in %s.".formatted(folder));
        return ExitCode.OK;
      }
      if (!isWanted(rehearsal, unfinished.isPresent(), new RehearsalCalls(gateway))) {
        output.print("Nothing was made.");
        return ExitCode.OK;
      }
      print(play(application, gateway, files, rehearsal), files);
    }
    return ExitCode.OK;
  }

  private void printPolicy(Registry registry, String place, Settings settings) {
    output.print(
        RehearsalPolicy.ofOperator(
                registry, settings.require("cleanup.schedule-group"), roleArn(place))
            .toPrettyString());
    output.print(RehearsalPolicy.ofWorkload(Registry.parse(place)).toPrettyString());
  }

  private String roleArn(String place) {
    Registry account = Registry.parse(place);
    return "arn:%s:iam::%s:role/%s"
        .formatted(account.partition(), account.accountId(), workloadRole);
  }

  private Rehearsal begin(Registry registry, String place, Caller caller) {
    Instant now = options.now();
    Rehearsal begun =
        Rehearsal.begin(RunId.of(caller.arn(), now), registry, place, now)
            .fact("workload role", roleArn(place))
            .fact("wait", wait.orElse(Duration.ofHours(50)).toString());
    if (applicationRole.isPresent()) {
      begun = begun.fact("application role", applicationRole.get());
    }
    return cluster.isPresent() ? begun.fact("cluster", cluster.get()) : begun;
  }

  private static void require(Rehearsal rehearsal, Caller caller) {
    if (!caller.accountId().equals(rehearsal.registry().accountId())) {
      throw new IllegalArgumentException(
          "The credentials are of account %s, but the rehearsal is of %s: use credentials of that account."
              .formatted(caller.accountId(), rehearsal.registry()));
    }
  }

  private boolean isWanted(Rehearsal rehearsal, boolean again, RehearsalCalls calls) {
    if (!again) {
      List<String> copies = calls.copies(rehearsal);
      if (!copies.isEmpty()) {
        throw new IllegalArgumentException(
            "The registry replicates every repository of the name %s to %s, so nothing is made: copies would be left there. Limit the rule by a filter."
                .formatted(rehearsal.id().name(), String.join(", ", copies)));
      }
    }
    PrintWriter err = command.commandLine().getErr();
    if (!output.json() || !question.isAnswered()) {
      RehearsalText.plan(rehearsal, again, remove).forEach(err::println);
      err.flush();
    }
    return question.isAnsweredYes(remove ? "Remove it?" : "Go on?");
  }

  private Rehearsal play(
      Application application, Gateway gateway, RehearsalFolder files, Rehearsal rehearsal) {
    Clock clock = EcrImageCleanup.clock(command);
    RehearsalCalls calls = new RehearsalCalls(gateway);
    RehearsalEyes eyes =
        new RehearsalEyes(
            gateway, calls, application.bean("cleanupQueries", AggregatorQueries.class));
    RehearsalSteps steps =
        RehearsalSteps.by(gateway, eyes, OptInTag.of(application), clock, files::write);
    try (Progress progress = output.progress("Rehearsing", Step.values().length);
        Interruption interruption = Interruption.by(Waiting.by(clock))) {
      RehearsalRun run =
          new RehearsalRun(
              steps, eyes, files::write, clock, interruption.waiting(), telling(progress));
      return remove
          ? run.giveUp(rehearsal.fact("failure", "It was removed."))
          : run.run(rehearsal, deadline(rehearsal));
    }
  }

  private Instant deadline(Rehearsal rehearsal) {
    return rehearsal
        .startedAt()
        .plus(wait.orElseGet(() -> Duration.parse(rehearsal.fact("wait").orElse("PT50H"))));
  }

  private java.util.function.BiConsumer<Step, Instant> telling(Progress progress) {
    AtomicReference<Optional<Step>> last = new AtomicReference<>(Optional.empty());
    return (step, time) -> {
      if (!last.getAndSet(Optional.of(step)).equals(Optional.of(step))) {
        progress.step();
        progress.say(step.sentence());
      }
    };
  }

  private void print(Rehearsal rehearsal, RehearsalFolder files) {
    if (output.json()) {
      output.print(ecrimagecleanup.rehearsal.RehearsalJson.json(rehearsal, Answers.of(rehearsal)));
      return;
    }
    output.print(RehearsalText.table(Answers.of(rehearsal)));
    output.print(RehearsalText.end(rehearsal, files.file(rehearsal)));
  }
}
