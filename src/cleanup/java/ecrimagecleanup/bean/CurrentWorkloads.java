package ecrimagecleanup.bean;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.words.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts and regions in which containers run: those of the settings, of a file and of an SSM
 * parameter, and every one in which a canary was seen. Canaries can add one and never take one
 * away: where one was seen once, one has to be seen until the process ends, or the place is
 * ignored. Safe for several threads.
 */
public final class CurrentWorkloads implements Supplier<Workloads>, CamelContextAware {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentWorkloads.class);
  private static final SharedAnswers.Key READ =
      new SharedAnswers.Key("cleanup-workloads", SharedAnswerPolicy.Of.ALL);
  private static final String PARAMETER = "direct:cleanup-read-workloads-parameter";
  private static final String COVERAGE = "direct:cleanup-evidence-config-coverage";

  private final Workloads listed;
  private final String file;
  private final boolean hasParameter;
  private final Workloads ignored;
  private final SharedAnswers shared;
  private volatile Set<String> canaries = Set.of();
  private volatile Known known;
  private @Nullable CamelContext camelContext;

  /** All workloads, and what they were put together of: thousands take time, at each question. */
  private record Known(Workloads read, Set<String> canaries, Workloads all) {
    boolean isOf(Workloads nowRead, Set<String> nowSeen) {
      return read.equals(nowRead) && canaries.equals(nowSeen);
    }
  }

  /**
   * @param listed those of the settings
   * @param file a file with more; empty for none
   * @param parameter an SSM parameter with more; empty for none
   * @param ignored what is no workload, whatever runs there
   * @param shared keeps what was read of the file and the parameter
   */
  public CurrentWorkloads(
      String listed, String file, String parameter, String ignored, SharedAnswers shared) {
    this.listed = Workloads.parse(listed);
    this.file = file;
    this.hasParameter = !parameter.isEmpty();
    this.ignored = Workloads.parse(ignored);
    this.shared = shared;
    this.known = known(Workloads.NONE, Set.of());
  }

  private Known known(Workloads read, Set<String> seen) {
    return new Known(read, seen, listed.with(read.places()).with(seen).without(ignored));
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camelContext;
  }

  @Override
  public void setCamelContext(CamelContext camelContext) {
    this.camelContext = camelContext;
  }

  /**
   * All that are known now; none if nothing lists any and no canary was seen yet.
   *
   * @throws IllegalStateException if the file or the parameter cannot be read
   */
  @Override
  public Workloads get() {
    Workloads read = read();
    Set<String> seen = canaries;
    Known now = known;
    if (!now.isOf(read, seen)) {
      now = known(read, seen);
      known = now;
    }
    return now.all();
  }

  /** The accounts and regions that are ignored on purpose. */
  public Workloads ignored() {
    return ignored;
  }

  /**
   * Adds the places in which canaries are seen.
   *
   * @return all workloads
   */
  public Workloads withCanaries(Collection<String> places) {
    add(places);
    return get();
  }

  private synchronized void add(Collection<String> places) {
    if (!canaries.containsAll(places)) {
      Set<String> more = new TreeSet<>(canaries);
      more.addAll(places);
      canaries = Collections.unmodifiableSet(more);
    }
  }

  /** Forgets where canaries were seen, as a new instance would not know it. */
  public synchronized void forget() {
    canaries = Set.of();
  }

  /**
   * Whether a place is neither a workload nor ignored. One that is not listed may have a canary
   * that nobody looked at yet; while the aggregator cannot say so, it is unlisted.
   *
   * @throws IllegalStateException if the file or the parameter cannot be read
   */
  public boolean isUnlisted(String place) {
    return !ignored.include(place) && !get().include(place) && !hasCanary(place);
  }

  private boolean hasCanary(String place) {
    try {
      return ask(COVERAGE, Coverage.class).workloads().include(place);
    } catch (CamelExecutionException e) {
      LOG.warn(
          "An event came from {}, and it cannot be read whether a canary is there: {}",
          place,
          OneLine.of(FailedMessages.rootOf(e).toString()));
      return false;
    }
  }

  private Workloads read() {
    if (file.isEmpty() && !hasParameter) {
      return Workloads.NONE;
    }
    try {
      return (Workloads) shared.get(READ, false, this::readAnew);
    } catch (Exception e) {
      throw new IllegalStateException("The list of workloads cannot be read.", e);
    }
  }

  private Workloads readAnew() throws IOException {
    Workloads ofFile =
        file.isEmpty() ? Workloads.NONE : Workloads.parseLines(Files.readString(Path.of(file)));
    return hasParameter
        ? ofFile.with(Workloads.parseLines(ask(PARAMETER, String.class)).places())
        : ofFile;
  }

  private <T> T ask(String route, Class<T> answer) {
    if (camelContext == null) {
      throw new IllegalStateException("The workloads belong to no Camel context.");
    }
    try (ProducerTemplate template = camelContext.createProducerTemplate()) {
      return answer.cast(template.requestBody(route, "", Object.class));
    } catch (IOException e) {
      throw new IllegalStateException("A route could not be called.", e);
    }
  }
}
