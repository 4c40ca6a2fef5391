package ecrimagecleanup.cli;

import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.CLUSTER;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.FAMILY;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.ROLE;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.WORKLOAD;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.rehearsal.Rehearsal;
import java.util.List;
import java.util.Map;

/**
 * The calls by which a rehearsal makes something in its workload and takes it away. One that AWS
 * does not allow is a {@link RefusedException}.
 *
 * @param gateway calls the endpoints
 */
record WorkloadCalls(Gateway gateway) {
  void register(Rehearsal known, String image) {
    ofFamily(known, "ecs:RegisterTaskDefinition", Endpoint.REHEARSAL_REGISTER_REVISION, image);
  }

  /** Whether there is a revision. */
  boolean isRegistered(Rehearsal known, int number) {
    return !ofFamily(
            known,
            "ecs:DescribeTaskDefinition",
            Endpoint.REHEARSAL_DESCRIBE_REVISION,
            String.valueOf(number))
        .equals("");
  }

  void tag(Rehearsal known, String revision) {
    ofFamily(known, "ecs:TagResource", Endpoint.REHEARSAL_TAG_REVISION, revision);
  }

  void deregister(Rehearsal known, String revision) {
    ofFamily(
        known, "ecs:DeregisterTaskDefinition", Endpoint.REHEARSAL_DEREGISTER_REVISION, revision);
  }

  void deleteRevisions(Rehearsal known) {
    ofFamily(
        known,
        "ecs:ListTaskDefinitions, ecs:DeregisterTaskDefinition or ecs:DeleteTaskDefinitions",
        Endpoint.REHEARSAL_DELETE_REVISIONS,
        "");
  }

  /** Starts a task; why ECS did not, or an empty text. */
  String runTask(Rehearsal known, String revision) {
    return String.valueOf(ofFamily(known, "ecs:RunTask", Endpoint.REHEARSAL_RUN_TASK, revision));
  }

  List<String> taskDigests(Rehearsal known) {
    List<?> digests =
        (List<?>)
            ofFamily(
                known, "ecs:ListTasks or ecs:DescribeTasks", Endpoint.REHEARSAL_DESCRIBE_TASKS, "");
    return digests.stream().map(String::valueOf).toList();
  }

  void stopTasks(Rehearsal known) {
    ofFamily(known, "ecs:ListTasks or ecs:StopTask", Endpoint.REHEARSAL_STOP_TASKS, "");
  }

  void createService(Rehearsal known, String revision) {
    ofFamily(known, "ecs:CreateService", Endpoint.REHEARSAL_CREATE_SERVICE, revision);
  }

  String serviceRevisions(Rehearsal known) {
    return String.valueOf(
        ofFamily(
            known,
            "ecs:DescribeServices or ecs:DescribeServiceRevisions",
            Endpoint.REHEARSAL_DESCRIBE_SERVICE,
            ""));
  }

  void deleteService(Rehearsal known) {
    ofFamily(known, "ecs:DeleteService", Endpoint.REHEARSAL_DELETE_SERVICE, "");
  }

  /** The name, image and digest of a container of Service Connect that runs; empty without one. */
  List<String> agent(Rehearsal known) {
    List<?> agent =
        (List<?>)
            ofFamily(
                known,
                "ecs:ListClusters, ecs:ListTasks or ecs:DescribeTasks",
                Endpoint.REHEARSAL_DESCRIBE_AGENT,
                "");
    return agent.stream().map(String::valueOf).toList();
  }

  private Object ofFamily(Rehearsal known, String action, Endpoint endpoint, String body) {
    Registry place = Registry.parse(known.workload());
    Map<String, Object> headers =
        Map.of(
            FAMILY,
            known.id().name(),
            WORKLOAD,
            known.workload(),
            CLUSTER,
            known.fact("cluster").orElse(""),
            ROLE,
            known.fact("workload role").orElse(""));
    return RehearsalCalls.guarded(
        action,
        "arn:%s:ecs:%s:%s:*/%s"
            .formatted(place.partition(), place.region(), place.accountId(), known.id().name()),
        () -> gateway.ask(endpoint, body, headers, Object.class));
  }
}
