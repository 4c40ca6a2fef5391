package ecrimagecleanup.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Systems Manager, of which there are the parameters of the type String. */
public final class SsmService implements AwsService {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]{1,1011}");

  private record Key(String accountId, String region, String name) {
    String arn() {
      return "arn:aws:ssm:%s:%s:parameter%s"
          .formatted(region, accountId, name.startsWith("/") ? name : "/" + name);
    }
  }

  private record Parameter(String value, int version, Instant changedAt) {}

  private final World world;
  private final Map<Key, Parameter> parameters = new ConcurrentHashMap<>();

  /** There are no parameters yet. */
  public SsmService(World world) {
    this.world = world;
  }

  /** Writes a parameter of the shared account, as its stack does. */
  public void put(String name, String value) {
    parameters.put(
        new Key(World.SHARED_ACCOUNT, World.REGION, name), new Parameter(value, 1, world.now()));
  }

  @Override
  public String signingName() {
    return "ssm";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    Params params = new Params(call.body(), "ValidationException");
    String name = params.required("Name");
    if (!NAME.matcher(name).matches()) {
      throw params.invalid("Name", "must satisfy regular expression '" + NAME + "'");
    }
    Key key = new Key(call.accountId(), call.region(), name);
    return switch (call.operation()) {
      case "PutParameter" -> put(key, params);
      case "GetParameter" -> get(key);
      case "DeleteParameter" -> delete(key);
      default ->
          throw AwsError.badRequest(
              "UnknownOperationException", "The sandbox has no operation " + call.operation());
    };
  }

  private ObjectNode put(Key key, Params params) {
    params
        .text("Type")
        .filter(type -> !type.equals("String"))
        .ifPresent(
            type -> {
              throw AwsError.badRequest(
                  "UnsupportedParameterType", "The sandbox has no parameters of type " + type);
            });
    String value = params.required("Value");
    Parameter written =
        parameters.compute(
            key,
            (same, before) -> {
              if (before == null) {
                return new Parameter(value, 1, world.now());
              }
              if (!params.flag("Overwrite")) {
                throw AwsError.badRequest(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite"
                        + " option in the request to true.");
              }
              return new Parameter(value, before.version() + 1, world.now());
            });
    return Json.object().put("Version", written.version()).put("Tier", "Standard");
  }

  private ObjectNode get(Key key) {
    Parameter parameter = Optional.ofNullable(parameters.get(key)).orElseThrow(() -> notFound(key));
    ObjectNode answer = Json.object();
    ObjectNode json =
        answer
            .putObject("Parameter")
            .put("Name", key.name())
            .put("Type", "String")
            .put("Value", parameter.value())
            .put("Version", parameter.version());
    json.set("LastModifiedDate", Json.seconds(parameter.changedAt()));
    json.put("ARN", key.arn()).put("DataType", "text");
    return answer;
  }

  private ObjectNode delete(Key key) {
    if (parameters.remove(key) == null) {
      throw notFound(key);
    }
    return Json.object();
  }

  private static AwsError notFound(Key key) {
    return AwsError.badRequest(
        "ParameterNotFound", "Parameter %s not found.".formatted(key.name()));
  }
}
