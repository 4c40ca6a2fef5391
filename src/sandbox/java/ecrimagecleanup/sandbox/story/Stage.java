package ecrimagecleanup.sandbox.story;

import java.util.Locale;

/** An account that teams deploy to, in the order in which a release goes through them. */
enum Stage {
  DEVELOPMENT("444455556666"),
  UAT("222233334444"),
  PRODUCTION("111122223333");

  private final String accountId;

  Stage(String accountId) {
    this.accountId = accountId;
  }

  String accountId() {
    return accountId;
  }

  @Override
  public String toString() {
    return this == UAT ? "UAT" : name().toLowerCase(Locale.ROOT);
  }
}
