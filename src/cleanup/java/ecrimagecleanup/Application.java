package ecrimagecleanup;

import ecrimagecleanup.bean.ApplicationClock;
import ecrimagecleanup.component.CountedCamelClients;
import ecrimagecleanup.settings.Placeholders;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.StartupListener;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * The application: the routes below the folder {@code routes/}, on Camel Main. The same class runs
 * it in production, in the sandbox and in tests.
 */
public final class Application implements AutoCloseable {
  private final Main main;

  /**
   * Prepares the application; nothing runs yet.
   *
   * @param home the folder that holds {@code routes/}
   * @param settings the settings
   * @param clock the one clock that everything reads
   */
  public Application(Path home, Settings settings, Clock clock) {
    main = new Main();
    main.bind(ApplicationClock.BEAN, clock);
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeInitialize(BaseMainSupport main) {
            Placeholders.preferGiven(main.getCamelContext());
          }

          @Override
          public void afterConfigure(BaseMainSupport configured) {
            configured.getCamelContext().addLifecycleStrategy(new CountedCamelClients());
          }
        });
    // The plugin of the jar loads the routes, here as in applications of others.
    main.addOverrideProperty("cleanup.routes", "file:" + home.resolve("routes"));
    // Not read from the class path again, nor from the environment: what was checked is what runs.
    main.setPropertyPlaceholderLocations("false");
    main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
    for (Map.Entry<String, String> setting : settings.values().entrySet()) {
      main.addOverrideProperty(setting.getKey(), setting.getValue());
    }
  }

  /**
   * Puts a bean into the registry before the start: a component finds a client of its type there,
   * and a component is found by its scheme.
   *
   * @return this application
   */
  public Application with(String name, Object bean) {
    main.bind(name, bean);
    return this;
  }

  /**
   * What is done before any route starts: {@link #send} can call AWS already, no message has been
   * taken yet. If it fails, nothing starts.
   *
   * @return this application
   */
  public Application beforeStart(Runnable task) {
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void afterConfigure(BaseMainSupport configured) {
            try {
              configured.getCamelContext().addStartupListener(new BeforeStart(task));
            } catch (Exception e) {
              throw new IllegalStateException("The start cannot be watched.", e);
            }
          }
        });
    return this;
  }

  private record BeforeStart(Runnable task) implements StartupListener {
    @Override
    public void onCamelContextStarting(CamelContext context, boolean alreadyStarted) {
      task.run();
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}
  }

  /**
   * What is done once {@link #run()} has started the routes, which go on meanwhile. It may not take
   * long: only after it the process can be asked to stop.
   *
   * @return this application
   */
  public Application whenStarted(Runnable task) {
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void afterStart(BaseMainSupport started) {
            task.run();
          }
        });
    return this;
  }

  /**
   * What is done when {@link #run()} begins to stop, before the messages in work are finished.
   *
   * @return this application
   */
  public Application beforeStop(Runnable task) {
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeStop(BaseMainSupport stopping) {
            task.run();
          }
        });
    return this;
  }

  /** Starts the routes and returns. */
  public void start() {
    main.start();
  }

  /**
   * Starts the routes that commands call, and returns: nothing takes messages from the queues.
   *
   * @throws IllegalStateException if a route cannot be started
   */
  public void startForCommands() {
    // Nothing asks SQS where the queues are: not everyone who reads a plan may.
    startExcept("aws2-sqs:*,quartz:*");
    CamelContext context = main.getCamelContext();
    try {
      for (Route route : context.getRoutes()) {
        if (route.getEndpoint().getEndpointUri().startsWith("direct:")) {
          context.getRouteController().startRoute(route.getRouteId());
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("A route cannot be started.", e);
    }
  }

  /**
   * Makes the beans and no route, and returns: for a command that calls AWS and nothing else, so
   * that it answers sooner.
   */
  public void startWithoutRoutes() {
    main.addOverrideProperty("cleanup.beans-alone", "true");
    startExcept("*");
  }

  private void startExcept(String routes) {
    main.configure().setAutoStartup(false);
    // Nobody asks a command over HTTP, reads Camel's metrics of it, or traces it.
    main.addOverrideProperty("cleanup.http", "false");
    main.addOverrideProperty("camel.metrics.enable-route-policy", "false");
    main.addOverrideProperty("camel.metrics.enable-exchange-event-notifier", "false");
    main.addOverrideProperty("camel.metrics.enable-route-event-notifier", "false");
    main.addOverrideProperty("camel.opentelemetry2.enabled", "false");
    main.configure().setRouteFilterExcludePattern(routes);
    main.addOverrideProperty("camel.management.enabled", "false");
    // Ctrl-C ends a command at once: Camel would wait for whoever is asked a question.
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    main.start();
  }

  /**
   * Sends a message to an endpoint and waits for the answer.
   *
   * @param uri the endpoint; its placeholders are settings
   * @return the message that came of it
   * @throws CamelExecutionException if the endpoint or a route behind it fails, with that as cause
   */
  public Message send(String uri, Object body, Map<String, Object> headers) {
    return new Sender(main.getCamelContext()).send(uri, body, headers);
  }

  /** The endpoints that the routes name, and those that {@link #send} has called. */
  public Stream<Endpoint> endpoints() {
    return main.getCamelContext().getEndpoints().stream();
  }

  /**
   * A bean of the routes.
   *
   * @throws IllegalArgumentException if there is none of this name and type
   */
  public <T> T bean(String name, Class<T> type) {
    T bean = main.getCamelContext().getRegistry().lookupByNameAndType(name, type);
    if (bean == null) {
      throw new IllegalArgumentException("There is no bean %s.".formatted(name));
    }
    return bean;
  }

  /**
   * Runs until the process is asked to stop; messages in work are then finished.
   *
   * @return the exit code
   * @throws Exception if the routes cannot be started
   */
  public int run() throws Exception {
    main.run();
    return main.getExitCode();
  }

  /** Finishes the messages in work and stops. */
  @Override
  public void close() {
    main.stop();
  }
}
