package ecrimagecleanup.observe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may read over HTTP. A page of another site that a browser of this machine shows must not: it
 * asks from another origin, or, with a name that suddenly means this machine (DNS rebinding), by
 * another host.
 *
 * @param names the names by which others than this machine may ask; none if nobody else may
 */
record ReaderRules(Set<String> names) {
  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  ReaderRules {
    names = Set.copyOf(names);
  }

  /** From names that are separated by commas. */
  static ReaderRules parse(String names) {
    Set<String> all = new HashSet<>();
    Arrays.stream(names.split(",", -1))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .forEach(all::add);
    return new ReaderRules(all);
  }

  /** Why a request is not answered; empty if it is. */
  Optional<String> objection(HttpRequest request) {
    if (names.isEmpty() && !request.remote().filter(ReaderRules::isOwn).isPresent()) {
      return Optional.of(
          "Only this machine is answered. List the name by which others ask in cleanup.http-hosts.");
    }
    if (request.hosts().size() != 1 || !isKnown(request.hosts().get(0))) {
      return Optional.of(
          "The header Host has another name than localhost and those of cleanup.http-hosts.");
    }
    String host = request.hosts().get(0);
    if (!request.origins().stream()
        .allMatch(List.of("http://" + host, "https://" + host)::contains)) {
      return Optional.of("Pages of other origins are not answered.");
    }
    if (!request.sites().stream().allMatch(List.of("same-origin", "none")::contains)) {
      return Optional.of("Other sites are not answered. Type the address into the browser.");
    }
    return request.encodings().isEmpty() && request.lengths().stream().allMatch("0"::equals)
        ? Optional.empty()
        : Optional.of("A request with a body is not answered: nothing can be changed here.");
  }

  private boolean isKnown(String host) {
    Matcher named = HOST.matcher(host);
    if (!named.matches()) {
      return false;
    }
    String name = named.group(1).toLowerCase(Locale.ROOT);
    return OWN.contains(name) || names.contains(name);
  }

  /**
   * Whether an address is one of this machine; a name, which would have to be looked up, is not.
   */
  private static boolean isOwn(String address) {
    try {
      return ADDRESS.matcher(address).matches()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
