package ecrimagecleanup.sandbox;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * A team whose rules and schedules start tasks in an account of its own.
 *
 * @param aws the address of the embedded AWS
 * @param account the account
 */
public record StarterTeam(URI aws, String account) {

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(aws)
        .region(Region.of(World.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "sandbox")))
        .build();
  }

  private String cluster() {
    return "arn:aws:ecs:%s:%s:cluster/default".formatted(World.REGION, account);
  }

  /** Puts a rule of the default bus that is off, and would start a task definition. */
  public void rule(String name, String taskDefinition) {
    try (EventBridgeClient events = client(EventBridgeClient.builder())) {
      events.putRule(
          rule -> rule.name(name).state("DISABLED").eventPattern("{\"source\":[\"orders\"]}"));
      events.putTargets(
          put ->
              put.rule(name)
                  .targets(
                      software.amazon.awssdk.services.eventbridge.model.Target.builder()
                          .id("task")
                          .arn(cluster())
                          .ecsParameters(ecs -> ecs.taskDefinitionArn(taskDefinition))
                          .build()));
    }
  }

  /** Makes a schedule that is to start a task definition in years. */
  public void schedule(String name, String taskDefinition) {
    schedule(
        name,
        target ->
            target.arn(cluster()).ecsParameters(ecs -> ecs.taskDefinitionArn(taskDefinition)));
  }

  /** Makes a schedule that is to call RunTask in years. */
  public void call(String name, String taskDefinition) {
    schedule(
        name,
        target ->
            target
                .arn("arn:aws:scheduler:::aws-sdk:ecs:runTask")
                .input("{\"TaskDefinition\":\"%s\"}".formatted(taskDefinition)));
  }

  private void schedule(String name, Consumer<Target.Builder> target) {
    String role = "arn:aws:iam::%s:role/starter".formatted(account);
    try (SchedulerClient schedules = client(SchedulerClient.builder())) {
      schedules.createSchedule(
          create ->
              create
                  .name(name)
                  .scheduleExpression("at(2035-01-01T00:00:00)")
                  .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                  .target(target.andThen(any -> any.roleArn(role))));
    }
  }
}
