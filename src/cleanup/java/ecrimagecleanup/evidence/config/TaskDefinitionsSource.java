package ecrimagecleanup.evidence.config;

import ecrimagecleanup.evidence.SourceAnswer;

/**
 * The answer of a source that has read the task definitions of the repository, so that no other
 * source of the check reads them again.
 */
public sealed interface TaskDefinitionsSource extends SourceAnswer
    permits TaskDefinitionsAnswer, ServicesAnswer {

  /** What it has read. */
  ListedTaskDefinitions taskDefinitions();
}
