package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.MOVING;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static ecrimagecleanup.endtoend.Installation.image;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What tools that do this job got wrong: they overlooked that an image is used. The numbers are
 * those of a list of such failures.
 */
class PitfallsOfUseTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HALF_A_WEEK = DAY.multipliedBy(3);

  @Test
  void pitfall01AServiceRunsAndScalesOnAnInactiveTaskDefinition() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      String revision = installation.production().register("orders", image("1"));
      installation.production().createService("orders", revision, 1);
      installation.production().deregister(revision);
      installation.pass(HALF_A_WEEK);

      installation.production().scale("orders", 5);
      installation.pass(HALF_A_WEEK);

      installation.assertAskedAndNothingRemoved();
      assertThat(installation.aws().world().ledger().failedPulls()).isEmpty();
    }
  }

  @Test
  void pitfall02WhereTagsCanMoveNoImageGoesOnTheStrengthOfReferences() {
    try (Installation installation =
        Installation.with("delete", Installation.evidence("ecr-pull-time"))) {
      installation.pushToMoving("1");
      String untagged = installation.owner().push(MOVING, "", "untagged", 1000);
      installation.useAndStop(image(MOVING, "1"));
      installation.useAndStop(image(MOVING, "1").replace(":1", "@" + untagged));

      try (DecisionLog decisions = DecisionLog.watch()) {
        installation.pass(HALF_A_WEEK);

        assertThat(decisions.words()).contains("keep").doesNotContain("remove");
      }
      installation.assertAskedAndNothingRemoved();
    }
  }

  @Test
  void pitfall03ReferencesByDigestAndByTagAndDigestAreUses() {
    try (Installation installation = Installation.with("delete")) {
      String one = installation.push("1");
      String two = installation.push("2");
      installation.account(DEVELOPMENT).register("by-digest", byDigest(one));
      installation.account(DEVELOPMENT).register("by-both", image("moved") + "@" + two);
      installation.useAndStop(image("1"));
      installation.useAndStop(image("2"));

      installation.pass(HALF_A_WEEK);

      installation.assertAskedAndNothingRemoved();
    }
  }

  @Test
  void pitfall04EveryHostNameOfTheRegistryIsAUse() {
    List<String> hosts = new Registry(World.SHARED_ACCOUNT, World.REGION).hosts();
    try (Installation installation = Installation.with("delete")) {
      for (String host : hosts) {
        String tag = "v" + hosts.indexOf(host);
        installation.push(tag);
        installation.account(DEVELOPMENT).register(tag, "%s/%s:%s".formatted(host, ORDERS, tag));
        installation.useAndStop(image(tag));
      }

      installation.pass(HALF_A_WEEK);

      assertThat(hosts).hasSizeGreaterThan(2);
      installation.assertAskedAndNothingRemoved();
    }
  }

  @Test
  void pitfall12EveryContainerOfATaskDefinitionOfEveryPageIsAUse() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.push("2");
      installation.registerMany(DEVELOPMENT, 100, image("2"));
      installation
          .account(DEVELOPMENT)
          .register("z", "nginx:1.27", image("2"), "public.ecr.aws/x/agent:7", image("1"));
      installation.useAndStop(image("1"));

      installation.pass(DAY.multipliedBy(2));

      installation.assertAskedAndNothingRemoved();
    }
  }

  @Test
  void pitfall13TheNamespaceIsPartOfTheNameOfARepository() {
    try (Installation installation = Installation.with("delete")) {
      installation.createOptedIn("orders");
      installation.owner().push("orders", "1", "of the other repository", 1000);
      String unused = installation.push("1");
      String other = image("orders", "1");
      installation.account(DEVELOPMENT).register("other", other);
      installation.useAndStop(image("1"));
      installation.useAndStop(other);

      installation.pass(HALF_A_WEEK);

      assertThat(installation.removed()).containsExactly(unused);
    }
  }

  @Test
  void pitfall14EveryTagOfADigestIsAUseAndNotTheFirstAlone() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("a");
      installation.owner().retag(ORDERS, "m", digest);
      installation.owner().retag(ORDERS, "z", digest);
      installation.account(DEVELOPMENT).register("other", image("m"));
      installation.useAndStop(image("a"));
      installation.useAndStop(image("z"));

      installation.pass(HALF_A_WEEK);

      installation.assertAskedAndNothingRemoved();
    }
  }

  @Test
  void pitfall17EverySignOfUseBeginsTheGracePeriodAnew() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("1");
      installation.useAndStop(image("1"));
      installation.pass(Duration.ofHours(20));

      installation.useAndStop(image("1"));
      installation.pass(Duration.ofHours(23));
      assertThat(installation.removed()).isEmpty();

      installation.pass(DAY);
      assertThat(installation.removed()).containsExactly(digest);
    }
  }

  @Test
  void pitfall20WhoRunsAReplicaIsAUserOfItsSource() {
    try (Installation installation =
        Installation.with(
            "delete", "cleanup.replicas=999988887777/eu-central-1>999988887777/us-east-1")) {
      installation.push("1");
      String replica = image("1").replace("eu-central-1", "us-east-1");
      installation.account(DEVELOPMENT).register("orders", replica);
      installation.useAndStop(image("1"));

      installation.pass(DAY.multipliedBy(5));

      installation.assertAskedAndNothingRemoved();
    }
  }
}
