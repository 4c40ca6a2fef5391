package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Amounts;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.compare.Difference;
import ecrimagecleanup.words.Counts;
import java.math.BigDecimal;
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
    if (total.unknown() > 0) {
      lines.add(
          "Something is unknown of %s, so the difference may be another one."
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
    long otherwise = total.otherwise().images();
    if (added == 0 && dropped == 0) {
      String same =
          "%s of %s can be removed under both policies"
              .formatted(
                  Counts.of(total.now().images()), Counts.of(total.all().images(), "image"));
      return otherwise == 0
          ? "Nothing changes: %s.".formatted(same)
          : "%s; %s in another way.".formatted(same, changes(otherwise));
    }
    return "%s of %s could be removed in place of %s, %s added and %s dropped%s: %s, %s a month at $%s per GB."
        .formatted(
            Counts.of(total.then().images()),
            Counts.of(total.all().images(), "image"),
            Counts.of(total.now().images()),
            Counts.of(added),
            Counts.of(dropped),
            otherwise == 0 ? "" : "; " + changes(otherwise) + " in another way",
            signed(total.bytes()),
            money(total.monthlyCost(header.pricePerGbMonth())),
            PlanEnd.money(header.pricePerGbMonth()));
  }

  private static String changes(long images) {
    return Counts.of(images, "image") + (images == 1 ? " changes" : " change");
  }

  /** With a sign unless it is nothing: {@code +1.2 GB}. */
  static String signed(long bytes) {
    return sign(Long.signum(bytes)) + Amounts.bytes(Math.abs(bytes));
  }

  private static String money(BigDecimal amount) {
    return sign(amount.signum()) + "$" + PlanEnd.money(amount.abs());
  }

  private static String sign(int signum) {
    return signum > 0 ? "+" : signum < 0 ? "-" : "";
  }
}
