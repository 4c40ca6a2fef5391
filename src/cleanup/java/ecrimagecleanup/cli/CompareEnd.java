package ecrimagecleanup.cli;

import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.compare.Difference;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Money;
import java.util.ArrayList;
import java.util.List;

/** The sentences below a comparison of two policies, and last what the difference comes to. */
record CompareEnd(PlanHeader header, Difference total) {

  /** The sentences, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (header.asIfOptedIn()) {
      lines.add("This is what would be if the owner of every repository had opted in.");
    }
    if (!header.brake().isEmpty()) {
      lines.add("The brake is on: " + header.brake());
    }
    long same = total.repositories() - total.changed();
    if (same > 0 && total.changed() > 0) {
      lines.add(
          "Nothing changes in %s of %s."
              .formatted(Counts.of(same), Counts.of(total.repositories(), "repository")));
    }
    long otherwise = total.otherwise().images();
    if (otherwise > 0) {
      lines.add(
          "%s %s in another way: in what keeps it, or in what is done with it."
              .formatted(Counts.of(otherwise, "image"), otherwise == 1 ? "changes" : "change"));
    }
    if (total.unknown() > 0) {
      lines.add(
          "Something is unknown of %s, so the real difference may be another one."
              .formatted(Counts.of(total.unknown(), "image")));
    }
    if (total.bytes() != 0) {
      lines.add(PlanDocument.NOTE);
    }
    lines.add(verdict());
    return lines;
  }

  private String verdict() {
    long added = total.added().images();
    long dropped = total.dropped().images();
    String all = Counts.of(total.all().images(), "image");
    return added == 0 && dropped == 0
        ? "%s of %s can be removed under both policies."
            .formatted(Counts.of(total.now().images()), all)
        : "%s of %s could be removed in place of %s (%s added, %s dropped): %s."
            .formatted(
                Counts.of(total.then().images()),
                all,
                Counts.of(total.now().images()),
                Counts.of(added),
                Counts.of(dropped),
                worth());
  }

  private String worth() {
    if (total.bytes() == 0) {
      return "as many bytes";
    }
    return "%s and $%s a month %s at $%s per GB"
        .formatted(
            Bytes.inWords(Math.abs(total.bytes())),
            Money.of(total.monthlyCost(header.pricePerGbMonth()).abs()),
            total.bytes() > 0 ? "more" : "less",
            Money.of(header.pricePerGbMonth()));
  }

  /** With a sign unless it is nothing: {@code +1.2 GB}. */
  static String signed(long bytes) {
    return (bytes > 0 ? "+" : bytes < 0 ? "-" : "") + Bytes.inWords(Math.abs(bytes));
  }
}
