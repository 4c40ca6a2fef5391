package ecrimagecleanup.sandbox.ecr;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.PulledName;
import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The repositories of all accounts and regions; guarded by the lock of the world. */
public final class Registries {
  private record Registry(String registryId, String region) {}

  private final World world;
  private final Map<Registry, NavigableMap<String, Repository>> registries = new HashMap<>();

  /** No repositories yet. */
  public Registries(World world) {
    this.world = world;
  }

  /**
   * Pulls an image as a container agent does.
   *
   * @return the digest that was pulled; empty if there is no such image, or it cannot be pulled
   */
  public Optional<String> pull(PulledName name) {
    return world.exclusively(
        () -> {
          Optional<Repository> repository = repository(name.repository());
          Optional<Image> image =
              repository
                  .flatMap(r -> r.find(new ImageId(name.digest(), taggedOnly(name))))
                  .filter(found -> found.active(world.now()));
          if (repository.isPresent() && image.isPresent()) {
            recordPull(repository.get(), image.get());
          }
          return image.map(Image::digest);
        });
  }

  /**
   * The digest that ECS shows of a container which runs this image: of an index its own, or that of
   * the child for the platform, by the reading of the world. Empty if it is not there.
   */
  public Optional<String> shownByTasks(ImageKey image) {
    return world.exclusively(
        () ->
            repository(image.repository())
                .flatMap(repository -> repository.byDigest(image.digest()))
                .map(
                    found ->
                        world.readings().is(Reading.TaskDigest.CHILD)
                            ? found.manifest.children().stream().findFirst().orElse(found.digest())
                            : found.digest()));
  }

  /** What the tag or digest of a name denotes now, without pulling it. */
  public Optional<ImageKey> resolve(PulledName name) {
    return world.exclusively(
        () ->
            repository(name.repository())
                .flatMap(r -> r.find(new ImageId(name.digest(), taggedOnly(name))))
                .map(image -> new ImageKey(name.repository(), image.digest())));
  }

  /** Every image of an account in a region, sorted by repository and digest. */
  public List<StoredImage> images(String registryId, String region) {
    return world.exclusively(
        () ->
            registry(registryId, region).values().stream()
                .flatMap(
                    repository ->
                        repository.images.values().stream().map(image -> stored(repository, image)))
                .toList());
  }

  /** What the images of a repository take together: a layer that several have is stored once. */
  public long storedBytes(RepositoryKey key) {
    return world.exclusively(() -> repository(key).map(Repository::storedBytes).orElse(0L));
  }

  /** How many images all repositories have. */
  public long size() {
    return world.exclusively(
        () ->
            registries.values().stream()
                .flatMap(registry -> registry.values().stream())
                .mapToLong(repository -> repository.images.size())
                .sum());
  }

  private StoredImage stored(Repository repository, Image image) {
    return new StoredImage(
        new ImageKey(repository.key, image.digest()),
        image.manifest.index(),
        image.status(world.now()),
        List.copyOf(image.tags),
        image.pushedAt,
        image.lastPull);
  }

  /** A digest is what a runtime goes by; a tag next to it is not even looked at. */
  private static Optional<String> taggedOnly(PulledName name) {
    return name.digest().isPresent() ? Optional.empty() : name.tag();
  }

  void recordPull(Repository repository, Image image) {
    Instant now = world.now();
    Instant stale = now.minus(world.settings().pullTimeRefresh());
    if (image.lastPull.filter(last -> last.isAfter(stale)).isEmpty()) {
      image.lastPull = Optional.of(now);
    }
    // of an index, the runtime pulls the child of its platform as well
    image.manifest.children().stream()
        .findFirst()
        .flatMap(repository::byDigest)
        .ifPresent(child -> recordPull(repository, child));
  }

  NavigableMap<String, Repository> registry(AwsCall call, Params params) {
    return registry(registryId(call, params), call.region());
  }

  String registryId(AwsCall call, Params params) {
    String id = params.text("registryId").orElse(call.accountId());
    if (!id.matches("\\d{12}")) {
      throw params.invalid("registryId", "must satisfy regular expression '[0-9]{12}'");
    }
    return id;
  }

  NavigableMap<String, Repository> registry(String registryId, String region) {
    return registries.computeIfAbsent(new Registry(registryId, region), key -> new TreeMap<>());
  }

  Optional<Repository> repository(RepositoryKey key) {
    return Optional.ofNullable(registry(key.registryId(), key.region()).get(key.name()));
  }

  /** The repository that a call is about. */
  Repository repository(AwsCall call, Params params) {
    return repository(call, params, params.required("repositoryName"));
  }

  Repository repository(AwsCall call, Params params, String name) {
    String registryId = registryId(call, params);
    return repository(new RepositoryKey(registryId, call.region(), name))
        .orElseThrow(() -> notFound(name, registryId));
  }

  static AwsError notFound(String name, String registryId) {
    return AwsError.badRequest(
        "RepositoryNotFoundException",
        "The repository with name '%s' does not exist in the registry with id '%s'"
            .formatted(name, registryId));
  }
}
