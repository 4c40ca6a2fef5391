package ecrimagecleanup.evidence.files;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.ImageReference.Ecr;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds every host name of the registries in a text, and reads what follows it. Of each it says one
 * image, every image of a repository, or that it can be any. Used once.
 */
final class ReferenceScan {
  private static final Pattern ANY_HOST =
      Pattern.compile("dkr[.-]ecr(?:-fips)?\\.", Pattern.CASE_INSENSITIVE);
  private static final Pattern ACCOUNT_BEFORE = Pattern.compile("[0-9]{12}\\.$");
  private static final Pattern REGION_AFTER =
      Pattern.compile("([a-z]{2,5}(?:-[a-z]{1,12}){1,3}-[0-9]{1,2})\\.[a-z]");
  private static final int ACCOUNT_LENGTH = 13;
  private static final Pattern REST =
      Pattern.compile(
          "(?::443)?+((?:/[A-Za-z0-9._-]*+)++)?+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+)?+(@sha256:[0-9a-f]{64}+)?+");
  private static final Pattern END = Pattern.compile("[\\s\"'`,;)\\]}<>|#&!?]|\\\\[ntr\"']|$");
  private static final Pattern SEPARATORS = Pattern.compile("[./_-]+$");

  private final String file;
  private final String text;
  private final Map<String, Registry> hosts;
  private final SplitReferences structure;
  private final List<FileReference> references = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();

  /** Where a repository, or a registry alone, stands without a tag or digest. */
  private final Map<Object, List<String>> bare = new LinkedHashMap<>();

  private int line = 1;
  private int counted;

  ReferenceScan(String file, String text, Set<Registry> registries) {
    this.file = file;
    this.text = text;
    this.hosts =
        registries.stream()
            .flatMap(registry -> registry.hosts().stream().map(host -> Map.entry(host, registry)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    this.structure = SplitReferences.of(file, text, registries);
  }

  FileReferences read() {
    Matcher found = ANY_HOST.matcher(text);
    while (found.find()) {
      host(found.start());
    }
    structure.whole().forEach((repository, place) -> doubt(repository, place));
    bare.forEach(this::bare);
    references.addAll(structure.references());
    return new FileReferences(references, structure.split(), structure.loose(), doubts);
  }

  /** Reads the host name whose service begins at a place. */
  private void host(int service) {
    int start = service - ACCOUNT_LENGTH;
    Matcher region = REGION_AFTER.matcher(lowerCase(service, 100));
    boolean isWritten =
        start >= 0
            && ACCOUNT_BEFORE.matcher(text.substring(start, service)).find()
            && region.find();
    if (!isWritten) {
      doubt("%s names a registry of ECR without its account and region in full", service);
      return;
    }
    String beginning = lowerCase(start, 100);
    Optional<Map.Entry<String, Registry>> host =
        hosts.entrySet().stream()
            .filter(known -> beginning.startsWith(known.getKey()))
            .max(Comparator.comparing(known -> known.getKey().length()));
    if (host.isPresent()) {
      rest(start, start + host.get().getKey().length(), host.get().getValue());
    } else if (isOurs(beginning.substring(0, ACCOUNT_LENGTH - 1), region.group(1))) {
      doubt("%s names a registry by a host name that is unknown", service);
    }
  }

  private boolean isOurs(String account, String region) {
    return hosts.values().stream()
        .anyMatch(
            registry -> registry.accountId().equals(account) && registry.region().equals(region));
  }

  private String lowerCase(int start, int length) {
    return text.substring(start, Math.min(text.length(), start + length)).toLowerCase(Locale.ROOT);
  }

  private void rest(int start, int end, Registry registry) {
    Matcher rest = REST.matcher(text).region(end, text.length());
    if (!rest.lookingAt()) {
      throw new IllegalStateException("The pattern matches any text.");
    }
    boolean ends = END.matcher(text).region(rest.end(), text.length()).lookingAt();
    boolean isVersion = startsWith(rest.end(), ":") || startsWith(rest.end(), "@");
    boolean hasVersion = rest.group(2) != null || rest.group(3) != null;
    String path = Optional.ofNullable(rest.group(1)).orElse("");
    String name = hasVersion || isVersion ? path : SEPARATORS.matcher(path).replaceFirst("");
    Optional<Repository> repository = repository(registry, name);
    if (name.isEmpty() && ends) {
      bare.computeIfAbsent(registry, key -> new ArrayList<>()).add(place(start));
    } else if (repository.isEmpty() || !(ends || isVersion || hasVersion)) {
      doubt("%s names a repository that cannot be read", start);
    } else if (!hasVersion && ends) {
      bare.computeIfAbsent(repository.get(), key -> new ArrayList<>()).add(place(start));
    } else if (hasVersion) {
      version(repository.get(), rest, start, ends);
    } else {
      doubt(repository.get(), place(start));
    }
  }

  private void version(Repository repository, Matcher rest, int start, boolean ends) {
    String tag = Optional.ofNullable(rest.group(2)).orElse("");
    String digest = Optional.ofNullable(rest.group(3)).orElse("");
    // A sentence may end after it.
    Stream.of(tag, SEPARATORS.matcher(tag).replaceFirst(""))
        .distinct()
        .forEach(version -> add(repository, version + digest, start));
    boolean isWhole =
        ends || startsWith(rest.end(), digest.isEmpty() ? ":" : ".") || rest.end() == text.length();
    if (!isWhole) {
      doubt(repository, place(start));
    }
  }

  private void add(Repository repository, String version, int start) {
    String uri = repository.registry().hosts().get(0) + "/" + repository.name();
    if (ImageReference.parse(uri + version) instanceof Ecr reference) {
      references.add(new FileReference(place(start), reference));
    }
  }

  private static Optional<Repository> repository(Registry registry, String path) {
    try {
      return Optional.of(new Repository(registry, path.replaceFirst("^/", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean startsWith(int at, String beginning) {
    return text.startsWith(beginning, at);
  }

  /** Unless a tag stands beside each of them, every image can be meant. */
  private void bare(Object named, List<String> places) {
    if (places.size() <= structure.resolved(named)) {
      return;
    }
    if (named instanceof Repository repository) {
      doubt(repository, places.get(0));
    } else {
      doubts.add(
          Doubt.ofEverything(
              "%s names the registry %s without a repository beside it."
                  .formatted(places.get(0), named)));
    }
  }

  private void doubt(Repository repository, String place) {
    doubts.add(
        new Doubt(
            "%s names %s without a tag or digest that can be read, so it can mean every image there."
                .formatted(place, repository),
            new Scope.Repositories(Set.of(repository))));
  }

  private void doubt(String text, int position) {
    doubts.add(
        Doubt.ofEverything((text + ", so it can mean every image.").formatted(place(position))));
  }

  private String place(int position) {
    for (; counted < position; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return "%s:%d".formatted(file, line);
  }
}
