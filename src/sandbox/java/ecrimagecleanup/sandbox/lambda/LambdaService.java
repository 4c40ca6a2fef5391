package ecrimagecleanup.sandbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.PulledName;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.ecr.Registries;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS Lambda: functions of images and of archives, their versions and aliases. Nothing is ever
 * invoked. Safe for several threads.
 */
public final class LambdaService implements AwsService {
  static final String INVALID = "InvalidParameterValueException";
  private static final String SETTINGS = "/2016-08-19/account-settings";
  private static final Pattern PATH =
      Pattern.compile("/2015-03-31/functions(?:/([^/]+)(/code|/versions|/aliases)?)?/?");

  private record Key(String accountId, String region) {}

  private final World world;
  private final Registries registries;
  private final Map<Key, FunctionRegion> regions = new HashMap<>();

  /** The service, whose functions have images of these registries. */
  public LambdaService(World world, Registries registries) {
    this.world = world;
    this.registries = registries;
  }

  @Override
  public String signingName() {
    return "lambda";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    return world.exclusively(() -> handleAlone(call));
  }

  private ObjectNode handleAlone(AwsCall call) {
    FunctionRegion region =
        regions.computeIfAbsent(
            new Key(call.accountId(), call.region()),
            key -> new FunctionRegion(key.accountId(), key.region()));
    Matcher path = PATH.matcher(call.path());
    if (call.path().equals(SETTINGS)) {
      return settings(region);
    }
    if (!path.matches()) {
      throw unknown(call);
    }
    if (path.group(1) == null) {
      return switch (call.method()) {
        case "GET" -> FunctionLists.ofRegion(region, call);
        case "POST" -> create(region, call.body());
        default -> throw unknown(call);
      };
    }
    FunctionRegion.Named named =
        region.named(path.group(1), Optional.ofNullable(call.query().get("Qualifier")));
    String what = path.group(2) == null ? "" : path.group(2);
    return switch (call.method() + what) {
      case "GET" -> get(region.find(named.name()), named.qualifier());
      case "DELETE" -> delete(region, named);
      case "PUT/code" -> update(region.find(named.name()), call.body());
      case "POST/versions" -> publish(region, named.name());
      case "GET/versions" -> FunctionLists.versions(region.find(named.name()), named.name(), call);
      case "POST/aliases" -> alias(region.find(named.name()), call.body());
      case "GET/aliases" -> FunctionLists.aliases(region.find(named.name()));
      default -> throw unknown(call);
    };
  }

  private static AwsError unknown(AwsCall call) {
    return AwsError.badRequest(
        "UnknownOperationException",
        "The sandbox has no operation %s %s".formatted(call.method(), call.path()));
  }

  private static ObjectNode settings(FunctionRegion region) {
    ObjectNode answer = Json.object();
    answer
        .putObject("AccountUsage")
        .put("TotalCodeSize", 0)
        .put("FunctionCount", region.functions().size());
    return answer;
  }

  private ObjectNode create(FunctionRegion region, JsonNode body) {
    String name = new Params(body, INVALID).required("FunctionName");
    if (region.has(name)) {
      throw new AwsError(409, "ResourceConflictException", "Function already exist: " + name);
    }
    Code code = code(body.path("Code"));
    Function function = new Function(region.arn(name), world.ledger(), code, world.now());
    region.add(name, function);
    return function.configuration(Function.LATEST, false);
  }

  private Code code(JsonNode code) {
    if (!code.hasNonNull("ImageUri")) {
      return new Code.OfArchive(world.hex(32));
    }
    String uri = code.path("ImageUri").asText();
    return PulledName.parse(uri)
        .flatMap(name -> registries.pull(name).flatMap(digest -> registries.resolve(name)))
        .<Code>map(key -> new Code.OfImage(uri, key))
        .orElseThrow(
            () ->
                AwsError.badRequest(
                    INVALID,
                    "Source image %s does not exist. Provide a valid source image."
                        .formatted(uri)));
  }

  private static ObjectNode get(Function function, Optional<String> qualifier) {
    ObjectNode answer = Json.object();
    String version = qualifier.orElse(Function.LATEST);
    answer.set("Configuration", function.configuration(version, qualifier.isPresent()));
    answer.set("Code", function.code(version));
    return answer;
  }

  private static ObjectNode delete(FunctionRegion region, FunctionRegion.Named named) {
    named
        .qualifier()
        .ifPresentOrElse(
            version -> region.find(named.name()).delete(version),
            () -> region.remove(named.name()));
    return Json.object();
  }

  private ObjectNode update(Function function, JsonNode body) {
    function.update(code(body), world.now());
    return function.configuration(Function.LATEST, false);
  }

  private ObjectNode publish(FunctionRegion region, String name) {
    Function function = region.find(name);
    String version =
        function
            .publishedAs()
            .orElseGet(
                () -> {
                  int number = region.nextNumber(name);
                  function.publish(number, world.now());
                  return String.valueOf(number);
                });
    return function.configuration(version, true);
  }

  private static ObjectNode alias(Function function, JsonNode body) {
    Params params = new Params(body, INVALID);
    function.alias(params.required("Name"), params.required("FunctionVersion"));
    return Json.object()
        .put("Name", params.required("Name"))
        .put("FunctionVersion", params.required("FunctionVersion"));
  }
}
