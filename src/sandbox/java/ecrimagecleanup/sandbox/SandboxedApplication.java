package ecrimagecleanup.sandbox;

import ecrimagecleanup.Application;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The application with its own routes and configuration, on an embedded AWS. It learns where AWS is
 * as it would be in production, by the SDK's settings for the endpoint and the credentials.
 */
public final class SandboxedApplication implements AutoCloseable {
  /**
   * The setting whether calls keep to the rates of ECS, which are of real time: a sandbox takes
   * less of it.
   */
  public static final String PACED = "camel.component.ecs-usage.configuration.paced";

  private final EmbeddedAws aws;
  private final WorldTime time;
  private final Application application;
  private final Settings settings;

  private SandboxedApplication(EmbeddedAws aws, Application application, Settings settings) {
    this.aws = aws;
    this.time = new WorldTime(aws);
    this.application = application;
    this.settings = settings;
  }

  /**
   * Starts the application.
   *
   * @param aws where it runs
   * @param home the folder with its routes and configuration
   * @param overrides settings that differ from the configuration
   */
  public static SandboxedApplication start(
      EmbeddedAws aws, Path home, Map<String, String> overrides) {
    pointSdkAt(aws);
    Settings settings = Settings.load(home, Map.of(), settings(overrides));
    Application application = new Application(home, settings, aws.world().clock());
    aws.takeLog();
    aws.restQueues();
    application.start();
    return new SandboxedApplication(aws, application, settings);
  }

  /** The settings that say where an application is that runs in a sandbox. */
  static Map<String, String> place() {
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.account-id", World.SHARED_ACCOUNT);
    settings.put("cleanup.region", World.REGION);
    settings.put(
        "cleanup.workloads",
        EmbeddedAws.WORKLOAD_ACCOUNTS.stream()
            .map(account -> account + "/" + World.REGION)
            .collect(Collectors.joining(",")));
    settings.put("cleanup.task-events-queue", EmbeddedAws.TASK_EVENTS_QUEUE);
    settings.put("cleanup.log-group", EmbeddedAws.LOG_GROUP);
    return settings;
  }

  /** The settings of the application in a sandbox, which some settings override. */
  public static Map<String, String> settings(Map<String, String> overrides) {
    Map<String, String> settings = place();
    // Quartz strikes by real time, which says nothing here: the world calls for sweeps itself.
    settings.put("cleanup.sweep-cron", "");
    settings.put("cleanup.look-every", "");
    settings.put("cleanup.wait-time", "1");
    settings.put("camel.management.enabled", "false");
    settings.put(PACED, "false");
    settings.putAll(overrides);
    return settings;
  }

  /** The settings that it runs with, by their keys. */
  public Map<String, String> settings() {
    return settings.values();
  }

  /**
   * The value of a setting that it runs with.
   *
   * @throws IllegalArgumentException if there is no such setting
   */
  public String setting(String key) {
    return settings.require(key);
  }

  /**
   * A bean of the application.
   *
   * @throws IllegalArgumentException if there is none of this name and type
   */
  public <T> T bean(String name, Class<T> type) {
    return application.bean(name, type);
  }

  /**
   * Lets the world's time pass.
   *
   * @throws IllegalStateException if the application does not finish its messages
   */
  public void runUntil(Instant end) {
    time.runUntil(end);
  }

  /**
   * Like {@link #runUntil(Instant)}.
   *
   * @param afterEach what is done after each thing that happened
   */
  public void runUntil(Instant end, Runnable afterEach) {
    time.runUntil(end, afterEach);
  }

  /** Waits until every message is dealt with. */
  public void awaitQuiet() {
    time.awaitQuiet();
  }

  /** Has every client of this process that says nothing else call the sandbox. */
  public static void pointSdkAt(EmbeddedAws aws) {
    pointSdkAt(aws.address());
  }

  /** Where AWS is and who asks, as the SDK takes it from the environment in production. */
  static void pointSdkAt(String address) {
    System.setProperty("aws.endpointUrl", address);
    System.setProperty("aws.accessKeyId", World.SHARED_ACCOUNT);
    System.setProperty("aws.secretAccessKey", "sandbox");
    System.setProperty("aws.region", World.REGION);
  }

  /** Stops the application; the SDK's settings are for whoever comes next to make. */
  @Override
  public void close() {
    aws.hurryQueues();
    application.close();
    System.clearProperty("aws.endpointUrl");
  }
}
