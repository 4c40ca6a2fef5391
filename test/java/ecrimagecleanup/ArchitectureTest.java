package ecrimagecleanup;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import ecrimagecleanup.check.AggregatorQueries;
import ecrimagecleanup.check.AggregatorQuery;
import ecrimagecleanup.route.ApplicationClock;
import java.util.Set;
import java.util.UUID;

/** What may depend on what, and what only one place may do. */
@AnalyzeClasses(packages = "ecrimagecleanup", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DOMAIN = {
    "ecrimagecleanup.image..",
    "ecrimagecleanup.event..",
    "ecrimagecleanup.check..",
    "ecrimagecleanup.sweep..",
    "ecrimagecleanup.doctor.."
  };

  private static final Set<String> OLD_CLOCKS =
      Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar");

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
              "ecrimagecleanup",
              "ecrimagecleanup.settings..",
              "ecrimagecleanup.component..",
              "ecrimagecleanup.route..",
              "ecrimagecleanup.cli..",
              "org.slf4j..",
              "java.net..",
              "java.nio.file..",
              "java.sql..");

  @ArchTest
  static final ArchRule IMAGES_KNOW_NO_EVENTS_AND_EVENTS_NO_CHECKS =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.image..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ecrimagecleanup.event..", "ecrimagecleanup.check..", "ecrimagecleanup.sweep..");

  @ArchTest
  static final ArchRule EVENTS_KNOW_NO_CHECKS =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ecrimagecleanup.check..", "ecrimagecleanup.sweep..");

  @ArchTest
  static final ArchRule CHECKS_KNOW_NO_SWEEPS =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ecrimagecleanup.sweep..", "ecrimagecleanup.report..");

  @ArchTest
  static final ArchRule COMPONENTS_KNOW_THE_DOMAIN_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.component..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ecrimagecleanup",
              "ecrimagecleanup.settings..",
              "ecrimagecleanup.route..",
              "ecrimagecleanup.cli..");

  @ArchTest
  static final ArchRule BEANS_OF_ROUTES_DO_NOT_CALL_AWS =
      noClasses()
          .that()
          .resideInAnyPackage("ecrimagecleanup.route..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..", "ecrimagecleanup.component..", "ecrimagecleanup.cli..");

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
    return OLD_CLOCKS.contains(owner);
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
          .doNotBelongToAnyOf(AggregatorQueries.class, AggregatorQuery.class)
          .should()
          .accessTargetWhere(
              describe(
                  "it makes a query",
                  access ->
                      access.getTargetOwner().isEquivalentTo(AggregatorQuery.class)
                          && access.getName().equals("<init>")));

  @ArchTest
  static final ArchRule ONLY_THE_ECR_COMPONENT_REMOVES =
      noClasses()
          .that()
          .resideOutsideOfPackage("ecrimagecleanup.component.ecr")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              ".*\\.(BatchDeleteImage|UpdateImageStorageClass|DeleteRepository)(Request|Response).*");

  @ArchTest
  static final ArchRule NOTHING_DELETES_MORE_THAN_IMAGES =
      noClasses()
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
