package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.EmbeddedAws;
import java.util.List;

/** Who is there in every history: the accounts, the repositories, the services of the accounts. */
final class Cast {
  /** A stretch of accounts that run containers. */
  static final List<String> ACCOUNTS = EmbeddedAws.WORKLOAD_ACCOUNTS;

  /**
   * A repository.
   *
   * @param name its name; two are alike to a pattern with wildcards, and one begins like another
   * @param mutable whether its tags can move
   * @param optedIn whether its owner has opted in when the history begins
   */
  record Repository(String name, boolean mutable, boolean optedIn) {}

  static final List<Repository> REPOSITORIES =
      List.of(
          new Repository("team/web_api", false, true),
          new Repository("team/web-api", true, true),
          new Repository("team/web_api-base", false, true),
          new Repository("team/late", false, false));

  /** How many services each account can have. */
  static final int SERVICES = 3;

  private Cast() {}
}
