package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.history.Followed;
import ecrimagecleanup.history.Following;
import ecrimagecleanup.history.Proposal;
import ecrimagecleanup.history.RegretReport;
import ecrimagecleanup.history.SeenUse;
import ecrimagecleanup.layer.FreedBytes;
import ecrimagecleanup.layer.LayersReport;
import ecrimagecleanup.sweep.PlanPart;
import ecrimagecleanup.sweep.PlanSamples;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.vulnerability.Findings;
import ecrimagecleanup.vulnerability.RepositoryFindings;
import ecrimagecleanup.vulnerability.VulnerabilityReport;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the page says of layers and findings, if they are in its document. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class ReportFurtherTest extends ReportTestCase {

  /** The plan with parts, as the command writes them. */
  private static JsonBody with(PlanPart... parts) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory(new ObjectMapper()).createGenerator(text)) {
      json.writeStartObject();
      for (PlanPart part : parts) {
        part.write(json, PlanSamples.header(false, ""));
      }
      json.writeEndObject();
    }
    ObjectNode written = (ObjectNode) new ObjectMapper().readTree(text.toString());
    return changed(plan -> plan.setAll(written));
  }

  private static LayersReport layers() {
    LayersReport layers = new LayersReport();
    layers.add(PlanSamples.ORDERS, new FreedBytes(700, 3, 1));
    layers.add(PlanSamples.STAYING, FreedBytes.NONE);
    layers.addMissing("A manifest cannot be read.");
    return layers;
  }

  private static VulnerabilityReport findings() {
    VulnerabilityReport findings = new VulnerabilityReport();
    findings.add(
        PlanSamples.ORDERS,
        new RepositoryFindings(
            PlanSamples.ORDERS.images().stream()
                .collect(
                    Collectors.toMap(one -> one.image().digest(), ReportFurtherTest::findingsOf)),
            0));
    return findings;
  }

  /** Ten times as many on an image that can go. */
  private static Findings findingsOf(PlannedImage one) {
    int times = one.verdict().kind() == Kind.REMOVABLE ? 10 : 1;
    return new Findings(times, 2L * times, 3L * times, 0);
  }

  @Test
  void saysWhatIsFreedByLayersAndWhoseFindingsGo() throws IOException {
    browser.open(with(layers(), findings()));

    assertThat(browser.text("[data-further=layers]"))
        .contains(
            "What is really freed",
            "700 B of an estimate of 1.23 kB: $0.00 a month",
            "Of 3 images 1 is estimated: the manifest cannot be read",
            "A manifest cannot be read.",
            LayersReport.SCOPE);
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('[data-further=layers] tbody tr')].map(row =>"
                    + " [...row.children].map(cell => cell.textContent).join('|'))"))
        .containsExactly("team/orders|700 B|1.23 kB|1");
    assertThat(browser.text("[data-further=vulnerabilities]"))
        .contains(
            "Of 22 critical findings, 20 on images that nobody uses and that can be removed, 1 on images in use.",
            VulnerabilityReport.NOTE);
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('[data-further=vulnerabilities] tbody tr')].map(row"
                    + " => [...row.children].map(cell => cell.textContent).join('|'))"))
        .containsExactly("In use|1|2|3|0", "Unknown|1|2|3|0", "Removable|20|40|60|0");
  }

  @Test
  void saysWhyThereAreNoFindings() throws IOException {
    VulnerabilityReport refused = new VulnerabilityReport();
    refused.addMissing("Allow <b>it</b>.");

    browser.open(with(refused));

    assertThat(browser.text("[data-further=vulnerabilities]"))
        .isEqualToIgnoringWhitespace("Findings of Amazon Inspector Left out: Allow <b>it</b>.");
    assertThat(browser.all("[data-further=layers]")).isEmpty();
  }

  private static RegretReport regret() {
    Instant decided = Instant.parse("2026-03-04T10:00:00Z");
    List<Proposal> proposals =
        PlanSamples.ORDERS.images().stream()
            .map(
                one ->
                    new Proposal(
                        PlanSamples.ORDERS.repository(),
                        one.image().digest(),
                        List.of("<i>1</i>"),
                        decided,
                        "sweep",
                        Optional.empty(),
                        "archive",
                        Optional.empty(),
                        List.of()))
            .toList();
    RegretReport report =
        new RegretReport(
            new Following(Duration.ofDays(30), decided.plus(Duration.ofDays(40))), proposals, 2);
    report.add(
        PlanSamples.ORDERS.repository(),
        one ->
            one.equals(proposals.get(0))
                ? new Followed(
                    one,
                    List.of(
                        new SeenUse(SeenUse.How.PULLED, decided.plusSeconds(1), "<b>Pulled.</b>")),
                    Optional.empty())
                : new Followed(one, List.of(), Optional.of("Nobody <b>knows</b>.")));
    return report;
  }

  @Test
  void saysWhetherItWouldHaveHurt() throws IOException {
    browser.open(with(regret()));

    assertThat(browser.text("[data-further=regret]"))
        .contains(
            "Would it have hurt?",
            regret().summary().headline(Duration.ofDays(30)),
            "Nobody <b>knows</b>.",
            "Left out: 2 records of the log that cannot be read.");
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('[data-further=regret] tbody tr')].map(row =>"
                    + " [...row.children].map(cell => cell.textContent).join('|'))"))
        .containsExactly("team/orders:<i>1</i>|2026-03-04|2026-03-04|pulled|<b>Pulled.</b>");
  }

  @Test
  void whatNobodyAskedForHasNoPlace() throws IOException {
    browser.open(PLAN);

    assertThat(browser.all("#further > *")).isEqualTo(List.of());
    assertThat(browser.find("#further").isDisplayed()).isFalse();
  }
}
