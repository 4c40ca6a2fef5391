package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static ecrimagecleanup.sandbox.EmbeddedAws.DEAD_LETTERS;
import static ecrimagecleanup.sandbox.EmbeddedAws.EVENTS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hosts of {@code deploy/embed}, each as a process of its own on the embedded AWS. {@code
 * bin/try-embedded} builds them, and says how they are started.
 */
@EnabledIfSystemProperty(named = "hosts", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
class HostsIT implements Observed {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration AGE = Duration.ofDays(3);

  /** Beyond those of Camel and of the SDK, and what these bring themselves. */
  private static final int MOST_LIBRARIES = 30;

  private static final List<String> ACCOUNTS = List.of("111122223333", "222233334444");

  /** Where nothing is: Spring Boot reads the folder config of the one in which it is started. */
  @TempDir private Path folder = Path.of(".");

  private final HeldCall held = new HeldCall("BatchDeleteImage");
  private final WorldClock clock = new WorldClock(Instant.now().minus(AGE));
  private final EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, 1);
  private String unused = "";
  private String used = "";

  static Stream<String> hosts() {
    return Stream.of(System.getProperty("hosts").split(","));
  }

  @Override
  public EmbeddedAws aws() {
    return aws;
  }

  @BeforeEach
  void oneOfTwoImagesIsInUse() {
    ACCOUNTS.forEach(account -> aws.installCanary(account, World.REGION));
    ImageOwner owner = new ImageOwner(aws.sandbox());
    owner.createImmutableRepository(ORDERS, Installation.OPTED_IN);
    unused = owner.push(ORDERS, "1", "content of 1", 1000);
    used = owner.push(ORDERS, "2", "content of 2", 1000);
    aws.world().advanceTo(Instant.now());
    clock.runAt(1);
  }

  @AfterEach
  void stopAws() {
    held.lose();
    aws.close();
  }

  /**
   * @param arguments those of Java, separated by spaces
   */
  private RunningProcess start(String arguments, String... environment) {
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "AWS_ENDPOINT_URL", aws.address(),
                "AWS_REGION", World.REGION,
                "AWS_ACCESS_KEY_ID", World.SHARED_ACCOUNT,
                "AWS_SECRET_ACCESS_KEY", "sandbox",
                "CLEANUP_ACTION", "delete",
                "CLEANUP_WAIT_TIME", "1",
                "CLEANUP_VISIBILITY_TIMEOUT", "1",
                "SERVER_PORT", "0",
                "QUARKUS_HTTP_PORT", "0"));
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      variables.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // a host is stopped before a better compiler would pay off
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(arguments.split(" ", -1)));
    return RunningProcess.start(folder, variables, command);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void aHostRemovesImagesBesideWhatItDoesItself(String arguments) throws Exception {
    try (RunningProcess host = start(arguments)) {
      host.awaitLine("The host handled:", LIMIT);
      host.awaitLine("dead-letters-of-the-host", LIMIT);

      new WorkloadAccount(aws.sandbox(), ACCOUNTS.get(0), World.REGION)
          .register("orders", RepositoryKey.shared(ORDERS).uri() + ":2");
      await("an event becomes a schedule")
          .atMost(LIMIT)
          .until(() -> aws.sandbox().endpoint().counts().of("scheduler.POST /schedules") > 0);

      aws.deliver(CHECKS_QUEUE, CheckMessages.due(Instant.now(), List.of(unused, used), AGE));
      await("a check removes what is unused")
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(removed()).containsExactly(unused));
      // Not before: it holds removals.
      aws.deliver(EVENTS_QUEUE, "{");
      await("a malformed message reaches its own dead-letter queue")
          .atMost(LIMIT)
          .until(() -> !aws.queues().receive(EVENTS_QUEUE + DEAD_LETTERS, 1).isEmpty());
      assertThat(removed()).containsExactly(unused);
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void aHostThatStopsFinishesItsMessages(String arguments) throws Exception {
    aws.sandbox().endpoint().faults().add(held);
    try (RunningProcess host = start(arguments)) {
      host.awaitLine("The host handled:", LIMIT);
      aws.deliver(CHECKS_QUEUE, CheckMessages.due(Instant.now(), List.of(unused), AGE));
      held.awaitArrival();

      host.terminate();
      held.release();
      host.awaitExit(LIMIT);

      assertThat(removed()).containsExactly(unused);
      assertThat(host.output()).contains("\"outcome\":\"removed\"");
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void aWrongSettingRefusesTheStart(String arguments) throws Exception {
    try (RunningProcess host =
        start(
            arguments,
            "CLEANUP_GRACE=PT1M",
            "CLEANUP_ROLLOUT=-PT1H",
            "CLEANUP_PROTECTED_TAG=release-*",
            "CLEANUP_EVIDENCE=config-coverage,kubernetes-live",
            "CLEANUP_KUBERNETES=111122223333/eu-central-1/shop")) {
      assertThat(host.awaitExit(LIMIT)).isNotZero();
      assertThat(host.output())
          .contains(
              "cleanup.grace",
              "cleanup.rollout",
              "There is no setting for the environment variable CLEANUP_PROTECTED_TAG.",
              "kubernetes-live needs io.fabric8:kubernetes-client");
    }
  }

  /** Spring Boot does not say who asks, so that by itself nobody is answered there. */
  static Stream<Arguments> hostsWithServers() {
    return hosts()
        .flatMap(
            host -> {
              if (host.contains("/spring-boot/")) {
                return Stream.of(
                    Arguments.of(host, "CLEANUP_HTTP_HOSTS=", 403),
                    Arguments.of(host, "CLEANUP_HTTP_HOSTS=localhost", 200));
              }
              return host.contains("/camel-main/")
                  ? Stream.of(Arguments.of(host, "CLEANUP_HTTP_HOSTS=", 200))
                  : Stream.of();
            });
  }

  @ParameterizedTest
  @MethodSource("hostsWithServers")
  void thePageIsAtThePortOfTheHost(String arguments, String hosts, int status) throws Exception {
    RawHttp http = new RawHttp(HttpTest.freePort());
    try (RunningProcess host =
        start(arguments, "CLEANUP_HTTP=true", "SERVER_PORT=" + http.port(), hosts)) {
      host.awaitLine("The host handled:", LIMIT);

      assertThat(http.get("/observe/cleanup").status()).isEqualTo(status);
      assertThat(http.get("/observe/cleanup/state").body())
          .contains(status == 200 ? "\"brake\"" : "cleanup.http-hosts");
      assertThat(http.get("/observe/cleanup/explain?image=" + ORDERS + ":1").body())
          .contains(status == 200 ? unused : "cleanup.http-hosts");
      assertThat(http.get("/observe/cleanup?image=1").status()).isIn(400, 403);
      assertThat(http.get("/observe/cleanup", "Origin: http://example.com").status())
          .isEqualTo(403);
      assertThat(http.ask("POST", "/observe/cleanup", "localhost:" + http.port(), "{}").status())
          .isEqualTo(405);
    }
  }

  static Stream<Path> hostsThatMavenBuilds() {
    return hosts()
        .map(
            arguments ->
                Path.of(arguments.replaceFirst(".*-jar ", "").replaceFirst("/target/.*", "")))
        .filter(host -> !host.endsWith("camel-cli"));
  }

  @ParameterizedTest
  @MethodSource("hostsThatMavenBuilds")
  void aHostGetsFewLibrariesAndNoneThatOnlyTheStandaloneApplicationNeeds(Path host)
      throws Exception {
    HostDependencies added = HostDependencies.of(host.resolve("target/dependencies.txt"));
    System.out.printf(
        "%s: %d libraries with the jar, %d of them neither of Camel nor of the AWS SDK%n",
        host.getFileName(), added.ids().size(), added.beyondPlatform().size());

    assertThat(added.beyondPlatform()).hasSizeBetween(5, MOST_LIBRARIES);
    assertThat(added.ids()).doesNotContainAnyElementsOf(ofTheStandaloneApplication());
  }

  private static List<String> ofTheStandaloneApplication() throws IOException {
    String pom = Files.readString(Path.of("src/standalone/pom.xml"));
    List<String> ids =
        Pattern.compile("<groupId>([a-z.0-9]+)</groupId>\\s*<artifactId>([a-z.0-9-]+)</artifactId>")
            .matcher(pom.substring(pom.indexOf("<dependencies>")))
            .results()
            .map(id -> id.group(1) + ":" + id.group(2))
            .toList();
    assertThat(ids).contains("info.picocli:picocli", "io.fabric8:kubernetes-client");
    return ids;
  }
}
