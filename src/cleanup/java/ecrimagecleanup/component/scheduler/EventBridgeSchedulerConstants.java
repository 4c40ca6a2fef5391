package ecrimagecleanup.component.scheduler;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface EventBridgeSchedulerConstants {
  @Metadata(
      label = "createSchedule describeSchedule deleteSchedule",
      description = "The name of the schedule: 1 to 64 of the characters 0-9 a-z A-Z - _ and dot.",
      javaType = "String")
  String NAME = "CamelEventBridgeSchedulerName";

  @Metadata(
      label = "createSchedule",
      description =
          "When the schedule fires; a full second. As text a time such as 2026-03-01T12:00:00Z.",
      javaType = "java.time.Instant")
  String AT = "CamelEventBridgeSchedulerAt";

  @Metadata(
      label = "createSchedule",
      description = "What a person reads of the schedule. Cut to 512 characters.",
      javaType = "String")
  String DESCRIPTION = "CamelEventBridgeSchedulerDescription";

  @Metadata(
      label = "createSchedule",
      description = "Set by the component: false if a schedule of that name was there before.",
      javaType = "Boolean")
  String CREATED = "CamelEventBridgeSchedulerCreated";

  @Metadata(
      label = "listSchedules",
      description =
          "How the names begin; the grammar is that of a name. Without it all are listed. A"
              + " PendingSearch can end the listing with the page on which it is done.",
      javaType = "String")
  String NAME_PREFIX = "CamelEventBridgeSchedulerNamePrefix";

  @Metadata(
      label = "deleteSchedule",
      description = "Set by the component: false if there was no schedule of that name.",
      javaType = "Boolean")
  String DELETED = "CamelEventBridgeSchedulerDeleted";
}
