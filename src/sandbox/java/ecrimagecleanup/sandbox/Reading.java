package ecrimagecleanup.sandbox;

import java.util.Locale;

/**
 * One of the ways in which AWS may behave where it does not say how it does. The first of each
 * switch is the friendly one.
 */
public sealed interface Reading {

  /** The name of the constant. */
  String name();

  /** How it is called on a command line, such as {@code latest-active}. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Which revisions of a task definition AWS Config shows as ACTIVE. */
  enum Revisions implements Reading {
    /** Those that are. */
    ALL,
    /** Only the newest of each family that is. */
    LATEST_ACTIVE,
    /** To deregister an older revision makes no new item: it is shown as ACTIVE for ever. */
    STALE
  }

  /** What becomes of the items of task definitions that are deleted. */
  enum Deleted implements Reading {
    /** They go. */
    VANISH,
    /** They stay as they are, for to delete makes no new item. */
    STAYS
  }

  /** What becomes of the items of task definitions that are deregistered. */
  enum Inactive implements Reading {
    /** They say INACTIVE, for years. */
    KEPT,
    /** They go. */
    GONE
  }

  /** How the recorders capture services and task sets. */
  enum Services implements Reading {
    /** As everything else. */
    RECORDED,
    /** Not at all. */
    EXCLUDED,
    /** Once a day, and the items say so. */
    DAILY
  }

  /** What an aggregator says of its sources. */
  enum Sources implements Reading {
    /** A row for each account and region. */
    ACCOUNTS,
    /** The same, and rows of a closed account and of a region without a recorder. */
    ACCOUNTS_AND_OTHERS,
    /** One row for the organisation, beside the rows of that account and that region. */
    ORGANISATION
  }

  /** When the time of a source moves. */
  enum SourceTime implements Reading {
    /** All the time, as long as data is copied. */
    MOVES_WITH_DATA,
    /** At midnight. */
    MOVES_ONCE_A_DAY,
    /** It is the time at which the source was authorised. */
    NEVER_MOVES
  }

  /** Whether a changed tag of a task definition makes a new item. */
  enum TagItem implements Reading {
    YES,
    NO
  }

  /** How a row of a query with {@code GROUP BY} names its properties. */
  enum Groups implements Reading {
    /** {@code {"configuration":{"Status":…}}}. */
    NESTED,
    /** {@code {"configuration.Status":…}}. */
    FLAT
  }

  /** What CloudTrail shows of a call that concerns task definitions. */
  enum EventBody implements Reading {
    /** The request and the whole answer. */
    WHOLE,
    /** A word in place of the environment of each container. */
    ENVIRONMENT_AS_A_WORD,
    /** The answer is {@code null}. */
    RESPONSE_MISSING,
    /** The answer is omitted, as one that is too large is. */
    RESPONSE_CUT
  }

  /** What ECS says of a container that Service Connect adds to a task. */
  enum Sidecar implements Reading {
    /** Its image and its digest. */
    DIGEST,
    NEITHER_IMAGE_NOR_DIGEST
  }

  /** Which digest a container has that was started from an index. */
  enum TaskDigest implements Reading {
    /** That of the index. */
    INDEX,
    /** That of the child which runs. */
    CHILD
  }

  /** Whether services have revisions, as those have that were deployed since October 2024. */
  enum RevisionOfService implements Reading {
    THERE,
    MISSING,
    /** They have, and those show the digest of no container. */
    WITHOUT_DIGESTS
  }

  /** What moves into the archive with an index. */
  enum ArchiveIndex implements Reading {
    ALONE,
    /** Also what it lists, if that has no tag and no other index outside the archive lists it. */
    WITH_ITS_CHILDREN,
    /** Everything that it lists, directly or not, whatever else wants that. */
    WITH_ALL_IT_LISTS
  }

  /** Whether to read a manifest is a pull, for whoever is not excluded from pull times. */
  enum ManifestRead implements Reading {
    NO_PULL,
    A_PULL
  }

  /** How large the input of a schedule may be. */
  enum ScheduleInput implements Reading {
    KIB_256("256-kib", 256 * 1024),
    KB_200("200-kb", 200_000);

    private final String word;
    private final int bytes;

    ScheduleInput(String word, int bytes) {
      this.word = word;
      this.bytes = bytes;
    }

    @Override
    public String word() {
      return word;
    }

    /** The most bytes. */
    public int bytes() {
      return bytes;
    }
  }
}
