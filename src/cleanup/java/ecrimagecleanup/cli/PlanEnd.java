package ecrimagecleanup.cli;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.Tally;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Money;
import java.util.ArrayList;
import java.util.List;

/** The sentences below a plan: what to know before one believes it, and last what it comes to. */
record PlanEnd(PlanHeader header, PlanSummary total) {

  /** The sentences, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    long closed = total.repositories() - total.optedIn();
    if (header.asIfOptedIn()) {
      lines.add("This is what would be if the owner of every repository had opted in.");
    } else if (closed > 0) {
      lines.add(
          "Not opted in: %s of %s; their images stay."
              .formatted(Counts.of(closed), Counts.of(total.repositories(), "repository")));
    }
    if (!header.brake().isEmpty()) {
      lines.add("The brake is on: " + header.brake());
    }
    long unknown = total.of(Kind.UNKNOWN).images();
    if (unknown > 0) {
      lines.add(
          "Something is unknown of %s; run ecr-image-cleanup explain IMAGE to see what is missing."
              .formatted(Counts.of(unknown, "image")));
    }
    if (total.of(Kind.REMOVABLE).images() > 0) {
      lines.add(PlanDocument.NOTE);
    }
    lines.add(verdict());
    return lines;
  }

  private String verdict() {
    Tally removable = total.of(Kind.REMOVABLE);
    return removable.images() == 0
        ? "%s; nothing can be removed.".formatted(Counts.of(total.repositories(), "repository"))
        : "%s of %s can be removed: %s, $%s a month at $%s per GB."
            .formatted(
                Counts.of(removable.images()),
                Counts.of(total.all().images(), "image"),
                Bytes.inWords(removable.bytes()),
                Money.of(removable.monthlyCost(header.pricePerGbMonth())),
                Money.of(header.pricePerGbMonth()));
  }
}
