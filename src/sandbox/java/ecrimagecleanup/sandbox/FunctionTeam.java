package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A team that has Lambda functions in an account of its own, for stories and tests. It calls the
 * service itself, past the endpoint: the faults there are for the application.
 */
public final class FunctionTeam {
  private static final String FUNCTIONS = "/2015-03-31/functions";

  private final AwsService lambda;
  private final String accountId;
  private final String region;

  /** A team in an account and region of {@code sandbox}. */
  public FunctionTeam(Sandbox sandbox, String accountId, String region) {
    this.lambda = sandbox.lambda();
    this.accountId = accountId;
    this.region = region;
  }

  /** Creates a function of an image. */
  public void create(String name, String image) {
    ObjectNode body = Json.object().put("FunctionName", name).put("PackageType", "Image");
    body.putObject("Code").put("ImageUri", image);
    call("POST", "", body);
  }

  /** Creates a function of an archive, which has no image. */
  public void createOfArchive(String name) {
    ObjectNode body = Json.object().put("FunctionName", name).put("PackageType", "Zip");
    body.putObject("Code").put("ZipFile", "UEsFBg==");
    call("POST", "", body);
  }

  /** Gives a function another image. */
  public void update(String name, String image) {
    call("PUT", "/" + name + "/code", Json.object().put("ImageUri", image));
  }

  /** Publishes what a function is now; the number of the version. */
  public String publish(String name) {
    return call("POST", "/" + name + "/versions", Json.object()).path("Version").asText();
  }

  /** Deletes a version that was published. */
  public void deleteVersion(String name, String version) {
    lambda.handle(
        new AwsCall(
            accountId,
            region,
            "lambda",
            "",
            "DELETE",
            FUNCTIONS + "/" + name,
            Map.of("Qualifier", version),
            Json.object()));
  }

  /** Lets an alias point to a version. */
  public void alias(String name, String alias, String version) {
    call(
        "POST",
        "/" + name + "/aliases",
        Json.object().put("Name", alias).put("FunctionVersion", version));
  }

  /** Deletes a function with all its versions. */
  public void delete(String name) {
    call("DELETE", "/" + name, Json.object());
  }

  private JsonNode call(String method, String path, ObjectNode body) {
    return lambda.handle(
        new AwsCall(accountId, region, "lambda", "", method, FUNCTIONS + path, Map.of(), body));
  }
}
