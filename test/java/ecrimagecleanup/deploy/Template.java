package ecrimagecleanup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A CloudFormation template of {@code deploy/cloudformation}.
 *
 * @param text its YAML
 * @param json the same with the long forms of functions
 */
record Template(String text, JsonNode json) {
  static final Path SHARED = Path.of("deploy/cloudformation/shared-account.yaml");
  static final Path ALARMS = Path.of("deploy/cloudformation/shared-account-alarms.yaml");
  static final Path WORKLOAD = Path.of("deploy/cloudformation/workload-account.yaml");

  static Template of(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Template of(String text) {
    return new Template(text, TemplateReader.read(text));
  }

  /** A template that differs in one place, which has to be there once. */
  Template with(String old, String replacement) {
    int at = text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) {
      throw new IllegalArgumentException("Not once in the template: " + old);
    }
    return of(text.replace(old, replacement));
  }

  JsonNode section(String name) {
    return json.path(name);
  }

  JsonNode resource(String id) {
    return section("Resources").required(id);
  }

  JsonNode properties(String id) {
    return resource(id).required("Properties");
  }

  String type(String id) {
    return resource(id).required("Type").asText();
  }

  /** The logical ids of all resources of a type. */
  List<String> ofType(String type) {
    return section("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }
}
