package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DecisionLinesTest {
  private static final String WHY = "Nobody uses it.";
  private static final String AT = "2 Mar 2026 09:00 UTC  ";

  private final StringWriter out = new StringWriter();
  private final DecisionLines decisions =
      new DecisionLines(new LiveLine(Terminal.none(), new PrintWriter(out)));

  private static ObjectNode entry(String record, String tag) {
    ObjectNode entry = Json.object().put("record", record).put("time", "2026-03-02T09:00:00Z");
    entry.put("repository", "team/demo").put("digest", "sha256:" + "a".repeat(64));
    if (!tag.isEmpty()) {
      entry.putArray("tags").add(tag);
    }
    return entry;
  }

  private void remove(String action, String tag) {
    decisions.accept(
        entry("decision", tag).put("decision", "remove").put("action", action).put("reason", WHY));
    if (!action.equals("report")) {
      decisions.accept(entry("outcome", tag).put("outcome", "removed").put("bytes", 1_500_000));
    }
  }

  @Test
  void whatWasDeletedOrArchivedIsNamedOnceAndWhy() {
    remove("delete", "1.0");
    remove("archive", "");
    remove("report", "2.0");

    assertThat(out.toString().lines())
        .containsExactly(
            AT + "team/demo:1.0 deleted: " + WHY,
            AT + "team/demo@sha256:aaaaaaaaaaaa archived: " + WHY,
            AT + "team/demo:2.0 only reported: " + WHY);
    assertThat(decisions.summary()).isEqualTo("1 removed, 1 archived, 1.5 MB freed");
  }

  @Test
  void whatStaysIsNamedAndWhy() {
    for (String decision : new String[] {"keep", "postpone", "superseded"}) {
      decisions.accept(entry("decision", "1.0").put("decision", decision).put("reason", WHY));
    }

    assertThat(out.toString().lines())
        .containsExactly(
            AT + "team/demo:1.0 kept: " + WHY,
            AT + "team/demo:1.0 postponed: " + WHY,
            AT + "team/demo:1.0 superseded: " + WHY);
    assertThat(decisions.summary()).isEqualTo("0 removed, 0 B freed");
  }

  @Test
  void aRefusalIsNoRemoval() {
    decisions.accept(
        entry("outcome", "1.0")
            .put("outcome", "refused")
            .put("code", "ImageReferencedByManifestList")
            .put("reason", "An index lists it."));

    assertThat(out.toString())
        .contains(
            "team/demo:1.0 not removed: ECR refuses it: ImageReferencedByManifestList: An index"
                + " lists it.");
    assertThat(decisions.summary()).startsWith("0 removed");
  }
}
