package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.image.RepositoryPattern;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code checks list} shows.
 *
 * @param asked the name or the pattern of repositories; empty for all
 * @param checks the checks that are shown
 * @param pending how many checks are pending
 * @param messages what is shown of sweeps to come and of the report to owners
 * @param pendingMessages how many of those are pending
 */
record PendingList(
    String asked,
    List<PendingCheck> checks,
    int pending,
    List<PendingCheck> messages,
    int pendingMessages) {

  PendingList {
    checks = List.copyOf(checks);
    messages = List.copyOf(messages);
  }

  /**
   * The same, without counting those that fired while the list was made.
   *
   * @param read how many checks were to be shown
   * @param readMessages how many messages were
   */
  PendingList withoutFired(int read, int readMessages) {
    return new PendingList(
        asked,
        checks,
        pending - (read - checks.size()),
        messages,
        pendingMessages - (readMessages - messages.size()));
  }

  /** A row for each. */
  List<PendingCheck> rows() {
    return Stream.concat(checks.stream(), messages.stream()).toList();
  }

  /** How many there are of each, in words. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(ofChecks());
    if (pendingMessages > 0) {
      sentences.add(ofMessages());
    }
    return sentences;
  }

  private String ofChecks() {
    if (checks.size() < pending) {
      return "%s of %s, about the soonest; --limit shows more."
          .formatted(Counts.of(checks.size()), Counts.of(pending, "pending check"));
    }
    return checks.isEmpty()
        ? "No check%s is pending.".formatted(ofAsked())
        : Counts.of(pending, "pending check") + ".";
  }

  private String ofAsked() {
    if (asked.isEmpty()) {
      return "";
    }
    return new RepositoryPattern(asked).isForSeveral()
        ? " of a repository that matches " + asked
        : " of " + asked;
  }

  private String ofMessages() {
    if (messages.size() < pendingMessages) {
      return "%s of %s, of sweeps or the report to owners; --limit shows more."
          .formatted(Counts.of(messages.size()), Counts.of(pendingMessages, "other message"));
    }
    return Counts.of(pendingMessages, "other message") + ", of sweeps or the report to owners.";
  }

  /** For machines. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    add(json.putArray("checks"), checks);
    json.put("pending", pending);
    add(json.putArray("messages"), messages);
    return json.put("pendingMessages", pendingMessages);
  }

  private static void add(ArrayNode array, List<PendingCheck> shown) {
    shown.forEach(check -> array.add(PendingCheckView.json(check)));
  }
}
