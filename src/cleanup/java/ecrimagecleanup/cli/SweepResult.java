package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a sweep.
 *
 * @param repositories how many repositories were asked for
 * @param optedIn the owners of how many of them opted in; those were swept
 * @param nominations the checks
 * @param held in how many repositories nothing was nominated while removals are held, by reason
 */
record SweepResult(
    int repositories, int optedIn, List<Nomination> nominations, Map<String, Integer> held) {

  SweepResult {
    nominations = List.copyOf(nominations);
    held = new TreeMap<>(held);
  }

  private List<Nomination> made() {
    return nominations.stream().filter(Nomination.Made.class::isInstance).toList();
  }

  private List<Nomination> earlier() {
    return nominations.stream().filter(Nomination.Earlier.class::isInstance).toList();
  }

  private long left() {
    return earlier().stream().mapToLong(one -> one.left().size()).sum();
  }

  private static boolean areKnown(List<Nomination> nominations) {
    return nominations.stream().allMatch(one -> one.images().isPresent());
  }

  private static long images(List<Nomination> nominations) {
    return nominations.stream().mapToLong(one -> one.images().map(List::size).orElse(0)).sum();
  }

  /** The checks, a row each. */
  Table table() {
    Table table =
        new Table(
            List.of(
                Column.of("REPOSITORY"),
                Column.ofNumbers("IMAGES"),
                Column.of("CHECKED AT"),
                Column.of("NOMINATED"),
                Column.of("SCHEDULE")));
    nominations.forEach(
        one ->
            table.row(
                one.asked().check().repository().toString(),
                one.images().map(images -> Counts.of(images.size())).orElse("not known"),
                one.at().map(Times::utc).orElse("not known"),
                one.when(),
                one.asked().name().value()));
    return table;
  }

  /** The sentences below them. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (optedIn == 0) {
      sentences.add(
          "Nothing was nominated: %s."
              .formatted(
                  repositories == 1
                      ? "the repository has not opted in"
                      : "none of %s has opted in"
                          .formatted(Counts.of(repositories, "repository"))));
      return sentences;
    }
    if (held.values().stream().mapToInt(number -> number).sum() < optedIn) {
      sentences.add(ofMade());
    }
    if (!earlier().isEmpty()) {
      sentences.add(ofEarlier());
    }
    if (left() > 0) {
      sentences.add(
          "%s can be nominated tomorrow (UTC) at the earliest: today's checks of their part of the repository are pending without them."
              .formatted(Counts.of(left(), "more image")));
    }
    if (optedIn < repositories) {
      sentences.add(
          "Not opted in: %s of %s; their images stay."
              .formatted(Counts.of(repositories - optedIn), Counts.of(repositories, "repository")));
    }
    held.forEach(
        (reason, number) ->
            sentences.add(
                "The brake is on, so nothing was nominated in %s. %s"
                    .formatted(Counts.of(number, "repository"), reason)));
    return sentences;
  }

  private String ofMade() {
    String swept = Counts.of(optedIn, "repository");
    return made().isEmpty()
        ? "Nothing was nominated in %s.".formatted(swept)
        : "%s nominated in %s, of %s."
            .formatted(
                Counts.of(images(made()), "image"), Counts.of(made().size(), "check"), swept);
  }

  private String ofEarlier() {
    List<Nomination> earlier = earlier();
    String checks = Counts.of(earlier.size(), "check");
    return "%s %s."
        .formatted(
            areKnown(earlier)
                ? "%s of %s".formatted(checks, Counts.of(images(earlier), "image"))
                : checks,
            earlier.size() == 1
                ? "was scheduled earlier today and stays as it is"
                : "were scheduled earlier today and stay as they are");
  }

  /** For machines. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("repositories", repositories).put("optedIn", optedIn);
    count(json.putObject("nominated"), made());
    count(json.putObject("pendingAlready"), earlier());
    json.put("leftForAnotherDay", left());
    ArrayNode brakes = json.putArray("held");
    held.forEach(
        (reason, number) -> brakes.addObject().put("reason", reason).put("repositories", number));
    ArrayNode checks = json.putArray("checks");
    nominations.forEach(one -> add(checks.addObject(), one));
    return json;
  }

  private static void count(ObjectNode json, List<Nomination> nominations) {
    json.put("checks", nominations.size());
    if (areKnown(nominations)) {
      json.put("images", images(nominations));
    }
  }

  private static void add(ObjectNode json, Nomination one) {
    json.put("repository", one.asked().check().repository().toString());
    one.at().ifPresent(at -> json.put("at", at.toString()));
    json.put("schedule", one.asked().name().value());
    json.put("pendingAlready", one instanceof Nomination.Earlier);
    one.images()
        .ifPresent(
            images -> {
              ArrayNode array = json.putArray("images");
              images.forEach(image -> array.add(image.value()));
            });
  }
}
