package ecrimagecleanup.owners;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.sweep.PlanSamples;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  private static final String HOSTILE = "x`\n# <!channel> <script>alert(1)</script> [a](http://b)";

  private static OwnerReports reports(RepositoryPlan... plans) {
    return OwnerReports.of("team", List.of(plans).iterator());
  }

  static RepositoryPlan owned(RepositoryPlan plan, String owner) {
    return new RepositoryPlan(
        plan.repository(), new RepositoryTags(true, Map.of("team", owner)), true, plan.images());
  }

  @Test
  void saysPerOwnerWhatIsTheirsWhatGoesWhenAndWhatItCosts() {
    OwnerReports reports = reports(PlanSamples.ORDERS, PlanSamples.EMPTY, PlanSamples.STAYING);

    assertThat(new ReportText(PlanSamples.header(false, ""), "team").document(reports))
        .isEqualTo(
            """
            # Container images by `team`

            As of 2 Mar 2026 03:00 UTC, of the account 999988887777 in eu-central-1. The action is delete.
            Bytes are an estimate: layers that images share are counted with each of them, so less is freed.

            ## `orders`

            1 repository: 4 images, 3.7 kB, $0.00 a month.

            - in use: 1 image, 1.2 kB, $0.00 a month
            - unknown: 1 image, 1.2 kB, $0.00 a month
            - removable: 2 images, 1.2 kB, $0.00 a month

            What can go, and when at the earliest:

            - from 4 Mar 2026: 2 images, 1.2 kB, $0.00 a month

            Repositories:

            - `team/orders`: 4 images, 3.7 kB, $0.00 a month; 1 in use, 1 unknown, 2 removable (1.2 kB, from 4 Mar 2026)

            ## `platform`

            1 repository: 2 images, 2.5 kB, $0.00 a month.

            - protected: 1 image, 1.2 kB, $0.00 a month
            - waiting: 1 image, 1.2 kB, $0.00 a month

            Repositories:

            - `platform/base-images-of-everything`: 2 images, 2.5 kB, $0.00 a month; 1 protected, 1 waiting

            ## Without the tag `team`

            1 repository, 1 of them not opted in: 0 images, 0 B, $0.00 a month.

            Repositories:

            - `team/empty` (not opted in): 0 images, 0 B, $0.00 a month
            """);
  }

  @Test
  void whatTagsAndTheBrakeSayIsCodeAlone() {
    OwnerReports reports = reports(owned(PlanSamples.ORDERS, HOSTILE));

    String text = new ReportText(PlanSamples.header(true, HOSTILE), "team").document(reports);

    assertThat(text)
        .doesNotContain("<")
        .contains("The brake is on, so nothing goes: `x' # &lt;!channel")
        .contains("This is what would be if the owner of every repository had opted in.");
    assertThat(text.lines().filter(line -> line.startsWith("#")))
        .containsExactly(
            "# Container images by `team`",
            "## `x' # &lt;!channel&gt; &lt;script&gt;alert(1)&lt;/script&gt; [a](http://b)`");
  }

  @Test
  void partsAreShortEnoughAndLoseNoLine() {
    List<RepositoryPlan> many = new ArrayList<>();
    for (int owner = 0; owner < 40; owner++) {
      for (int repository = 0; repository < (owner == 7 ? 150 : 3); repository++) {
        many.add(owned(PlanSamples.ORDERS, "team " + owner));
      }
    }
    OwnerReports reports = OwnerReports.of("team", many.iterator());
    ReportText text = new ReportText(PlanSamples.header(false, ""), "team");

    List<String> parts = new ReportParts(text, 4_000).of(reports);

    assertThat(parts).hasSizeBetween(6, 20).allMatch(part -> part.length() <= 4_000);
    assertThat(parts.get(0)).contains("\nPart 1 of %d.\n".formatted(parts.size()));
    assertThat(parts).allMatch(part -> part.startsWith("# Container images by `team`\n"));
    String all = String.join("\n", parts);
    for (OwnerReport report : reports.all()) {
      assertThat(all)
          .contains("\n" + report.owner().inWords("team").replaceFirst("^", "## ") + "\n");
    }
    assertThat(all.lines().filter(line -> line.startsWith("- `team/orders`: 4 images")))
        .hasSize(many.size());
    assertThat(all).contains("## `team 7`, continued\n");
    assertThat(new ReportParts(text, 1_000_000).of(reports))
        .singleElement()
        .isEqualTo(text.document(reports).stripTrailing());
  }
}
