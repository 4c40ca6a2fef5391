package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ecrimagecleanup.Application;
import ecrimagecleanup.route.model.BodyTypes;
import ecrimagecleanup.route.model.Flow;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every route says what goes in and what comes out, and it is so. */
class TypesOfRoutesTest {
  @Test
  void everyStepTakesWhatTheStepBeforeLeaves() throws IOException {
    assertThat(BodyTypes.mistakes(Flow.ofAllFiles(), classes())).isEmpty();
  }

  private static Stream<Class<?>> classes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Application.class)
            .stream()
            .filter(type -> !type.isAnonymousClass())
            .map(JavaClass::reflect);
  }
}
