package ecrimagecleanup.observe;

import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.PlanHeaders;
import ecrimagecleanup.owners.OwnerReports;
import ecrimagecleanup.owners.ReportClaim;
import ecrimagecleanup.owners.ReportPart;
import ecrimagecleanup.owners.Webhook;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/**
 * What the routes ask that send reports to owners. It reads, and sends nothing. Safe for several
 * threads.
 */
public final class OwnerReporting {
  private static final String CLOCK = "cleanupClock";

  private final Registries registries;
  private final String tag;
  private final Webhook webhook;
  private final boolean topic;

  /**
   * @param registries the registries, separated by commas
   * @param tag the key of the tag of repositories that names their owner
   * @param webhook where reports are posted, if it is given
   * @param topic the ARN of the topic that gets them; empty for none
   */
  public OwnerReporting(String registries, String tag, Webhook webhook, String topic) {
    this.registries = new Registries(registries);
    this.tag = tag;
    this.webhook = webhook;
    this.topic = !topic.isBlank();
  }

  private static Instant now(CamelContext context) {
    return CamelContextHelper.mandatoryLookup(context, CLOCK, Clock.class).instant();
  }

  /** By what one of many instances makes the report that is due now. */
  public ReportClaim due(CamelContext context) {
    return new ReportClaim(now(context), registries.all().get(0));
  }

  /** Reads AWS, one repository after the other; the report in parts, for who receives it. */
  public List<ReportPart> parts(CamelContext context) {
    Gateway gateway = Gateway.to(context);
    Instant now = now(context);
    Iterator<RepositoryPlan> plans =
        new UntilStop(new RepositoryPlansOfAll(gateway, registries).read(), context);
    PlanHeader header =
        PlanHeaders.of(
            gateway,
            key -> context.resolvePropertyPlaceholders("{{%s}}".formatted(key)),
            now,
            false);
    return ReportPart.of(header, OwnerReports.of(tag, plans), webhook.isGiven(), topic, now);
  }

  /** When the schedule is to fire that is made now to send a part to the topic. */
  public Instant soon(CamelContext context) {
    return ReportPart.soon(now(context));
  }

  /** When the schedule is to fire that is made now to show that an instance makes the report. */
  public Instant heldUntil(CamelContext context, @Body ReportClaim claim) {
    return claim.at(now(context));
  }

  /** A report must not hold up the stop of the application, and its next one comes anyway. */
  private record UntilStop(Iterator<RepositoryPlan> plans, CamelContext context)
      implements Iterator<RepositoryPlan> {
    @Override
    public boolean hasNext() {
      return plans.hasNext();
    }

    @Override
    public RepositoryPlan next() {
      if (context.isStopping()) {
        throw new IllegalStateException("The application is stopping.");
      }
      return plans.next();
    }
  }
}
