package ecrimagecleanup.sandbox.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The lists of Lambda, in pages. */
final class FunctionLists {
  private static final int PAGE = 50;
  private static final int MOST = 10_000;

  private FunctionLists() {}

  /** The functions of a region, or all their versions. */
  static ObjectNode ofRegion(FunctionRegion region, AwsCall call) {
    boolean all = "ALL".equals(call.query().get("FunctionVersion"));
    NavigableMap<String, ObjectNode> found = new TreeMap<>();
    region
        .functions()
        .forEach(
            (name, function) ->
                found.putAll(
                    configurations(
                        name,
                        function,
                        all ? function.versions() : List.of(Function.LATEST),
                        all)));
    return page("Functions", found, call);
  }

  /** The versions of a function. */
  static ObjectNode versions(Function function, String name, AwsCall call) {
    return page("Versions", configurations(name, function, function.versions(), true), call);
  }

  private static NavigableMap<String, ObjectNode> configurations(
      String name, Function function, List<String> versions, boolean qualified) {
    NavigableMap<String, ObjectNode> found = new TreeMap<>();
    for (String version : versions) {
      found.put(name + ":" + version, function.configuration(version, qualified));
    }
    return found;
  }

  private static ObjectNode page(String what, NavigableMap<String, ObjectNode> all, AwsCall call) {
    ObjectNode query = Json.object();
    call.query().forEach(query::put);
    Params params = new Params(query, LambdaService.INVALID);
    int asked = params.text("MaxItems").map(Integer::parseInt).orElse(PAGE);
    if (asked < 1 || asked > MOST) {
      throw params.invalid("maxItems", "Member must have value between 1 and " + MOST);
    }
    Page<ObjectNode> page = Page.of(all, params, "Marker", Math.min(asked, PAGE));
    ObjectNode answer = Json.object();
    answer.set(what, Json.list(page.items()));
    page.nextToken().ifPresent(marker -> answer.put("NextMarker", marker));
    return answer;
  }

  /** The aliases of a function, which are few. */
  static ObjectNode aliases(Function function) {
    ObjectNode answer = Json.object();
    answer.set(
        "Aliases",
        Json.list(
            function.aliases().entrySet().stream()
                .map(
                    alias ->
                        Json.object()
                            .put("Name", alias.getKey())
                            .put("FunctionVersion", alias.getValue()))
                .toList()));
    return answer;
  }
}
