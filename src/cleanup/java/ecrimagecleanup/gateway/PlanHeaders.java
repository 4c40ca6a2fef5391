package ecrimagecleanup.gateway;

import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.sweep.PlanHeader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What stands above a plan, of the settings and the brake. */
public final class PlanHeaders {
  private PlanHeaders() {}

  /**
   * The header of a plan that is made now; reads the brake.
   *
   * @param setting gives the value of a setting by its key
   * @param asIfOptedIn whether it is taken that every owner had opted in
   */
  public static PlanHeader of(
      Gateway gateway, UnaryOperator<String> setting, Instant now, boolean asIfOptedIn) {
    Brake brake = gateway.ask(Endpoint.BRAKE, "", Brake.class);
    return new PlanHeader(
        now,
        setting.apply("cleanup.account-id"),
        setting.apply("cleanup.region"),
        Action.ofWord(setting.apply("cleanup.action")).orElseThrow(),
        Duration.parse(setting.apply("cleanup.grace")),
        asIfOptedIn,
        brake.holds() ? brake.reason() : "",
        new BigDecimal(setting.apply("cleanup.price-per-gb-month")));
  }
}
