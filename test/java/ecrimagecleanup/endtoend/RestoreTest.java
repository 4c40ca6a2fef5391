package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.Terminal;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestoreTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Printed restore(String... arguments) {
    return Printed.by(
        Stream.concat(Stream.of("restore"), Arrays.stream(arguments)).toArray(String[]::new));
  }

  @Test
  void anArchivedImageIsBroughtBackAndIsProtectedForAGracePeriod() {
    try (Installation installation = Installation.with("archive")) {
      String old = installation.push("1");
      installation.owner().archive(ORDERS, old);
      String family = installation.production().register("orders", Installation.image("1"));
      installation.production().deregister(family);
      installation.pass(Duration.ofHours(23));

      Printed printed = restore("team/orders:1");
      installation.pass(DAY);

      assertThat(printed.err()).isEmpty();
      assertThat(printed.exitCode()).isZero();
      assertThat(printed.out())
          .isEqualToIgnoringNewLines(
              "999988887777/eu-central-1/team/orders@%s is being restored; it can be pulled within about 20 minutes."
                  .formatted(old));
      assertThat(installation.calls("ecr.UpdateImageStorageClass")).isEqualTo(1);

      installation.pass(DAY);
      // Two checks are due in the same minute: one may do what the other has done.
      assertThat(installation.calls("ecr.UpdateImageStorageClass")).isGreaterThan(1);
    }
  }

  @Test
  void whatCannotBeRestoredIsSaidInOneSentence() {
    try (Installation installation = Installation.with("archive")) {
      String digest = installation.push("1");

      assertThat(restore("team/orders:1"))
          .isEqualTo(
              new Printed(
                  2,
                  "",
                  "The image 999988887777/eu-central-1/team/orders@%s is not in the archive, so there is nothing to restore.%n"
                      .formatted(digest)));
      assertThat(restore("team/orders:2").err())
          .isEqualToIgnoringNewLines(
              "There is no image %s:2.".formatted(Installation.image("").replaceAll(":$", "")));
      assertThat(restore("not a reference").err()).contains("is no reference to an image of ECR");
    }
  }

  @Test
  void anImageInTheArchiveIsNamedByTheFirstDigitsOfItsDigest() {
    try (Installation installation = Installation.with("archive")) {
      String old = installation.push("1");
      installation.owner().archive(ORDERS, old);

      assertThat(restore("team/orders@" + old.substring(7, 19)).out())
          .startsWith("999988887777/eu-central-1/team/orders@%s is being restored".formatted(old));
    }
  }

  @Test
  void whatWentToTheArchiveLatelyIsRestoredOnceItWasShown() {
    try (Installation installation = Installation.with("archive")) {
      String before = installation.push("1");
      String first = installation.push("2");
      String second = installation.push("3");
      installation.createOptedIn("team/other");
      String elsewhere = installation.owner().push("team/other", "1", "elsewhere", 1000);
      installation.owner().archive(ORDERS, before);
      installation.pass(DAY);
      for (String digest : List.of(first, second)) {
        installation.owner().archive(ORDERS, digest);
      }
      installation.owner().archive("team/other", elsewhere);

      Printed declined =
          installation.run(
              Terminal.typing(new StringReader("n\n")),
              "restore",
              "--repository=team/orders",
              "--since=PT1H");
      assertThat(declined.exitCode()).isEqualTo(1);
      assertThat(declined.out())
          .contains(first.substring(7, 19), second.substring(7, 19), "Nothing was changed.")
          .doesNotContain(before.substring(7, 19), elsewhere.substring(7, 19));
      assertThat(declined.err()).contains("Restore 2 images with 2.0 kB? [y/N]");

      Printed restored =
          installation.run("restore", "--repository=team/orders", "--since=PT1H", "--yes");
      assertThat(restored.exitCode()).isZero();
      assertThat(restored.out())
          .contains(
              "team/orders@%s is being restored".formatted(first),
              "team/orders@%s is being restored".formatted(second))
          .doesNotContain(before + " is being", elsewhere);
      installation.pass(Duration.ofHours(1));
      assertThat(installation.run("restore", "--repository=*", "--since=P7D", "--yes").out())
          .contains(before + " is being", elsewhere + " is being")
          .doesNotContain(first, second);
    }
  }

  @Test
  void whatWentToTheArchiveNeedsBothRepositoriesAndATime() {
    for (List<String> options :
        List.of(
            List.<String>of(),
            List.of("--since=P1D"),
            List.of("--repository=team/*"),
            List.of("team/orders:1", "--since=P1D"))) {
      List<String> command = new ArrayList<>(List.of("restore"));
      command.addAll(options);

      assertThat(Printed.by(command.toArray(String[]::new)).err())
          .as("%s", options)
          .contains("Give an image, or --repository and --since");
    }
  }

  @Test
  void machinesGetJson() {
    try (Installation installation = Installation.with("archive")) {
      String old = installation.push("1");
      installation.owner().archive(ORDERS, old);

      Printed printed = restore(Installation.image("1"), "--format=json");

      assertThat(printed.out())
          .isEqualToIgnoringNewLines(
              "{\"complete\":true,\"restored\":[{\"repository\":\"999988887777/eu-central-1/team/orders\",\"digest\":\"%s\"}]}"
                  .formatted(old));
    }
  }

  @Test
  void machinesGetADocumentAlsoIfNothingIsRestored() {
    try (Installation installation = Installation.with("archive")) {
      String[] command = {"restore", "--repository=team/orders", "--since=P1D", "--format=json"};

      assertThat(installation.run(command))
          .isEqualTo(new Printed(0, "{\"complete\":true,\"restored\":[]}%n".formatted(), ""));

      installation.owner().archive(ORDERS, installation.push("1"));
      Printed declined = installation.run(Terminal.typing(new StringReader("n\n")), command);

      assertThat(declined.exitCode()).isEqualTo(1);
      assertThat(declined.out()).isEqualTo("{\"complete\":false,\"restored\":[]}%n".formatted());
    }
  }

  @Test
  void reality12WhatAnIndexListsIsRestoredOnceTheIndexIs() {
    try (Installation installation = Installation.with("report")) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.owner().archive(ORDERS, index);
      installation.owner().archive(ORDERS, child);

      Printed first = restore("team/orders:1");
      assertThat(first.exitCode()).isEqualTo(1);
      assertThat(first.out())
          .contains("team/orders@%s is being restored".formatted(index))
          .contains("Run the command again in 20 minutes")
          .doesNotContain(child);

      assertThat(restore("team/orders:1").exitCode()).as("too early").isEqualTo(1);
      installation.pass(Duration.ofHours(1));

      Printed second = restore("team/orders:1");
      assertThat(second.exitCode()).isZero();
      assertThat(second.out())
          .contains("team/orders@%s is being restored".formatted(child))
          .doesNotContain(index);
      installation.pass(Duration.ofHours(1));
      assertThat(restore("team/orders:1").err()).contains("there is nothing to restore");
    }
  }
}
