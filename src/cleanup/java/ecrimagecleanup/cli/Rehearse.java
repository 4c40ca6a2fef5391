package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Question;
import ecrimagecleanup.cli.console.StepDisplay;
import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.RehearsalJson;
import ecrimagecleanup.rehearsal.Step;
import ecrimagecleanup.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "Finds out how AWS behaves in your account.",
      "It plays the whole way of an image in a throw-away repository and a throw-away task"
          + " definition, and says what holds where AWS does not document it, and by what it knows.",
      "It shows what it will make and asks first. It removes all of it again, also after Ctrl-C, and"
          + " when it is started again after it was killed. AWS Config takes minutes to a day, and"
          + " the running application its grace period: started again in the same folder it goes on"
          + " where it was. doctor compares the result with the settings.",
      "It was never run on a real account; it is tested on the embedded AWS alone.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class Rehearse implements Callable<Integer> {
  /** 128 and the number of SIGINT, as of any process that Ctrl-C has ended. */
  private static final int INTERRUPTED = 130;

  private static final List<Step> STEPS = List.of(Step.values());

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private Question question = new Question();

  @Mixin private RehearsalOptions tried = new RehearsalOptions();

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
    if (printPolicy) {
      printPolicy(registry, settings);
      return ExitCode.OK;
    }
    try (Application application = options.startForCommands(settings)) {
      RehearsalFolder files = new RehearsalFolder(folder);
      Optional<Rehearsal> unfinished = files.unfinished();
      if (remove && unfinished.isEmpty()) {
        print("Nothing is left of a rehearsal in %s.".formatted(folder), true);
        return ExitCode.OK;
      }
      Gateway gateway = Gateway.to(application);
      Caller caller = gateway.ask(Endpoint.DESCRIBE_CALLER, "", Caller.class);
      Rehearsal rehearsal =
          unfinished.orElseGet(() -> tried.begin(registry, settings, caller, options.now()));
      require(rehearsal, caller);
      refuseCopies(rehearsal, new RehearsalCalls(gateway));
      if (!isWanted(rehearsal, unfinished.isPresent())) {
        print(unfinished.isPresent() ? "Nothing was changed." : "Nothing was made.", false);
        return Question.DECLINED;
      }
      return play(application, gateway, files, rehearsal);
    }
  }

  /**
   * Says that nothing was played: a sentence for people, a document without answers for machines.
   */
  private void print(String sentence, boolean finished) {
    if (!output.json()) {
      output.print(sentence);
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("finished", finished);
    json.putArray("answers");
    output.print(json);
  }

  private void printPolicy(Registry registry, Settings settings) {
    String place = tried.place(settings);
    Registry workload = Registry.parse(place);
    ObjectNode operator =
        RehearsalPolicy.ofOperator(
            registry, settings.require("cleanup.scheduler-role-arn"), tried.roles(place));
    ObjectNode role = RehearsalPolicy.ofWorkload(workload, tried.cluster());
    if (output.json()) {
      ObjectNode both = JsonNodeFactory.instance.objectNode();
      both.set("operator", operator);
      both.set("workload", role);
      output.print(both);
      return;
    }
    output.print("For whoever runs the rehearsal, in account %s:".formatted(registry.accountId()));
    output.printToCopy(operator);
    output.print("For the role %s, which has to trust them:".formatted(tried.roles(place).get(0)));
    output.printToCopy(role);
  }

  private static void require(Rehearsal rehearsal, Caller caller) {
    if (!caller.accountId().equals(rehearsal.registry().accountId())) {
      throw new IllegalArgumentException(
          "The credentials are of account %s, but the rehearsal is of %s: use credentials of that account."
              .formatted(caller.accountId(), rehearsal.registry()));
    }
  }

  private void refuseCopies(Rehearsal rehearsal, RehearsalCalls calls) {
    if (remove || rehearsal.isDone(Step.CREATE_REPOSITORY)) {
      return;
    }
    List<String> copies = calls.copies(rehearsal);
    if (!copies.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing is made: a replication rule of %s would copy the repository %s to %s, and the copies would stay. Give the rule a filter by repository prefix."
              .formatted(rehearsal.registry(), rehearsal.id().name(), String.join(", ", copies)));
    }
  }

  private boolean isWanted(Rehearsal rehearsal, boolean again) {
    List<String> lines = new ArrayList<>();
    boolean removes = remove || rehearsal.fact("failure").isPresent();
    if (removes) {
      lines.addAll(RehearsalText.removal(rehearsal));
    } else {
      if (again) {
        lines.addAll(RehearsalText.again(rehearsal));
      }
      lines.addAll(RehearsalText.plan(rehearsal, tried.wait(rehearsal)));
    }
    PrintWriter err = command.commandLine().getErr();
    lines.forEach(err::println);
    err.flush();
    return question.isAnsweredYes(removes ? "Remove it?" : again ? "Go on with it?" : "Start it?");
  }

  private int play(
      Application application, Gateway gateway, RehearsalFolder files, Rehearsal rehearsal) {
    Clock clock = EcrImageCleanup.clock(command);
    RehearsalEyes eyes =
        new RehearsalEyes(
            gateway,
            new RehearsalCalls(gateway),
            application.bean("cleanupQueries", AggregatorQueries.class));
    RehearsalSteps steps =
        RehearsalSteps.by(gateway, eyes, OptInTag.of(application), clock, files::write);
    // The process ends when this is over, so what came of it is printed before.
    try (Interruption interruption = Interruption.by(Waiting.by(clock))) {
      Rehearsal known = play(steps, eyes, files, rehearsal, interruption.waiting());
      print(known, files);
      return interruption.waiting().isStopped() ? INTERRUPTED : ExitCode.OK;
    }
  }

  private Rehearsal play(
      RehearsalSteps steps,
      RehearsalEyes eyes,
      RehearsalFolder files,
      Rehearsal rehearsal,
      Waiting waiting) {
    try (StepDisplay display = output.steps(STEPS.size())) {
      RehearsalRun run =
          new RehearsalRun(
              steps,
              eyes,
              files::write,
              EcrImageCleanup.clock(command),
              waiting,
              (step, time) -> display.show(STEPS.indexOf(step) + 1, step.sentence(), time));
      return remove
          ? run.giveUp(rehearsal.fact("failure", "It was ended by --remove."))
          : run.run(rehearsal, tried.deadline(rehearsal));
    }
  }

  private void print(Rehearsal rehearsal, RehearsalFolder files) {
    List<Answer> answers = Answers.of(rehearsal);
    if (output.json()) {
      output.print(RehearsalJson.json(rehearsal, answers));
      return;
    }
    // Of one that was ended early most is not known, for one and the same reason.
    boolean early = rehearsal.fact("failure").isPresent();
    RehearsalText.print(
        answers.stream().filter(answer -> !early || answer.isKnown()).toList(), output);
    RehearsalText.end(rehearsal, files.file(rehearsal)).forEach(output::print);
  }
}
