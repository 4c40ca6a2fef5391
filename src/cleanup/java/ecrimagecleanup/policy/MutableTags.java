package ecrimagecleanup.policy;

/**
 * What is made of repositories whose tags can move: a service runs on with the digest that its tag
 * denoted when it was deployed, and no task definition names that digest any more.
 */
public enum MutableTags {
  /** An image goes only if a source that knows the digests in use says that it is unused. */
  VERIFY,
  /** The references in task definitions are believed: who uses them says that tags never move. */
  TRUST
}
