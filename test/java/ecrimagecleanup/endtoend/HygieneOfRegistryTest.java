package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What plan, its documents and doctor say of the repositories besides their images. */
class HygieneOfRegistryTest {
  private static final String HUB = "hub/library/nginx";

  private static void fill(Installation installation) {
    installation.push("1");
    installation
        .production()
        .stopTask(
            installation
                .production()
                .runTask(installation.production().register("orders", image("1"))));
    installation.owner().createImmutableRepository("team/none", Map.of());
    installation.owner().createImmutableRepository("team/pushed", Map.of());
    installation.owner().push("team/pushed", "1", "never pulled", 1000);
    installation.owner().cacheBelow("hub", "registry-1.docker.io");
    installation.owner().createImmutableRepository(HUB, Map.of());
    installation.owner().push(HUB, "1", "of the cache", 1000);
    installation.pass(Duration.ofHours(1));
  }

  @Test
  void planAndDoctorSayItAndWithoutTheRightWhatIsMissing() {
    try (Installation installation = Installation.with("delete")) {
      fill(installation);

      assertThat(installation.run("plan").out())
          .contains(
              """

              ECR has recorded no pull from 2 repositories: hub/library/nginx, team/pushed.
              There is no image in 1 repository: team/none.
              Pull-through caches made 1 repository: hub/library/nginx. %s

              Not opted in: 3 of 4 repositories; their images stay.
              """
                  .formatted(Hygiene.ADVICE));
      assertThat(installation.run(Terminal.ofWidth(60), "plan").out().lines())
          .anyMatch(line -> line.startsWith("Pull-through caches made 1 repository:"))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
      JsonNode hygiene = installation.run("plan", "-o=json").json().path("hygiene");
      assertThat(hygiene.path("neverPulled")).hasSize(2);
      assertThat(hygiene.path("empty").get(0).asText())
          .isEqualTo("999988887777/eu-central-1/team/none");
      assertThat(hygiene.at("/pullThroughCaches/0/upstream").asText())
          .isEqualTo("registry-1.docker.io");
      assertThat(hygiene.path("sentences")).hasSize(3);
      assertThat(installation.run("doctor").out())
          .containsPattern("ok +images +ECR has recorded no pull from 2 repositories: ")
          .containsPattern("ok +pull-through caches +Pull-through caches made 1 repository: ");

      installation
          .faults()
          .add(
              FaultInjector.failing(
                  call -> call.operation().equals("DescribePullThroughCacheRules"),
                  call -> Fault.denied("ecr:" + call.operation())));
      Printed refused = installation.run("plan");
      assertThat(refused.exitCode()).isZero();
      assertThat(refused.out())
          .contains("The pull-through caches are not known: AWS refuses ecr:DescribePullThrough")
          .doesNotContain("Pull-through caches made");
      Printed doctor = installation.run("doctor");
      assertThat(doctor.exitCode()).isZero();
      assertThat(doctor.out())
          .containsPattern("warning +pull-through caches +It cannot be examined. AWS refuses ");
    }
  }
}
