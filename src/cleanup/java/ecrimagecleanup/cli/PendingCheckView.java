package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.cli.console.TimeLeft;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pending checks as people and machines read them. */
final class PendingCheckView {
  /** In an ARN only these say something to people: account, region, family and revision. */
  private static final Pattern TASK_DEFINITION =
      Pattern.compile("arn:[a-z-]+:ecs:([a-z0-9-]+):([0-9]{12}):task-definition/(\\S+)");

  private PendingCheckView() {}

  /**
   * One row for each.
   *
   * @param names the names by which people cancel them
   * @param wide whether the whole names of their schedules are shown as well
   */
  static Table table(List<PendingCheck> checks, ShortNames names, Instant now, boolean wide) {
    List<Column> columns =
        List.of(
            Column.of("NAME"),
            Column.of("DUE"),
            Column.of("IN").leftOutAt(2),
            Column.of("IMAGE").cutTo(32),
            Column.of("CAUSE").cutTo(16).leftOutAt(1),
            Column.of("SCHEDULE"));
    int shown = wide ? columns.size() : columns.size() - 1;
    Table table = new Table(columns.subList(0, shown));
    for (PendingCheck check : checks) {
      Cell[] cells = {
        Cell.of(names.of(check.schedule().name())),
        Cell.of(due(check)),
        Cell.of(check.due().map(due -> TimeLeft.until(due, now)).orElse("")),
        subject(check),
        Cell.of(cause(check)),
        Cell.of(check.schedule().name())
      };
      table.row(Arrays.copyOf(cells, shown));
    }
    return table;
  }

  private static Cell subject(PendingCheck check) {
    return PendingMessage.of(check)
        .map(message -> Cell.of(message.subject()))
        .orElseGet(
            () -> new Cell(check.subject(), check.check().isPresent() ? Look.STRONG : Look.BAD));
  }

  /** One sentence. */
  static String sentence(PendingCheck check) {
    String subject = subject(check).text().replaceFirst("\\.$", "");
    return check.cause().isEmpty()
        ? "%s, due %s.".formatted(subject, due(check))
        : "%s, due %s, because of: %s.".formatted(subject, due(check), cause(check));
  }

  private static String due(PendingCheck check) {
    return check.due().map(Times::utc).orElse(check.schedule().expression());
  }

  private static String cause(PendingCheck check) {
    return TASK_DEFINITION.matcher(check.cause()).replaceAll("$3 of $2/$1");
  }

  /** All that is known of one. */
  static ObjectNode json(PendingCheck pending) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schedule", pending.schedule().name());
    pending.due().ifPresent(due -> json.put("due", due.toString()));
    Optional<PendingMessage> message = PendingMessage.of(pending);
    if (message.isPresent()) {
      message.get().repository().ifPresent(repository -> add(json, repository));
      return json.put("subject", message.get().subject());
    }
    pending
        .check()
        .ifPresentOrElse(check -> add(json, check), () -> json.put("problem", pending.problem()));
    return json;
  }

  private static void add(ObjectNode json, Repository repository) {
    json.put("accountId", repository.registry().accountId());
    json.put("region", repository.registry().region());
    json.put("repository", repository.name());
  }

  private static void add(ObjectNode json, ImageDeletionCheck check) {
    add(json, check.repository());
    ArrayNode images = json.putArray("images");
    check.images().forEach(image -> images.add(image.value()));
    json.put("cause", check.cause().identity());
    json.put("presumedUnusedSince", check.presumedUnusedSince().toString());
  }
}
