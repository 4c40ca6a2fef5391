package ecrimagecleanup.check;

import java.time.Instant;

/** What becomes of one image. */
public sealed interface Decision {

  /** The row of the decision table that decided. */
  Row row();

  /** Why, in a sentence. */
  String reason();

  /** The word for it in records and metrics. */
  String word();

  /**
   * It can go.
   *
   * @param action what is done now: of archive-then-delete the one or the other
   */
  record Remove(Row row, String reason, Action action) implements Decision {
    @Override
    public String word() {
      return "remove";
    }
  }

  /** It stays, and the chain of its checks ends: a later event starts a new one. */
  record Keep(Row row, String reason) implements Decision {
    @Override
    public String word() {
      return "keep";
    }
  }

  /**
   * It stays for now, and is checked again.
   *
   * @param until when, on a full minute
   * @param presumedUnusedSince what the next check is to presume
   * @param lastLook what this check saw
   */
  record Postpone(
      Row row, String reason, Instant until, Instant presumedUnusedSince, LastLook lastLook)
      implements Decision {
    @Override
    public String word() {
      return "postpone";
    }
  }

  /** It does not exist any more. */
  record Gone(Row row, String reason) implements Decision {
    @Override
    public String word() {
      return "gone";
    }
  }

  /** A later check of the image is pending, and decides. */
  record Superseded(Row row, String reason, ScheduleName by) implements Decision {
    @Override
    public String word() {
      return "superseded";
    }
  }

  /** Nothing decides yet, for something has to be found out first; nothing is done with it. */
  record Open(Row row, String reason) implements Decision {
    @Override
    public String word() {
      return "open";
    }
  }
}
