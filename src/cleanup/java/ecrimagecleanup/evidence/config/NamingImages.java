package ecrimagecleanup.evidence.config;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageReference;
import java.util.List;
import java.util.Optional;

/** One revision of a task definition, or several of one family that name the same images. */
interface NamingImages {
  /** The revision, or one of them. */
  TaskDefinitionArn arn();

  /** The images of the repository that each of them names. */
  List<ImageReference.Ecr> references();

  /** Of those that were recorded once a day, the one that tells most. */
  Optional<TaskDefinitionItem> lastDaily();
}
