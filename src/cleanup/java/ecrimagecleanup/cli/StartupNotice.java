package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.bean.CurrentWorkloads;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs here, in a few lines of the log when the application has started: which version, where,
 * for what, and whether it may remove anything. What cannot be read is said so; it stops nothing.
 *
 * @param application the application, which is started
 * @param settings its settings
 */
record StartupNotice(Application application, Settings settings) {
  private static final Logger LOG = LoggerFactory.getLogger(StartupNotice.class);

  /** So many workloads are named; of more than that the number is said. */
  private static final int MOST_NAMED = 20;

  /**
   * Says it in the background: the brake can be an SSM parameter.
   *
   * @param next what is done after it
   */
  void beginBefore(Runnable next) {
    Thread thread =
        new Thread(
            () -> {
              lines().forEach(LOG::info);
              next.run();
            },
            "startup-notice");
    thread.setDaemon(true);
    thread.start();
  }

  /** The lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(always());
    StaleMode stale = StaleMode.parse(value("cleanup.stale-revisions"));
    if (stale.looks()) {
      lines.add(
          "Stale revisions: %s. Pull time proves nothing: a host can start tasks from its cache, and Step Functions, code and people are not seen."
              .formatted(value("cleanup.stale-revisions")));
    }
    return List.copyOf(lines);
  }

  private List<String> always() {
    return List.of(
        "%s has started as %s in account %s, region %s."
            .formatted(
                new Version().getVersion()[0],
                value("cleanup.instance"),
                value("cleanup.account-id"),
                value("cleanup.region")),
        "Registries: %s".formatted(value("cleanup.registries")),
        "Workloads: %s".formatted(orWhyNot(this::workloads)),
        "Action: %s".formatted(action()),
        "Evidence: %s".formatted(String.join(", ", value("cleanup.evidence").split("\\s*,\\s*"))),
        settings.hasBrake()
            ? "Brake: %s".formatted(orWhyNot(this::brake))
            : "No brake is set up. Set cleanup.brake-parameter.",
        "Metrics: %s".formatted(metrics()));
  }

  private String value(String key) {
    return settings.value(key).orElse("");
  }

  private String workloads() {
    List<String> places =
        application.bean("cleanupWorkloads", CurrentWorkloads.class).get().places().stream()
            .sorted()
            .toList();
    String more = "; every account and region in which a canary is seen is one, too";
    return places.size() > MOST_NAMED
        ? "%d accounts and regions%s".formatted(places.size(), more)
        : "%s%s".formatted(places.isEmpty() ? "none listed" : String.join(", ", places), more);
  }

  private String action() {
    String action = value("cleanup.action");
    return action.equals("report") ? "report; nothing is removed" : action;
  }

  private String brake() {
    Brake brake = Gateway.to(application).ask(Endpoint.BRAKE, "", Brake.class);
    return brake.holds() ? "engaged. %s".formatted(brake.reason()) : "off";
  }

  private String metrics() {
    ManagementPort port = ManagementPort.of(settings);
    return port.enabled()
        ? "http://%s:%s/observe/metrics%s".formatted(port.host(), port.port(), page())
        : "off, by camel.management.enabled";
  }

  private String page() {
    return value("cleanup.http").equals("true") ? "; plan and state at /observe/cleanup" : "";
  }

  private static String orWhyNot(Supplier<String> reading) {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      return "not known. %s".formatted(CaughtFailure.sentence(e));
    }
  }
}
