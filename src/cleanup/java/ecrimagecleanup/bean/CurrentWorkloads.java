package ecrimagecleanup.bean;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.words.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<String> canaries = ConcurrentHashMap.newKeySet();
  private @Nullable CamelContext camelContext;

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
    return listed.with(read().places()).with(new TreeSet<>(canaries)).without(ignored);
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
    canaries.addAll(places);
    return get();
  }

  /** Forgets where canaries were seen, as a new instance would not know it. */
  public void forget() {
    canaries.clear();
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
