package ecrimagecleanup.sandbox.virtual;

import ecrimagecleanup.Application;
import ecrimagecleanup.bean.CurrentWorkloads;
import ecrimagecleanup.bean.SharedAnswers;
import ecrimagecleanup.bean.TaskDefinitionEvents;
import ecrimagecleanup.component.ecs.RevisionMemory;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The application with its own routes, components and configuration, on whatever history is played.
 * Nothing in it runs by itself: each message is handed to it. For one thread.
 */
public final class SimulatedApplication implements AutoCloseable {
  private final ModelQueues queues = new ModelQueues();
  private final Application application;
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  private SimulatedApplication(
      Present present, Path home, Collection<String> accounts, Map<String, String> overrides) {
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.account-id", World.SHARED_ACCOUNT);
    settings.put("cleanup.region", World.REGION);
    settings.put(
        "cleanup.workloads",
        accounts.stream()
            .map(account -> account + "/" + World.REGION)
            .collect(Collectors.joining(",")));
    settings.put("cleanup.instance", "simulation");
    settings.put("cleanup.task-events-queue", EmbeddedAws.TASK_EVENTS_QUEUE);
    // the world asks for sweeps; Quartz would in real time, on a thread of its own
    settings.put("cleanup.sweep-cron", "");
    settings.put("cleanup.look-every", "");
    settings.put("cleanup.minimum-age", "PT12H");
    // all of it runs on one thread
    settings.put("cleanup.parallel", "1");
    // who overtakes a message is handled before that goes on, so nobody waits for its readings
    settings.put("cleanup.shared-wait", "PT0S");
    // it waits in real time; the cap that it is cannot be seen on a virtual clock
    settings.put("cleanup.removals-per-second", "1000");
    settings.put("camel.management.enabled", "false");
    settings.put("camel.metrics.enabled", "false");
    settings.putAll(overrides);
    this.application =
        new Application(home, Settings.load(home, Map.of(), settings), present.clock())
            .with("aws2-sqs", queues);
    new PresentClients(present, accounts).beans().forEach(application::with);
  }

  /**
   * Starts it.
   *
   * @param present where its clock, its clients and its log lead
   * @param home the folder with its routes and configuration
   * @param accounts the accounts that run containers
   * @param overrides settings that differ from the configuration
   */
  public static SimulatedApplication start(
      Present present, Path home, Collection<String> accounts, Map<String, String> overrides) {
    SimulatedApplication simulated = new SimulatedApplication(present, home, accounts, overrides);
    simulated.application.start();
    return simulated;
  }

  /**
   * Hands a message to the route of a queue.
   *
   * @param receipt with what the message can be deleted
   */
  public ModelQueues.End deliver(
      String queue, String id, String receipt, String body, Map<String, String> attributes)
      throws Exception {
    return queues.deliver(queue, id, receipt, body, attributes);
  }

  /** What is in memory is gone, as in a process that has just started. */
  public void forget() {
    application.bean("cleanupSharedAnswers", SharedAnswers.class).forget();
    application.bean("cleanupRevisions", RevisionMemory.class).forget();
    application.bean("cleanupWorkloads", CurrentWorkloads.class).forget();
    application.bean("cleanupEvents", TaskDefinitionEvents.class).forget();
  }

  /**
   * Lets another thread of the application work, and waits for it: Camel has one queue of work for
   * each thread, and the message in work here is not to go on meanwhile.
   */
  public void elsewhere(Runnable work) {
    try {
      other.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The other thread has failed.", e);
    }
  }

  @Override
  public void close() {
    application.close();
    other.shutdown();
  }
}
