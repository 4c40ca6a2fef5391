package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Question;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Named;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.NoSuchImageException;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code restore}: brings an image back from the archive. */
@Command(
    name = "restore",
    description = {
      "Brings an image back from the archive, or with --repository and --since all that went there"
          + " lately, once you have seen what that is.",
      "With it comes what it lists, if it is an index, and what belongs to that, such as signatures.",
      "ECR takes up to 20 minutes until it can be pulled. From then on it is protected for a grace"
          + " period, as if it had just been pushed.",
      "Exits with 1 if an index is not restored yet, so that what it lists is not known.",
    },
    mixinStandardHelpOptions = true)
public final class Restore implements Callable<Integer> {
  /** The exit code if what an index lists is not restored yet. */
  private static final int INCOMPLETE = 1;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Mixin private SinceOption since = new SinceOption();

  @Mixin private Question question = new Question();

  @Parameters(
      arity = "0..1",
      paramLabel = "IMAGE",
      description =
          "A reference such as 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.4 or"
              + " team/orders@12ab34cd56ef, the first digits of its digest (then of the first of"
              + " cleanup.registries).")
  private String image = "";

  @Option(
      names = "--wait",
      description =
          "Wait until ECR has restored an index, and restore what it lists as well. Without it,"
              + " run the command again for that.")
  private boolean wait;

  @Override
  public Integer call() {
    boolean many = image.isEmpty();
    Optional<Instant> from = since.time(options.now());
    if (many == repositories.isAll() || many == from.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "Give an image, or --repository and --since for all that went to the archive since then.");
    }
    Settings settings = options.load();
    try (Application application = options.startWithoutRoutes(settings)) {
      Gateway gateway = Gateway.to(application);
      if (many) {
        return restore(
            ArchivedImages.since(from.orElseThrow(), repositories.find(gateway, settings), gateway),
            gateway);
      }
      Registries registries = application.bean("cleanupRegistries", Registries.class);
      ImageReference.Ecr reference = Named.image(image, registries, gateway);
      TreeRestoration.Result result = restore(reference, registries, gateway, waiting(), this::say);
      print(result);
      return result.unread().isEmpty() ? ExitCode.OK : INCOMPLETE;
    }
  }

  private TreeRestoration.Waiting waiting() {
    return wait ? new RestoreWait(this::say) : indexes -> false;
  }

  private int restore(ArchivedImages archived, Gateway gateway) {
    if (archived.isEmpty()) {
      print("Nothing there went to the archive since then.", true, List.of());
      return ExitCode.OK;
    }
    if (!output.json()) {
      output.print(archived.table());
    }
    if (!question.isAnsweredYes("Restore %s?".formatted(archived.inWords()))) {
      print("Nothing was changed.", false, List.of());
      return Question.DECLINED;
    }
    List<Image> asked = new ArrayList<>();
    List<Image> unread = new ArrayList<>();
    archived
        .images()
        .forEach(
            (repository, images) -> {
              TreeRestoration.Result result =
                  new TreeRestoration(gateway, Repositories.about(repository), waiting(), this::say)
                      .restore(images.stream().map(Image::digest).toList());
              asked.addAll(result.asked());
              unread.addAll(result.unread());
            });
    print(new TreeRestoration.Result(asked, unread));
    return unread.isEmpty() ? ExitCode.OK : INCOMPLETE;
  }

  /**
   * Brings an image back from the archive with what it lists and what belongs to it; a grace period
   * of its own protects each.
   *
   * @throws IllegalArgumentException if it is of a registry that is not looked after, or does not
   *     exist, or neither it nor anything that hangs on it is in the archive
   */
  static TreeRestoration.Result restore(
      ImageReference.Ecr reference,
      Registries registries,
      Gateway gateway,
      TreeRestoration.Waiting waiting,
      Consumer<Image> restored) {
    Map<String, Object> repository = Repositories.about(registries.named(reference.repository()));
    Image found =
        gateway
            .find(Endpoint.FIND_IMAGE, reference, repository, Image.class)
            .orElseThrow(() -> NoSuchImageException.of(reference));
    TreeRestoration.Result result =
        new TreeRestoration(gateway, repository, waiting, restored)
            .restore(List.of(found.digest()));
    if (result.asked().isEmpty() && result.unread().isEmpty()) {
      throw new IllegalArgumentException(
          "The image %s is not in the archive, so there is nothing to restore.".formatted(found));
    }
    return result;
  }

  private void say(Image restored) {
    say("%s is being restored; it can be pulled within about 20 minutes.".formatted(restored));
  }

  private void say(String line) {
    if (!output.json()) {
      output.print(line);
    }
  }

  private void print(TreeRestoration.Result result) {
    print(
        result.unread().stream()
            .findFirst()
            .map(
                "What %s lists is not known before ECR has restored it. Run the command again in 20 minutes to restore that as well."
                    ::formatted)
            .orElse(""),
        result.unread().isEmpty(),
        result.asked());
  }

  /** Answers once: with a sentence, if there is one, or with a document. */
  private void print(String sentence, boolean complete, List<Image> restored) {
    if (!output.json()) {
      if (!sentence.isEmpty()) {
        output.print(sentence);
      }
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("complete", complete);
    ArrayNode images = json.putArray("restored");
    restored.forEach(
        image ->
            images
                .addObject()
                .put("repository", image.repository().toString())
                .put("digest", image.digest().value()));
    output.print(json);
  }
}
