package ecrimagecleanup.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import ecrimagecleanup.gateway.CacheRules;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.PlanHeaders;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * The plan of all repositories, as {@code plan -o json} writes it: read one repository after the
 * other, and kept compressed, for a registry can have millions of images.
 *
 * @param gateway calls the endpoints
 * @param registries the registries
 * @param setting gives the value of a setting by its key
 * @param clock the clock
 */
record PlanOfAll(
    Gateway gateway, Registries registries, UnaryOperator<String> setting, Clock clock) {

  /** Makes it now; the document, compressed by gzip. */
  byte[] make() {
    Iterator<RepositoryPlan> plans = new RepositoryPlansOfAll(gateway, registries).read();
    PlanHeader header = PlanHeaders.of(gateway, setting, clock.instant(), false);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (Writer out = new OutputStreamWriter(new GZIPOutputStream(compressed), UTF_8)) {
      PlanDocument.of(header, plans)
          .with(new Hygiene(CacheRules.of(registries.all(), gateway)))
          .write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
