package ecrimagecleanup.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host of {@code deploy/embed} has because of the jar, as the tree says that Maven made of
 * its dependencies: below the jar stands what nothing else in the host brings from nearer.
 *
 * @param ids group and artifact of each, without the jar itself
 * @param beyondPlatform those of them that are neither of Camel nor of the AWS SDK, and that none
 *     of the SDK and of Camel's components for AWS brings
 */
record HostDependencies(List<String> ids, List<String> beyondPlatform) {
  private static final String OURS = "ecr-image-cleanup:ecr-image-cleanup:";
  private static final Pattern NODE =
      Pattern.compile("((?:[| ]  )*[+\\\\]- )([^:]+:[^:]+):jar:.*:(?:compile|runtime).*");
  private static final String PLATFORM = "(org\\.apache\\.camel|software\\.amazon)[.:].*";
  private static final String BRINGS_ITS_OWN =
      "(software\\.amazon\\..*|org\\.apache\\.camel:camel-aws.*)";

  /**
   * @param tree the file that the goal {@code tree} wrote
   */
  static HostDependencies of(Path tree) throws IOException {
    List<String> ids = new ArrayList<>();
    List<String> beyond = new ArrayList<>();
    List<String> above = new ArrayList<>();
    for (String line : Files.readAllLines(tree)) {
      Matcher node = NODE.matcher(line);
      if (!node.matches()) {
        continue;
      }
      int depth = node.group(1).length() / 3;
      above.subList(Math.min(depth - 1, above.size()), above.size()).clear();
      String id = node.group(2);
      if (depth > 1 && (above.get(0) + ":").equals(OURS)) {
        ids.add(id);
        if (!id.matches(PLATFORM) && above.stream().noneMatch(one -> one.matches(BRINGS_ITS_OWN))) {
          beyond.add(id);
        }
      }
      above.add(id);
    }
    return new HostDependencies(ids, beyond);
  }
}
