package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CauseTest {
  private static final String ARN =
      "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41";

  /** A release that identifies them otherwise would not see the checks that are pending. */
  @Test
  void identitiesAreTheseForEver() {
    assertThat(
            List.of(
                new Cause.Registered(arn("orders", 41)).identity(),
                new Cause.Deregistered(arn("orders", 41)).identity(),
                new Cause.Deleted(arn("orders", 41)).identity(),
                new Cause.ParentRemoved(digest(1)).identity(),
                new Cause.ChildUnused(digest(2)).identity(),
                new Cause.Archived().identity(),
                new Cause.Swept().identity(),
                new Cause.Registered(arn("orders", 41)).postponed().identity()))
        .containsExactly(
            "register",
            "deregister " + ARN,
            "delete " + ARN,
            "parent " + digest(1),
            "child " + digest(2),
            "archived",
            "sweep",
            "postponed register");
  }
}
