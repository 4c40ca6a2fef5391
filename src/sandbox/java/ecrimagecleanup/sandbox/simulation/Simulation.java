package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.SharedServices;
import ecrimagecleanup.sandbox.config.KnownQueries;
import ecrimagecleanup.sandbox.template.SharedAccount;
import ecrimagecleanup.sandbox.virtual.Present;
import ecrimagecleanup.sandbox.virtual.RecordedLog;
import ecrimagecleanup.sandbox.virtual.SimulatedApplication;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Plays histories with one application for each profile. For one thread. */
final class Simulation implements AutoCloseable {
  private final Present present = new Present();
  private final Path home;
  private final SharedAccount layout = SharedAccount.ofTemplate();
  private final KnownQueries queries = new KnownQueries();
  private final Map<Profile, SimulatedApplication> applications = new EnumMap<>(Profile.class);

  /**
   * A simulation of the application.
   *
   * @param home the folder with its routes and configuration
   */
  Simulation(Path home) {
    this.home = home;
  }

  /** Plays a history and judges it. */
  Result play(Plan plan) {
    try (RecordedLog log = new RecordedLog(present)) {
      log.begin();
      SimulatedApplication application =
          applications.computeIfAbsent(
              plan.profile(),
              p -> SimulatedApplication.start(present, home, Cast.ACCOUNTS, p.settings()));
      application.forget();
      return play(
          new History(plan, application, sandbox -> new SharedServices(sandbox, layout, queries)));
    }
  }

  private Result play(History history) {
    present.enter(history);
    Chronicle chronicle = history.play();
    return new Result(
        history.plan(),
        chronicle,
        Oracles.judge(history),
        chronicle.firedTo(EmbeddedAws.CHECKS_QUEUE),
        history.sandbox().world().ledger().removals().size(),
        history.gate().calls(),
        history.gate().callsBeforeCalm());
  }

  @Override
  public void close() {
    applications.values().forEach(SimulatedApplication::close);
  }
}
