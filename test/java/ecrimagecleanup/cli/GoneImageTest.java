package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.image.NoSuchImageException;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is said of an image that is gone, by logs that begin before and after the decision. */
class GoneImageTest {
  private static final String IMAGE = "team/orders@" + "a".repeat(64);

  @TempDir private Path folder = Path.of("");

  @Command(name = "explain")
  static final class Any {
    @Mixin private OutputOptions output = new OutputOptions();
  }

  private static ObjectNode record(String kind, String word, String action, int minute) {
    ObjectNode record =
        Json.object()
            .put("record", kind)
            .put("time", "2026-03-04T10:0%d:00Z".formatted(minute))
            .put(kind, word)
            .put("accountId", CliFixtures.REGISTRY.accountId())
            .put("region", CliFixtures.REGISTRY.region())
            .put("repository", CliFixtures.ORDERS.name())
            .put("digest", CliFixtures.digest('a').value());
    record.putArray("tags").add("1");
    return action.isEmpty() ? record : record.put("action", action);
  }

  private static ObjectNode decided(String action) {
    return record("decision", "remove", action, 0).put("cause", "sweep").put("reason", "Unused.");
  }

  private static ObjectNode removed(String action) {
    return record("outcome", "removed", action, 1);
  }

  private String said(String format, ObjectNode... records) throws IOException {
    List<String> lines =
        List.of(records).stream().map("ecr-image-cleanup.decisions %s"::formatted).toList();
    Path log = Files.write(folder.resolve("app.log"), lines);
    StringWriter out = new StringWriter();
    Any any = new Any();
    new CommandLine(any).setOut(new PrintWriter(out)).parseArgs("-o", format);
    new GoneImage(
            any.output,
            Optional.of(new LogFiles(List.of(log.toString()))),
            HistoryOptions.filter(IMAGE, repository -> true, Optional.empty(), List.of()))
        .print(new NoSuchImageException("There is no image."));
    return out.toString();
  }

  @Test
  void whereTheLogBeginsTooLateTheRecordOfTheRemovalSaysThatItWasArchived() throws IOException {
    assertThat(said("table", removed("archive")))
        .contains("gone: moved to the archive on 4 Mar 2026 10:01 UTC. Its tags were 1.")
        .contains("The log has no record of the decision: it begins too late.");
    assertThat(Json.parse(said("json", removed("archive"))).path("action").asText())
        .isEqualTo("archive");
  }

  @Test
  void whatTheRemovalDidCountsMoreThanWhatWasDecided() throws IOException {
    assertThat(said("table", decided("archive"), removed("delete"))).contains("gone: removed on");
    assertThat(Json.parse(said("json", decided("archive"), removed("delete"))).path("action"))
        .hasToString("\"delete\"");
  }

  @Test
  void aRecordOfAnOlderVersionHasNoActionSoThatOfTheDecisionCounts() throws IOException {
    assertThat(said("table", decided("archive"), removed("")))
        .contains("gone: moved to the archive on", "Unused.");
    assertThat(Json.parse(said("json", removed(""))).has("action")).isFalse();
  }
}
