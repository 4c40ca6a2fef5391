package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.Sandbox;

/**
 * What the owners of repositories say by tags: what is to become of their images. For one thread.
 */
final class OwnerWishes {
  static final String ENABLED = "enabled";
  static final String TAG_OPT_IN = "ecr-image-cleanup";
  static final String TAG_PROTECTED = TAG_OPT_IN + ":protected-tags";
  static final String TAG_GRACE = TAG_OPT_IN + ":grace";
  static final String TAG_BRAKE = TAG_OPT_IN + ":brake";
  static final String TAG_NEWEST = TAG_OPT_IN + ":keep-newest";

  /** The longer grace period that an owner may ask for. */
  static final String LONG_GRACE = "PT48H";

  /** Two of the last builds stay; of indexes all do, since their tags are no versions. */
  static final String RULES = "b@=2 semver:i@=1";

  private final History history;
  private final Sandbox sandbox;
  private final RepositoryOwner repositories;
  private final ImageOwner owner;

  OwnerWishes(History history, Sandbox sandbox, RepositoryOwner repositories) {
    this.history = history;
    this.sandbox = sandbox;
    this.repositories = repositories;
    this.owner = new ImageOwner(sandbox);
  }

  /** Wishes what a step says. */
  void wish(Plan.Step step) {
    String name = RepositoryOwner.repository(step).name();
    switch (step.deed()) {
      case OPT_OUT -> unwish(name, TAG_OPT_IN);
      case OPT_IN -> wish(name, TAG_OPT_IN, ENABLED);
      case PROTECT ->
          repositories.image(name, step.what()).ifPresent(i -> wish(name, TAG_PROTECTED, i.tag()));
      case UNPROTECT -> {
        unwish(name, TAG_PROTECTED);
        unwish(name, TAG_BRAKE);
        unwish(name, TAG_GRACE);
        unwish(name, TAG_NEWEST);
      }
      case MISTAKE -> wish(name, TAG_GRACE, step.how() % 2 == 0 ? "a while" : LONG_GRACE);
      case BRAKE -> wish(name, TAG_BRAKE, "on");
      case KEEP_NEWEST ->
          wish(name, TAG_NEWEST, step.how() % 4 < 2 ? Integer.toString(1 + step.how() % 2) : RULES);
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  /** Puts the brake on everywhere, or takes it off. */
  void brake(boolean on) {
    for (Cast.Repository repository : Cast.REPOSITORIES) {
      if (on) {
        wish(repository.name(), TAG_BRAKE, "on");
      } else {
        unwish(repository.name(), TAG_BRAKE);
      }
    }
  }

  /** What stands in the way of removals does so no longer; whoever has opted out stays so. */
  void recover() {
    for (Cast.Repository repository : Cast.REPOSITORIES) {
      unwish(repository.name(), TAG_BRAKE);
      unwish(repository.name(), TAG_GRACE);
    }
  }

  private void wish(String repository, String key, String value) {
    owner.tag(repository, key, value);
    noted(repository, key, value);
  }

  private void unwish(String repository, String key) {
    owner.untag(repository, key);
    noted(repository, key, "");
  }

  /** Notes a wish that has come into force. */
  void noted(String repository, String key, String value) {
    history.chronicle().wished(repository, key, sandbox.world().now(), value);
    history.tell("%s: %s=%s".formatted(RepositoryKey.shared(repository).name(), key, value));
  }
}
