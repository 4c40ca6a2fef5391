package ecrimagecleanup.evidence;

import ecrimagecleanup.image.RepositoryNames;

/**
 * Something that could not be seen.
 *
 * @param text what, where, and why: a sentence with the account, the region and the resource
 * @param scope what it can concern
 */
public record Doubt(String text, Scope scope) {

  /** One that can concern every image of every repository. */
  public static Doubt ofEverything(String text) {
    return new Doubt(text, Scope.EVERYTHING);
  }

  /** Whether it can concern images of a repository. */
  public boolean concerns(RepositoryNames repository) {
    return scope.concerns(repository);
  }
}
