package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.lambda.FunctionImage;
import ecrimagecleanup.evidence.lambda.FunctionVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Reads the functions of one workload, with all their versions. An alias points to one of those, so
 * nobody has to ask for aliases.
 *
 * @param client the client
 * @param workload the workload
 * @param seen where to put what is seen
 * @param memory what is remembered of published versions
 * @param assumesRole whether the client has the credentials of a role of the account
 */
record FunctionsReader(
    LambdaClient client,
    WorkloadAccount workload,
    SeenFunctions seen,
    VersionMemory memory,
    boolean assumesRole) {
  /**
   * The most versions on a page of ListFunctions.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>
   */
  static final int PAGE_SIZE = 50;

  /** How often the list is read while functions change. */
  static final int MOST_READINGS = 3;

  private static final String ZIP = "Zip";

  /**
   * Reads it, one call after the other. A use moves from the version that is not published to a
   * published one: the list may lack that, if a function got other code between the list and its
   * description. Then all is read once more; what was seen counts.
   *
   * @throws UnusableAnswerException if nothing can be concluded from what Lambda says
   */
  void read() {
    for (int reading = 0; reading < MOST_READINGS; reading++) {
      if (readOnce()) {
        return;
      }
    }
    throw new UnusableAnswerException(
        "Functions changed during each of %d readings.".formatted(MOST_READINGS));
  }

  /** Whether no function changed meanwhile. */
  private boolean readOnce() {
    List<FunctionConfiguration> listed = list();
    if (listed.isEmpty()) {
      proveThatThereIsNone();
    }
    boolean same = true;
    for (FunctionConfiguration each : listed) {
      FunctionVersion function = versionOf(each);
      // What is newer than this version of the client may have an image, too.
      if (!ZIP.equals(each.packageTypeAsString())) {
        same &= readVersion(function, each);
      }
    }
    return same;
  }

  private List<FunctionConfiguration> list() {
    return Pages.<FunctionConfiguration>readAll(
            "the functions of " + workload,
            marker -> {
              ListFunctionsResponse response =
                  client.listFunctions(
                      ListFunctionsRequest.builder()
                          .functionVersion("ALL")
                          .maxItems(PAGE_SIZE)
                          .marker(marker)
                          .build());
              return new Pages.Page<>(response.functions(), response.nextMarker());
            })
        .items();
  }

  /** An empty list alone proves nothing. */
  private void proveThatThereIsNone() {
    if (!assumesRole) {
      throw new UnusableAnswerException(
          "It has no function, and without a role of the account nothing shows that this is the place.");
    }
    Long count =
        Optional.ofNullable(
                client
                    .getAccountSettings(GetAccountSettingsRequest.builder().build())
                    .accountUsage())
            .map(usage -> usage.functionCount())
            .orElse(null);
    if (count == null || count != 0) {
      throw new UnusableAnswerException(
          "It lists no function, and %s."
              .formatted(count == null ? "does not count them" : "counts " + count));
    }
  }

  private FunctionVersion versionOf(FunctionConfiguration listed) {
    String arn = listed.functionArn();
    if (arn == null || listed.functionName() == null || listed.version() == null) {
      throw new UnusableAnswerException("It lists a function without its ARN, name or version.");
    }
    if (!workload.owns("lambda", arn)) {
      throw new UnusableAnswerException(
          "It has a function of another account or region, so the credentials or the endpoint are wrong.");
    }
    return new FunctionVersion(workload.toString(), listed.functionName(), listed.version());
  }

  /** Whether the version is what the list said. */
  private boolean readVersion(FunctionVersion function, FunctionConfiguration listed) {
    Optional<VersionMemory.Key> key =
        function.isPublished()
            ? Optional.ofNullable(listed.codeSha256())
                .map(hash -> new VersionMemory.Key(function, hash))
            : Optional.empty();
    Optional<FunctionImage> known = key.flatMap(memory::image);
    if (known.isPresent()) {
      seen.image(known.get());
      return true;
    }
    Optional<GetFunctionResponse> described = describe(function);
    if (described.isEmpty()) {
      return true;
    }
    ImageCode code = ImageCode.of(function, described.get().code());
    code.image().ifPresent(seen::image);
    code.doubt().ifPresent(doubt -> seen.doubt(doubt.text(), doubt.scope()));
    if (code.doubt().isEmpty()) {
      key.ifPresent(version -> code.image().ifPresent(image -> memory.keep(version, image)));
    }
    return function.isPublished() || isSame(listed, described.get().configuration());
  }

  /** Empty if it was deleted since it was listed. */
  private Optional<GetFunctionResponse> describe(FunctionVersion function) {
    try {
      return Optional.of(
          client.getFunction(
              GetFunctionRequest.builder()
                  .functionName(function.name())
                  .qualifier(function.version())
                  .build()));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean isSame(
      FunctionConfiguration listed, @Nullable FunctionConfiguration described) {
    return described != null
        && listed.codeSha256() != null
        && listed.codeSha256().equals(described.codeSha256())
        && Objects.equals(listed.lastModified(), described.lastModified());
  }
}
