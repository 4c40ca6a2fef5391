package ecrimagecleanup.sandbox;

/** What {@code --serve} says when it is up. */
final class ServingExamples {
  private ServingExamples() {}

  static String text(String address, String speed, boolean withApplication) {
    return """

        The embedded AWS answers at %1$s
        Its world runs %2$s times as fast as real time; --speed changes that.
        %3$s
        The shared account is %4$s in %5$s. An access key of twelve digits acts in the
        account with that number, and any role of any account can be assumed. Try:

        export AWS_ENDPOINT_URL=%1$s AWS_DEFAULT_REGION=%5$s AWS_SECRET_ACCESS_KEY=any
        export AWS_ACCESS_KEY_ID=%4$s
        aws ecr create-repository --repository-name team/demo --tags Key=ecr-image-cleanup,Value=enabled
        aws ecr put-image --repository-name team/demo --image-tag 1.0 --image-manifest \\
          '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%6$s","size":2},"layers":[]}'

        # a workload account comes to use the image, and stops; there are three: %7$s
        AWS_ACCESS_KEY_ID=111122223333 aws ecs register-task-definition --family demo \\
          --container-definitions name=app,image=%4$s.dkr.ecr.%5$s.amazonaws.com/team/demo:1.0,memory=128
        AWS_ACCESS_KEY_ID=111122223333 aws ecs deregister-task-definition --task-definition demo:1

        # a check waits in EventBridge Scheduler; a day of the world later the image is gone
        aws scheduler list-schedules --group-name image-deletion-checks
        aws sqs get-queue-attributes --attribute-names All --endpoint-url %1$s \\
          --queue-url %1$s/%4$s/image-deletion-checks
        aws ecr list-images --repository-name team/demo

        # in another terminal: what would go, why an image stays, what is pending
        bin/ecr-image-cleanup sandbox%8$s plan
        bin/ecr-image-cleanup sandbox%8$s explain team/demo:1.0
        bin/ecr-image-cleanup sandbox%8$s checks list

        Ctrl-C ends it.
        """
        .formatted(
            address,
            speed,
            withApplication
                ? "The application runs on it; what it decides is printed here."
                : "No application runs on it.",
            World.SHARED_ACCOUNT,
            World.REGION,
            "1".repeat(64),
            String.join(", ", EmbeddedAws.WORKLOAD_ACCOUNTS),
            address.endsWith(":4566") ? "" : " --port " + address.replaceFirst(".*:", ""));
  }
}
