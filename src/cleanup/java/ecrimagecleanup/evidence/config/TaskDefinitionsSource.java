package ecrimagecleanup.evidence.config;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.SourceAnswer;
import java.util.Set;

/**
 * The answer of a source that has read the task definitions of the repository, so that no other
 * source of the check reads them again.
 */
public sealed interface TaskDefinitionsSource extends SourceAnswer
    permits TaskDefinitionsAnswer, ServicesAnswer {

  /** What it has read. */
  ListedTaskDefinitions taskDefinitions();

  /** The same answer if revisions that it shows as ACTIVE had been gone for long. */
  SourceAnswer without(Set<TaskDefinitionArn> revisions);
}
