package ecrimagecleanup.sweep;

import java.util.Locale;

/** What people want to know first of an image. */
public enum Standing {
  /** Somebody uses it, or something that it is a part of. */
  USED,
  /** It stays for another reason: it is protected, it has to wait, or something is unknown. */
  KEPT,
  /** It can go. */
  REMOVABLE;

  /** The word for it in plans. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
