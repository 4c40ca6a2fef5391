package ecrimagecleanup.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.decision.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDocumentTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static String written(RepositoryPlan... plans) throws IOException {
    StringWriter out = new StringWriter();
    PlanDocument.of(PlanSamples.header(false, ""), List.of(plans).iterator()).write(out);
    return out.toString();
  }

  @Test
  void aSmallPlanIsThisJson() throws IOException {
    assertThat(JSON.readTree(written(PlanSamples.ORDERS, PlanSamples.EMPTY)))
        .isEqualTo(
            JSON.readTree(
                """
                {"version": 1, "time": "2026-03-02T03:00:00Z", "accountId": "999988887777",
                 "region": "eu-central-1", "action": "delete", "graceHours": 24,
                 "assumedOptIn": false, "brake": "",
                 "images": [
                  {"repository": "999988887777/eu-central-1/team/orders",
                   "digest": "sha256:%1$s1", "tags": ["1.0"], "decision": "remove",
                   "verdict": "removable", "reason": "Nobody uses it.",
                   "earliest": "2026-03-04T03:05:00Z",
                   "action": "delete", "pushedAt": "2026-01-05T10:00:00Z", "bytes": 0,
                   "mediaType": "application/vnd.oci.image.index.v1+json", "archived": false,
                   "evidence": []},
                  {"repository": "999988887777/eu-central-1/team/orders",
                   "digest": "sha256:%1$s2", "tags": [], "decision": "remove",
                   "verdict": "removable", "reason": "Nobody uses it.",
                   "earliest": "2026-03-04T03:05:00Z",
                   "action": "delete", "goesAfter": "sha256:%1$s1",
                   "pushedAt": "2026-01-05T10:00:00Z", "bytes": 1234,
                   "mediaType": "application/vnd.oci.image.manifest.v1+json",
                   "archived": false, "evidence": []},
                  {"repository": "999988887777/eu-central-1/team/orders",
                   "digest": "sha256:%1$s3",
                   "tags": ["2.0", "a-long-name-of-a-branch-of-somebody"],
                   "decision": "keep", "verdict": "in-use", "question": "task-definitions",
                   "reason": "The task definition orders:41 names it.",
                   "pushedAt": "2026-01-05T10:00:00Z", "lastPulledAt": "2026-03-02T01:00:00Z",
                   "bytes": 1234,
                   "mediaType": "application/vnd.oci.image.manifest.v1+json",
                   "archived": false,
                   "evidence": [
                    {"source": "config-task-definitions", "question": "task-definitions", "says": "used",
                     "by": "task definition orders:41", "where": "111122223333/eu-central-1",
                     "since": "1970-01-01T00:00:00Z",
                     "text": "The task definition orders:41 names it."}]},
                  {"repository": "999988887777/eu-central-1/team/orders",
                   "digest": "sha256:%1$s4", "tags": ["3.0"], "decision": "postpone",
                   "verdict": "unknown", "question": "coverage", "reason": "AWS did not reply.",
                   "pushedAt": "2026-01-05T10:00:00Z",
                   "bytes": 1234,
                   "mediaType": "application/vnd.oci.image.manifest.v1+json",
                   "archived": false,
                   "evidence": [
                    {"source": "config-coverage", "question": "coverage", "says": "unknown",
                     "text": "AWS did not reply."}]}],
                 "repositories": [
                  {"repository": "999988887777/eu-central-1/team/orders", "optedIn": true, "tags": {"team": "orders"},
                   "images": {"in-use": 1, "unknown": 1, "protected": 0, "waiting": 0, "removable": 2},
                   "bytes": {"in-use": 1234, "unknown": 1234, "protected": 0, "waiting": 0, "removable": 1234}},
                  {"repository": "999988887777/eu-central-1/team/empty", "optedIn": false, "tags": {},
                   "images": {"in-use": 0, "unknown": 0, "protected": 0, "waiting": 0, "removable": 0},
                   "bytes": {"in-use": 0, "unknown": 0, "protected": 0, "waiting": 0, "removable": 0}}],
                 "reasons": [
                  {"verdict": "in-use", "question": "task-definitions",
                   "text": "Task definitions that name the image",
                   "images": 1, "bytes": 1234},
                  {"verdict": "unknown", "question": "coverage",
                   "text": "Accounts and regions that AWS Config sees",
                   "images": 1, "bytes": 1234},
                  {"verdict": "removable", "text": "Nothing keeps them",
                   "images": 2, "bytes": 1234}],
                 "totals": {"repositories": 2, "optedIn": 1,
                  "images": {"in-use": 1, "unknown": 1, "protected": 0, "waiting": 0, "removable": 2},
                  "bytes": {"in-use": 1234, "unknown": 1234, "protected": 0, "waiting": 0, "removable": 1234},
                  "pricePerGbMonth": 0.10,
                  "monthlyCost": {"in-use": 0.00, "unknown": 0.00, "protected": 0.00, "waiting": 0.00, "removable": 0.00},
                  "note": "Bytes are an estimate: layers that images share are counted with each of them, so less is freed."}}"""
                    .formatted("0".repeat(63))));
  }

  @Test
  void whateverStandsInATagItIsJsonAndTheTagComesBack() throws IOException {
    String[] hostile = {
      "\"}],\"x\":1", "</script><script>", "\n\r\t\0\u2028", "\\u0022", "\ud83d\ude00"
    };

    JsonNode document = JSON.readTree(written(PlanSamples.hostile(hostile)));

    List<String> tags = new ArrayList<>();
    document.at("/images/0/tags").forEach(tag -> tags.add(tag.textValue()));
    assertThat(tags).containsExactly(hostile);
    assertThat(document.has("x")).isFalse();
  }

  @Test
  void aPlanOfNothingHasAllItsParts() throws IOException {
    JsonNode document = JSON.readTree(written());

    assertThat(document.path("images").isEmpty()).isTrue();
    assertThat(document.at("/totals/images/removable").asInt(-1)).isZero();
  }

  @Test
  void theNextRepositoryIsTakenWhenTheOneBeforeIsWritten() throws IOException {
    StringWriter out = new StringWriter();
    List<Integer> writtenBefore = new ArrayList<>();
    Iterator<RepositoryPlan> plans =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return given < 200;
          }

          @Override
          public RepositoryPlan next() {
            given++;
            writtenBefore.add(out.getBuffer().length());
            return PlanSamples.ORDERS;
          }
        };
    PlanDocument document = PlanDocument.of(PlanSamples.header(false, ""), plans);

    document.write(out);

    assertThat(writtenBefore).isSorted().hasSize(200);
    assertThat(writtenBefore.stream().distinct().count()).isGreaterThan(20);
    assertThat(document.total().repositories()).isEqualTo(200);
    assertThat(document.total())
        .isNotEqualTo(PlanSummary.NONE)
        .extracting(total -> total.of(Verdict.Kind.UNKNOWN).images())
        .isEqualTo(200L);
  }

  /** Half a plan must not be taken for a whole one. */
  @Test
  void whatIsWrittenWhenARepositoryFailsIsNoDocument() {
    StringWriter out = new StringWriter();
    IllegalStateException failure = new IllegalStateException("It cannot be read.");
    Iterator<RepositoryPlan> plans =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public RepositoryPlan next() {
            throw failure;
          }
        };

    assertThatThrownBy(() -> PlanDocument.of(PlanSamples.header(false, ""), plans).write(out))
        .isSameAs(failure);

    assertThatThrownBy(() -> JSON.readTree(out.toString()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void theWriterStaysOpen() throws IOException {
    try (StringWriter text = new StringWriter();
        Writer out =
            new Writer() {
              private boolean closed;

              @Override
              public void write(char[] buffer, int offset, int length) {
                assertThat(closed).isFalse();
                text.write(buffer, offset, length);
              }

              @Override
              public void flush() {}

              @Override
              public void close() {
                closed = true;
              }
            }) {
      PlanDocument.of(PlanSamples.header(false, ""), List.<RepositoryPlan>of().iterator())
          .write(out);
      out.write("\n");

      assertThat(text.toString()).endsWith("}\n");
    }
  }
}
