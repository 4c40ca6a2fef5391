package ecrimagecleanup;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.GeneralCodingRules;
import ecrimagecleanup.bean.ApplicationClock;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.ExaminationQueries;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.jar.JarFile;

/** What may depend on what, and what only one place may do. */
@AnalyzeClasses(locations = ArchitectureTest.OfTheApplication.class)
class ArchitectureTest {
  private static final String ROOT = "ecrimagecleanup";

  /** The classes and the jar of the application, and neither the sandbox nor tests. */
  static final class OfTheApplication implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      URL source = Application.class.getProtectionDomain().getCodeSource().getLocation();
      try {
        return Set.of(
            source.getPath().endsWith(".jar")
                ? Location.of(new JarFile(Path.of(source.toURI()).toFile()))
                : Location.of(source));
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final String[] DOMAIN = {
    "ecrimagecleanup.words..",
    "ecrimagecleanup.image..",
    "ecrimagecleanup.message..",
    "ecrimagecleanup.event..",
    "ecrimagecleanup.policy..",
    "ecrimagecleanup.check..",
    "ecrimagecleanup.evidence..",
    "ecrimagecleanup.decision..",
    "ecrimagecleanup.rehearsal..",
    "ecrimagecleanup.hygiene..",
    "ecrimagecleanup.sweep..",
    "ecrimagecleanup.history..",
    "ecrimagecleanup.layer..",
    "ecrimagecleanup.vulnerability..",
    "ecrimagecleanup.owners..",
    "ecrimagecleanup.doctor.."
  };

  private static final Set<String> OLD_CLOCKS =
      Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar");

  /** Methods of an old clock that take or give a time and read none. */
  private static final Set<String> CONVERSIONS = Set.of("from", "toInstant");

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NEITHER_CAMEL_NOR_AWS =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..",
              "software.amazon..",
              "org.slf4j..",
              "java.net..",
              "java.nio.file..",
              "java.sql..");

  /** A package of a line may use those of the lines above it, and none beside or below it. */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("words", "metric"),
          Set.of("image"),
          Set.of("message"),
          Set.of("event"),
          Set.of("policy"),
          Set.of("check"),
          Set.of("evidence"),
          Set.of("evidence.ecr", "evidence.ecs", "evidence.inspector", "evidence.lambda"),
          Set.of("evidence.config", "evidence.stale"),
          Set.of("evidence.files", "evidence.kubernetes"),
          Set.of("decision"),
          Set.of("decision.question"),
          Set.of("rehearsal", "hygiene"),
          Set.of("sweep", "doctor", "report"),
          Set.of("owners", "history"),
          Set.of("settings"),
          Set.of("sweep.compare"),
          Set.of("layer", "vulnerability"),
          Set.of("component"),
          Set.of("component.*"),
          Set.of("bean"),
          Set.of("embedded"),
          Set.of(""),
          Set.of("gateway"),
          Set.of("observe"),
          Set.of("cli.console"),
          Set.of("cli"));

  @ArchTest
  static final ArchRule NO_PACKAGE_KNOWS_WHAT_IS_ABOVE_OR_BESIDE_IT =
      classes().should(onlyDependOnLowerLayers());

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CIRCLES =
      slices().matching("ecrimagecleanup.(**)").should().beFreeOfCycles();

  private static ArchCondition<JavaClass> onlyDependOnLowerLayers() {
    return new ArchCondition<>("depend on packages of lower layers alone") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        int layer = layer(origin);
        if (layer == LAYERS.size()) {
          events.add(violated(origin, origin.getName() + " is of a package that has no layer"));
        }
        origin.getDirectDependenciesFromSelf().stream()
            .filter(each -> isOurs(each.getTargetClass()))
            .filter(each -> !room(each.getTargetClass()).equals(room(origin)))
            .filter(each -> layer(each.getTargetClass()) >= layer)
            .forEach(each -> events.add(violated(origin, each.getDescription())));
      }
    };
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** The package of a class without the name of the root package. */
  private static String room(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
  }

  private static int layer(JavaClass type) {
    String room = room(type);
    String any = room.replaceFirst("[^.]*$", "*");
    return (int)
        LAYERS.stream().takeWhile(layer -> !layer.contains(room) && !layer.contains(any)).count();
  }

  @ArchTest
  static final ArchRule BEANS_OF_ROUTES_DO_NOT_CALL_AWS =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.bean..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "ecrimagecleanup.component..");

  @ArchTest
  static final ArchRule COMPONENTS_KNOW_NO_SETTINGS =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.component..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ecrimagecleanup.settings..");

  @ArchTest
  static final ArchRule THE_PAGE_OF_A_PLAN_KNOWS_ITS_DOCUMENT_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.report..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("ecrimagecleanup.report..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule THE_SANDBOX_IS_NO_PART_OF_THE_APPLICATION =
      noClasses().should().dependOnClassesThat().resideInAPackage("..sandbox..");

  @ArchTest
  static final ArchRule NOBODY_ELSE_READS_A_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ApplicationClock.class.getName())
          .and()
          .doNotHaveFullyQualifiedName("ecrimagecleanup.cli.EcrImageCleanup")
          .and()
          .doNotHaveFullyQualifiedName("ecrimagecleanup.component.ecs.RealTime")
          .should()
          .accessTargetWhere(describe("it reads a clock", ArchitectureTest::readsAClock));

  private static boolean readsAClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    if (owner.equals("java.time.Clock")) {
      return name.startsWith("system") || name.startsWith("tick");
    }
    if (owner.equals("java.lang.System")) {
      return name.equals("currentTimeMillis") || name.equals("nanoTime");
    }
    if (owner.startsWith("java.time.")) {
      // now(Clock) as well: the time is an argument.
      return name.equals("now");
    }
    return OLD_CLOCKS.contains(owner) && !CONVERSIONS.contains(name);
  }

  @ArchTest
  static final ArchRule NOTHING_IS_LEFT_TO_CHANCE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule ONLY_VALIDATED_TYPES_BECOME_QUERIES =
      noClasses()
          .that()
          .doNotBelongToAnyOf(
              AggregatorQueries.class, ExaminationQueries.class, AggregatorQuery.class)
          .should()
          .accessTargetWhere(
              describe(
                  "it makes a query",
                  access ->
                      access.getTargetOwner().isEquivalentTo(AggregatorQuery.class)
                          && access.getName().equals("<init>")));

  /** It refuses every repository that is not of a rehearsal. */
  private static final String OF_REHEARSALS =
      "ecrimagecleanup.component.rehearsal.RehearsalRepository";

  @ArchTest
  static final ArchRule ONLY_THE_ECR_COMPONENT_REMOVES =
      noClasses()
          .that()
          .resideOutsideOfPackage("ecrimagecleanup.component.ecr")
          .and()
          .doNotHaveFullyQualifiedName(OF_REHEARSALS)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              ".*\\.(BatchDeleteImage|UpdateImageStorageClass|DeleteRepository)(Request|Response).*");

  @ArchTest
  static final ArchRule NOTHING_DELETES_MORE_THAN_IMAGES =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(OF_REHEARSALS)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "software\\.amazon\\.awssdk\\.services\\.(ecr|config|scheduler|sqs)\\.model\\."
                  + "(Delete(?!Schedule(Request|Response))|Purge|Put|SetRepository|UpdateSchedule).*");

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES =
      fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC).should().beFinal();

  @ArchTest
  static final ArchRule ONLY_COMMANDS_WRITE_TO_THE_TERMINAL =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule LOGGING_IS_BY_SLF4J =
      GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
