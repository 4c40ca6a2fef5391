package ecrimagecleanup.observe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.gateway.ExplainedImages;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Named;
import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.NoSuchImageException;
import ecrimagecleanup.metric.Meters;
import ecrimagecleanup.observe.SharedReading.Read;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.report.StatePage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Header;
import org.apache.camel.StartupListener;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/**
 * What the routes answer over HTTP. It reads, and calls nothing that changes anything. Safe for
 * several threads.
 */
public final class Observations implements CamelContextAware, StartupListener, AutoCloseable {
  private static final String BEAN = "cleanupObservations";
  private static final String CLOCK = "cleanupClock";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SECONDS = 10;

  private final Registries registries;
  private final Duration sharedFor;
  private final LastRecords records = new LastRecords();
  private @Nullable InContext started;
  private @Nullable CamelContext camelContext;

  /** What there is once the context starts. */
  private record InContext(
      CamelContext context,
      Clock clock,
      Instant since,
      Gateway gateway,
      SharedReading<byte[]> plan,
      SharedReading<ObjectNode> state) {
    String setting(String key) {
      return context.resolvePropertyPlaceholders("{{%s}}".formatted(key));
    }

    Map<String, String> age(Read<?> read) {
      Duration age = Duration.between(read.at(), clock.instant());
      return Map.of("Age", String.valueOf(Math.max(0, age.toSeconds())));
    }
  }

  /**
   * Takes no beans: those of another file of routes may not be there yet.
   *
   * @param registries the registries, separated by commas
   * @param sharedFor how long a plan, or what AWS says of the state, is shared by those who ask
   */
  public Observations(String registries, String sharedFor) {
    this.registries = new Registries(registries);
    this.sharedFor = Duration.parse(sharedFor);
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camelContext;
  }

  @Override
  public void setCamelContext(CamelContext camelContext) {
    this.camelContext = camelContext;
    try {
      camelContext.addStartupListener(this);
    } catch (Exception e) {
      throw new IllegalStateException("The start cannot be watched.", e);
    }
  }

  @Override
  public void onCamelContextStarting(CamelContext context, boolean alreadyStarted) {
    // Camel makes the beans of a file twice, and keeps the second.
    if (context.getRegistry().lookupByName(BEAN) != this) {
      return;
    }
    context.getCamelContextExtension().addLogListener(records);
    Clock clock = CamelContextHelper.mandatoryLookup(context, CLOCK, Clock.class);
    Gateway gateway = Gateway.to(context);
    PlanOfAll plan =
        new PlanOfAll(
            gateway,
            registries,
            key -> context.resolvePropertyPlaceholders("{{%s}}".formatted(key)),
            clock);
    started =
        new InContext(
            context,
            clock,
            clock.instant(),
            gateway,
            new SharedReading<>("plan", plan::make, sharedFor, clock),
            new SharedReading<>("state", new StateOfAws(gateway)::read, sharedFor, clock));
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}

  private InContext started() {
    InContext now = started;
    if (now == null) {
      throw HttpRefusal.later("The application has not started yet.", SECONDS);
    }
    return now;
  }

  /** The page. */
  public HttpAnswer page(@Header("CamelHttpQuery") @Nullable String query) {
    HttpQuery.requireNone(query);
    return HttpAnswer.page(StatePage.html(), StatePage.policy());
  }

  /** What this instance did, and what AWS says of the work of all. */
  public HttpAnswer state(@Header("CamelHttpQuery") @Nullable String query) {
    HttpQuery.requireNone(query);
    InContext now = started();
    Read<ObjectNode> read = shared(now.state(), "The state is being read; ask again.");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("time", now.clock().instant().toString());
    json.put("instance", now.setting("cleanup.instance"));
    json.put("accountId", now.setting("cleanup.account-id"));
    json.put("region", now.setting("cleanup.region"));
    json.put("action", now.setting("cleanup.action"));
    json.put("readAt", read.at().toString());
    json.setAll(read.value());
    json.put("since", now.since().toString());
    json.setAll(new StateOfInstance(Meters.of(now.context()), records).read());
    return HttpAnswer.json(json).with(now.age(read));
  }

  /** The plan of all repositories. */
  public HttpAnswer plan(
      @Header("CamelHttpQuery") @Nullable String query,
      @Header("Accept-Encoding") @Nullable String encodings) {
    HttpQuery.requireNone(query);
    InContext now = started();
    Read<byte[]> read = shared(now.plan(), "The plan is being made; ask again.");
    HttpAnswer answer =
        encodings != null && encodings.toLowerCase(Locale.ROOT).contains("gzip")
            ? HttpAnswer.json(read.value()).with(Map.of("Content-Encoding", "gzip"))
            : HttpAnswer.inflated(read.value());
    return answer.with(now.age(read)).with(Map.of("Vary", "Accept-Encoding"));
  }

  private static <T> Read<T> shared(SharedReading<T> reading, String sentence) {
    return reading.get(PATIENCE).orElseThrow(() -> HttpRefusal.later(sentence, SECONDS));
  }

  /** Why an image stays or goes. */
  public HttpAnswer explain(@Header("CamelHttpQuery") @Nullable String query) {
    String image = HttpQuery.require(query, "image", "image=team/orders:1.4");
    InContext now = started();
    StaleMode stale = StaleMode.parse(now.setting("cleanup.stale-revisions"));
    try {
      return HttpAnswer.json(
          ExplainedImages.explain(now.gateway(), named(image, now.gateway()), stale).toJson());
    } catch (RuntimeException e) {
      // Whatever else is wrong, such as a query that is too long, is no mistake of who asks.
      throw PlainSentence.cause(e, NoSuchImageException.class)
          .<RuntimeException>map(none -> new HttpRefusal(404, String.valueOf(none.getMessage())))
          .orElse(e);
    }
  }

  private ImageReference.Ecr named(String image, Gateway gateway) {
    try {
      return Named.image(image, registries, gateway);
    } catch (NoSuchImageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new HttpRefusal(400, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    InContext now = started;
    if (now != null) {
      now.plan().close();
      now.state().close();
    }
  }
}
