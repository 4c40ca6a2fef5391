package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.World;
import java.util.List;
import java.util.Set;

/** A history that is over, as those see it who judge it. */
interface Played {
  /** The world, with its record of what was in use and what was removed. */
  World world();

  /** What was written down of it. */
  Chronicle chronicle();

  /** How the application was configured. */
  Profile profile();

  /** Whether the repositories were swept in the days after the last fault. */
  boolean swept();

  /** Whether the event of every task that stops is forwarded, and none is lost. */
  boolean hearsAllStops();

  /**
   * The names of repositories of which a service names an image by a tag, and has never run it or
   * has several deployments: nothing need tell the digest that it is to run, so that all their
   * images are kept. All of them if nothing tells what a service goes back to.
   */
  Set<String> repositoriesOfUnknownDigests();

  /** Whether an image is there and can be pulled. */
  boolean isThere(ImageKey image);

  /** What was put into the queues and is neither deleted nor dead. */
  List<Message> left();

  /** The dead letters of all queues. */
  List<Message> dead();
}
