package ecrimagecleanup.history;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;

/**
 * The image that a record is of.
 *
 * @param repository its repository
 * @param digest its digest
 */
record ImageKey(Repository repository, Digest digest) {
  /** The image of a record. */
  static ImageKey of(Entry entry) {
    return new ImageKey(entry.repository(), entry.digest());
  }
}
