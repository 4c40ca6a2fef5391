package ecrimagecleanup.cli;

import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.PlanHeader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What stands above a plan, of the settings and the brake. */
final class PlanHeaders {
  private PlanHeaders() {}

  static PlanHeader of(Gateway gateway, Settings settings, Instant now, boolean asIfOptedIn) {
    Brake brake = gateway.ask(Endpoint.BRAKE, "", Brake.class);
    return new PlanHeader(
        now,
        settings.require("cleanup.account-id"),
        settings.require("cleanup.region"),
        Action.ofWord(settings.require("cleanup.action")).orElseThrow(),
        Duration.parse(settings.require("cleanup.grace")),
        asIfOptedIn,
        brake.holds() ? brake.reason() : "",
        new BigDecimal(settings.require("cleanup.price-per-gb-month")));
  }
}
