package ecrimagecleanup.cli;

import ecrimagecleanup.component.AwsOperation;
import ecrimagecleanup.component.config.ConfigAggregatorOperation;
import ecrimagecleanup.component.ecr.EcrImagesOperation;
import ecrimagecleanup.component.ecs.EcsUsageOperation;
import ecrimagecleanup.component.inspector.InspectorCoverageOperation;
import ecrimagecleanup.component.scheduler.EventBridgeSchedulerOperation;
import ecrimagecleanup.doctor.NeededActions;
import java.util.Arrays;
import java.util.List;

/** The operations that the application calls when no command is given, by their IAM actions. */
public final class ApplicationActions {
  private ApplicationActions() {}

  /** The actions. Those of ECS are allowed to the role that is assumed, and not to the caller. */
  public static NeededActions needed() {
    return new NeededActions(
        of(
            EventBridgeSchedulerOperation.listSchedules,
            ConfigAggregatorOperation.select,
            ConfigAggregatorOperation.describeSources),
        of(EventBridgeSchedulerOperation.createSchedule),
        of(
            EcrImagesOperation.describeRepositories,
            EcrImagesOperation.describeRepositoryTags,
            EcrImagesOperation.findImage,
            EcrImagesOperation.describeImages,
            EcrImagesOperation.listImages,
            EcrImagesOperation.describeManifests,
            EcrImagesOperation.describeImageTree),
        of(EcrImagesOperation.archiveImages),
        of(EcrImagesOperation.deleteImages),
        of(EcsUsageOperation.describeUsage).stream()
            .filter(action -> action.startsWith("sts:"))
            .toList(),
        of(InspectorCoverageOperation.describeUse));
  }

  private static List<String> of(AwsOperation... operations) {
    return Arrays.stream(operations)
        .flatMap(operation -> operation.actions().stream())
        .distinct()
        .toList();
  }
}
