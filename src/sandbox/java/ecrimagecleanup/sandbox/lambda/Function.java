package ecrimagecleanup.sandbox.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A function with its versions. Every version uses its image from when it is made until it is
 * deleted or gets other code, whether or not anybody invokes it. Guarded by the lock of the world.
 */
final class Function {
  static final String LATEST = "$LATEST";

  private record Version(Code code, Instant modified, Optional<UseLedger.Entry> use) {
    void end() {
      use.ifPresent(UseLedger.Entry::end);
    }
  }

  private final String arn;
  private final UseLedger ledger;
  private final NavigableMap<Integer, Version> published = new TreeMap<>();
  private final Map<String, String> aliases = new TreeMap<>();
  private Version latest;

  Function(String arn, UseLedger ledger, Code code, Instant now) {
    this.arn = arn;
    this.ledger = ledger;
    this.latest = version(LATEST, code, now);
  }

  private Version version(String number, Code code, Instant now) {
    return new Version(
        code,
        now,
        code instanceof Code.OfImage image
            ? Optional.of(ledger.runs(image.key(), arn + ":" + number))
            : Optional.empty());
  }

  /** Gives it other code. */
  void update(Code code, Instant now) {
    Version before = latest;
    latest = version(LATEST, code, now);
    before.end();
  }

  /** Publishes its code under a number. */
  void publish(int number, Instant now) {
    published.put(number, version(String.valueOf(number), latest.code(), now));
  }

  /** The version that was published last, if it has had no other code since. */
  Optional<String> publishedAs() {
    return Optional.ofNullable(published.lastEntry())
        .filter(last -> last.getValue().code().equals(latest.code()))
        .map(last -> last.getKey().toString());
  }

  /** Lets an alias point to a version. */
  void alias(String alias, String version) {
    find(version);
    aliases.put(alias, version);
  }

  /** Its aliases, by name. */
  Map<String, String> aliases() {
    return aliases;
  }

  /** Deletes a published version, to which no alias may point. */
  void delete(String version) {
    if (aliases.containsValue(version)) {
      throw new AwsError(
          409,
          "ResourceConflictException",
          "Unable to delete version because the following aliases reference it: " + aliases);
    }
    Optional.ofNullable(published.remove(Integer.parseInt(version))).ifPresent(Version::end);
  }

  /** Deletes all of it. */
  void delete() {
    Stream.concat(Stream.of(latest), published.values().stream()).forEach(Version::end);
  }

  /** The names of its versions; the one that is not published is the first. */
  List<String> versions() {
    return Stream.concat(Stream.of(LATEST), published.keySet().stream().map(String::valueOf))
        .toList();
  }

  /** What is known of a version, as lists show it. */
  ObjectNode configuration(String qualifier, boolean qualified) {
    String version = aliases.getOrDefault(qualifier, qualifier);
    Version found = find(version);
    return Json.object()
        .put("FunctionName", arn.substring(arn.lastIndexOf(':') + 1))
        .put("FunctionArn", qualified ? arn + ":" + qualifier : arn)
        .put("Version", version)
        .put("PackageType", found.code().packageType())
        .put("CodeSha256", found.code().hash())
        .put("LastModified", found.modified().toString());
  }

  /** The code of a version, as GetFunction shows it. */
  ObjectNode code(String qualifier) {
    return find(aliases.getOrDefault(qualifier, qualifier)).code().json();
  }

  private Version find(String version) {
    if (version.equals(LATEST)) {
      return latest;
    }
    return Optional.of(version)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(number -> published.get(Integer.valueOf(number)))
        .orElseThrow(() -> notFound(arn + ":" + version));
  }

  static AwsError notFound(String arn) {
    return new AwsError(404, "ResourceNotFoundException", "Function not found: " + arn);
  }
}
