package ecrimagecleanup.evidence.ecs;

import java.util.Map;

/**
 * How many revisions of families ECS lists as ACTIVE. A family that could not be asked for is
 * missing. The list of ECS is eventually consistent.
 *
 * @param active how many, from 0 to {@link #MOST}, which stands for any number from there on
 */
public record CountedFamilies(Map<Family, Integer> active) {
  /** How many revisions of a family are counted. */
  public static final int MOST = 100;

  public CountedFamilies {
    active = Map.copyOf(active);
  }
}
