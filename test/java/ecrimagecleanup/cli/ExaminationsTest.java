package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis;
import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.doctor.Examination;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of examinations that cannot be made. */
class ExaminationsTest {
  private record Made(String area, List<Diagnosis> found) implements Examination {
    @Override
    public List<Diagnosis> examine() {
      return found;
    }
  }

  private record Refused(String area, String why) implements Examination {
    @Override
    public List<Diagnosis> examine() {
      throw new IllegalStateException(why);
    }
  }

  private static List<Diagnosis> made(Examination... examinations) {
    return Examinations.make(List.of(examinations), () -> {});
  }

  @Test
  void whatKeepsTheFirstAndOthersFromBeingMadeIsSaidOnce() {
    Diagnosis fine = Diagnosis.ok("log", "It is kept.");
    List<Diagnosis> found =
        made(
            new Refused("credentials", "There are no credentials."),
            new Refused("clock", "There are no credentials."),
            new Made("log", List.of(fine)),
            new Refused("queue", "There are no credentials."));

    assertThat(found).hasSize(2).last().isEqualTo(fine);
    assertThat(found.get(0).area()).isEqualTo("credentials");
    assertThat(found.get(0).status()).isEqualTo(Status.FAILED);
    assertThat(found.get(0).what()).contains("There are no credentials.");
    assertThat(found.get(0).remedy())
        .isEqualTo(
            "Fix this and run doctor again: 2 more areas could not be examined for the same reason.");
  }

  @Test
  void whatKeepsOthersAloneFromBeingMadeIsSaidForEach() {
    List<Diagnosis> found =
        made(
            new Made("credentials", List.of(Diagnosis.ok("credentials", "They are there."))),
            new Refused("clock", "AWS refuses it."),
            new Refused("queue", "AWS refuses it."));

    assertThat(found).extracting(Diagnosis::area).containsExactly("credentials", "clock", "queue");
    assertThat(found.get(2).remedy()).isEqualTo("Not checked. Fix this and run doctor again.");
  }
}
