package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.RunId;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Canary;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Readings;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.SdkClients;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** An embedded AWS with the application on it, and rehearsals there, by the clock of its world. */
final class RehearsalWorld implements AutoCloseable {
  static final Registry REGISTRY = new Registry(World.SHARED_ACCOUNT, World.REGION);
  static final String PRODUCTION = "111122223333";
  private static final Duration LATE = Duration.ofMinutes(4);
  static final String WORKLOAD = PRODUCTION + "/" + World.REGION;

  private final EmbeddedAws aws;
  private final ImageOwner owner;
  private final WorkloadAccount production;
  private final SandboxedApplication application;
  private final Application commands;
  private final RehearsalFolder folder;

  /** One that is friendly where AWS does not say what it does. */
  RehearsalWorld(Path folder) {
    this(folder, Readings.friendly());
  }

  /** One that does what readings say; a service with Service Connect runs in it. */
  RehearsalWorld(Path folder, Readings readings) {
    aws =
        EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 1, readings);
    owner = new ImageOwner(aws.sandbox());
    Map<String, String> settings =
        Map.of(
            "cleanup.action",
            "delete",
            "cleanup.visibility-timeout",
            "1",
            SandboxedApplication.PACED,
            "false");
    for (String account : EmbeddedAws.WORKLOAD_ACCOUNTS) {
      aws.installCanary(account, World.REGION);
    }
    production = new WorkloadAccount(aws.sandbox(), PRODUCTION, World.REGION);
    startWithServiceConnect();
    application = SandboxedApplication.start(aws, Path.of("."), settings);
    Map<String, String> all = new HashMap<>(settings);
    all.put("cleanup.account-id", World.SHARED_ACCOUNT);
    all.put("cleanup.region", World.REGION);
    all.put("cleanup.workloads", WORKLOAD);
    commands =
        new Application(
            Path.of("."), Settings.load(Path.of("."), Map.of(), all), aws.world().clock());
    commands.startForCommands();
    this.folder = new RehearsalFolder(folder);
  }

  private void startWithServiceConnect() {
    ObjectNode service =
        Json.object()
            .put("serviceName", "connected")
            .put("taskDefinition", production.register("connected", Canary.IMAGE))
            .put("desiredCount", 1);
    service.putObject("serviceConnectConfiguration").put("enabled", true);
    production.call("CreateService", service);
  }

  EmbeddedAws aws() {
    return aws;
  }

  RehearsalFolder folder() {
    return folder;
  }

  Gateway gateway() {
    return Gateway.to(commands);
  }

  /** One that tries everything. */
  Rehearsal begin() {
    Instant now = aws.now();
    return Rehearsal.begin(RunId.of("operator", now), REGISTRY, WORKLOAD, now)
        .fact("workload role", "arn:aws:iam::%s:role/rehearsal".formatted(PRODUCTION))
        .fact("application role", EmbeddedAws.APPLICATION_ROLE)
        .fact("scheduler role", EmbeddedAws.SCHEDULER_ROLE)
        .fact("cluster", "default");
  }

  /** As a process that lives long enough. It looks late, and so less often: a build has no time. */
  Rehearsal run(Rehearsal from, Duration wait) {
    return run(gateway(), from, wait);
  }

  /** As a process whose calls go that way. */
  Rehearsal run(Gateway gateway, Rehearsal from, Duration wait) {
    return process(gateway, new Late()).run(from, from.startedAt().plus(wait));
  }

  RehearsalRun process(Gateway gateway, Waiting waiting) {
    RehearsalCalls calls = new RehearsalCalls(gateway);
    RehearsalEyes eyes =
        new RehearsalEyes(gateway, calls, commands.bean("cleanupQueries", AggregatorQueries.class));
    OptInTag tag = OptInTag.of(commands);
    RehearsalSteps steps =
        RehearsalSteps.by(
            gateway,
            eyes,
            new OptInTag(gateway, tag.registries(), tag.policy()),
            aws.world().clock(),
            folder::write);
    return new RehearsalRun(
        steps, eyes, folder::write, aws.world().clock(), waiting, (step, time) -> {});
  }

  /** Nobody waits: the world moves on. */
  class Passing implements Waiting {
    private boolean stopped;

    @Override
    public void until(Instant time) {
      application.runUntil(time);
    }

    @Override
    public boolean isStopped() {
      return stopped;
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  /** Who calls with a key of the account is the application here, whose pulls are not recorded. */
  void recordPullsOfTheOperator() {
    owner.call(
        "DeregisterPullTimeUpdateExclusion",
        Json.object().put("principalArn", EmbeddedAws.APPLICATION_ROLE));
  }

  /** Waits longer than it is asked to. */
  private final class Late extends Passing {
    @Override
    public void until(Instant time) {
      super.until(time.plus(LATE));
    }
  }

  /** As AWS does by the condition of the role: without the opt-in tag nothing may be removed. */
  void refuseRemovalsWithoutTag() {
    aws.sandbox()
        .endpoint()
        .faults()
        .add(
            FaultInjector.failing(
                call -> call.operation().equals("BatchDeleteImage") && !isOptedIn(call),
                call -> Fault.denied("ecr:BatchDeleteImage")));
  }

  private boolean isOptedIn(AwsCall call) {
    String repository = call.body().path("repositoryName").asText();
    JsonNode tags =
        owner.call(
            "ListTagsForResource",
            Json.object().put("resourceArn", RepositoryKey.shared(repository).arn()));
    return tags.toString().contains("\"enabled\"");
  }

  /**
   * What there is by the names of rehearsals, and every repository, once the tasks and services
   * that were stopped have ended.
   */
  List<String> census() {
    application.runUntil(aws.now().plus(Duration.ofMinutes(5)));
    List<String> found = new ArrayList<>();
    owner
        .call("DescribeRepositories", Json.object())
        .path("repositories")
        .forEach(repository -> found.add(repository.path("repositoryName").asText()));
    for (String status : List.of("ACTIVE", "INACTIVE")) {
      found.addAll(
          texts("ListTaskDefinitions", Json.object().put("status", status), "taskDefinitionArns")
              .stream()
              .filter(arn -> arn.contains("rehearsal"))
              .toList());
    }
    found.addAll(texts("ListServices", Json.object(), "serviceArns"));
    found.addAll(texts("ListTasks", Json.object(), "taskArns"));
    found.addAll(schedules());
    return found;
  }

  /** Those that are none of the application's. */
  private List<String> schedules() {
    try (SchedulerClient scheduler =
        SdkClients.client(SchedulerClient.builder(), URI.create(aws.address()))) {
      return scheduler.listSchedules(request -> request.groupName("default")).schedules().stream()
          .map(ScheduleSummary::name)
          .toList();
    }
  }

  private List<String> texts(String operation, ObjectNode body, String list) {
    return StreamSupport.stream(production.call(operation, body).path(list).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The readings that are known, by question. */
  static Map<String, String> readings(Rehearsal known) {
    return Answers.of(known).stream()
        .filter(Answer::isKnown)
        .collect(Collectors.toMap(answer -> answer.topic().id(), Answer::reading));
  }

  /** What a killed process has left to be gone on with. */
  Optional<Rehearsal> unfinished() {
    return folder.unfinished();
  }

  ImageOwner owner() {
    return owner;
  }

  @Override
  public void close() {
    commands.close();
    application.close();
    aws.close();
  }
}
