package ecrimagecleanup.image;

/**
 * What is read of a repository and grows with it, so that whoever keeps it for many of them can say
 * how much that is at most.
 */
public interface Weighed {
  /** How much memory it takes, roughly, in kB. */
  int weight();
}
