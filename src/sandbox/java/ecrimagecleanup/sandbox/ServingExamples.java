package ecrimagecleanup.sandbox;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code --serve} says when it is up: commands that work as they are printed.
 *
 * @param address where the embedded AWS answers
 * @param speed how many times as fast as real time its world runs
 */
record ServingExamples(String address, double speed) {
  private static final String PREFIX = "cleanup.";
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final String PLAIN = "[A-Za-z0-9_./:,@%+=-]*";

  /**
   * The text.
   *
   * @param settings those of the application, which differ from the configuration
   */
  String text(boolean withApplication, Map<String, String> settings) {
    return """

        The embedded AWS answers at %1$s
        Its world runs %2$s times as fast as real time; --speed changes that.
        %3$s
        The shared account is %4$s in %5$s. An access key of twelve digits acts in the
        account with that number, and any role of any account can be assumed. Try:

        export AWS_ENDPOINT_URL=%1$s AWS_DEFAULT_REGION=%5$s AWS_SECRET_ACCESS_KEY=any
        export AWS_ACCESS_KEY_ID=%4$s AWS_PAGER=
        aws ecr create-repository --repository-name team/demo --image-tag-mutability IMMUTABLE \\
          --tags Key=ecr-image-cleanup,Value=enabled
        aws ecr put-image --repository-name team/demo --image-tag 1.0 --image-manifest \\
          '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%6$s","size":2},"layers":[]}'

        # a workload account comes to use the image, and stops; there are three:
        # %7$s
        AWS_ACCESS_KEY_ID=111122223333 aws ecs register-task-definition --family demo \\
          --container-definitions name=app,image=%4$s.dkr.ecr.%5$s.amazonaws.com/team/demo:1.0,memory=128
        AWS_ACCESS_KEY_ID=111122223333 aws ecs deregister-task-definition --task-definition demo:1

        # a check waits in EventBridge Scheduler; after a day and an hour of the world, which
        # are %8$s, the image is gone
        aws scheduler list-schedules --group-name image-deletion-checks
        aws sqs get-queue-attributes --attribute-names All --endpoint-url %1$s \\
          --queue-url %1$s/%4$s/image-deletion-checks
        aws ecr list-images --repository-name team/demo

        # the brake holds all removals until its value is off again
        aws ssm put-parameter --name %10$s --value on --overwrite

        # in another terminal: what can be removed, why an image stays, what is pending
        bin/ecr-image-cleanup sandbox%9$s plan
        bin/ecr-image-cleanup sandbox%9$s explain team/demo:1.0
        bin/ecr-image-cleanup sandbox%9$s checks list

        Ctrl-C ends it.
        """
        .formatted(
            address,
            new BigDecimal(speed, FOUR_DIGITS).stripTrailingZeros().toPlainString(),
            withApplication
                ? "The application runs on it; what it decides is printed here."
                : application(settings),
            World.SHARED_ACCOUNT,
            World.REGION,
            "1".repeat(64),
            String.join(", ", EmbeddedAws.WORKLOAD_ACCOUNTS),
            realTime(Duration.ofHours(25)),
            port(),
            Serving.BRAKE);
  }

  private String port() {
    return address.endsWith(":4566") ? "" : " --port " + address.replaceFirst(".*:", "");
  }

  /** How to start an application, which then goes by the time of this machine. */
  private String application(Map<String, String> settings) {
    if (speed != 1) {
      return """
          No application runs on it. This starts one by the time of this world, in another terminal:

          bin/ecr-image-cleanup sandbox%s run
          """
          .formatted(port());
    }
    return """
        No application runs on it. This starts one, in another terminal:

        export AWS_ENDPOINT_URL=%s AWS_REGION=%s
        export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=any
        %s
        bin/ecr-image-cleanup run%s

        Its log is what it prints. history and regret read a file of it with --log FILE.
        """
        .formatted(
            address, World.REGION, World.SHARED_ACCOUNT, variables(settings), others(settings));
  }

  private static String variables(Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .filter(setting -> setting.getKey().startsWith(PREFIX))
            .map(
                setting ->
                    "export " + variable(setting.getKey()) + "=" + quoted(setting.getValue()))
            .collect(Collectors.joining("\n"));
  }

  /** Settings of Camel have no variable. */
  private static String others(Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .filter(setting -> !setting.getKey().startsWith(PREFIX))
            .map(setting -> " --set " + setting.getKey() + "=" + quoted(setting.getValue()))
            .collect(Collectors.joining());
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String quoted(String value) {
    return value.matches(PLAIN) ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  private String realTime(Duration ofTheWorld) {
    Duration real = Duration.ofMillis((long) (ofTheWorld.toMillis() / speed));
    if (real.toHours() > 1) {
      return "about " + real.toHours() + " hours";
    }
    return real.toMinutes() > 1
        ? "about " + real.toMinutes() + " minutes"
        : "about " + Math.max(1, real.toSeconds()) + " seconds";
  }
}
