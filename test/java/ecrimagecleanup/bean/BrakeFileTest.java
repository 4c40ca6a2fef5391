package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.policy.Brake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrakeFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"on", "", " ", "OFF", "Off", "false", "no", "off!", "off off"})
  void anythingButOffHoldsRemovals(String value) {
    assertThat(new BrakeFile("").ofParameter(value))
        .isEqualTo(
            Brake.on("The parameter of cleanup.brake-parameter holds removals: it is not off."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", " off", "off\n"})
  void offHoldsNothing(String value) {
    assertThat(new BrakeFile("").ofParameter(value)).isEqualTo(Brake.off());
  }

  @Test
  void aFileHoldsRemovalsWhileItExists(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("brake");
    BrakeFile brake = new BrakeFile(file.toString());
    assertThat(brake.read()).isEqualTo(Brake.off());

    Files.createFile(file);
    assertThat(brake.read())
        .isEqualTo(Brake.on("The file %s of cleanup.brake-file holds removals.".formatted(file)));

    Files.delete(file);
    assertThat(brake.read()).isEqualTo(Brake.off());
  }
}
