package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who pushes images, signs, moves, pulls and deletes them. For one thread. */
final class RepositoryOwner {
  /** The tag that moves from image to image, where tags can move. */
  static final String STABLE = "stable";

  /** An image that was pushed, with the tag it got then; untagged ones have none. */
  record Pushed(ImageKey key, String tag, boolean index) {}

  private final History history;
  private final Sandbox sandbox;
  private final ImageOwner owner;
  private final OwnerWishes wishes;
  private final Map<String, List<Pushed>> pushed = new HashMap<>();
  private int builds;

  RepositoryOwner(History history, Sandbox sandbox) {
    this.history = history;
    this.sandbox = sandbox;
    this.owner = new ImageOwner(sandbox);
    this.wishes = new OwnerWishes(history, sandbox, this);
  }

  void begin() {
    for (Cast.Repository repository : Cast.REPOSITORIES) {
      Map<String, String> tags =
          repository.optedIn() ? Map.of(OwnerWishes.TAG_OPT_IN, OwnerWishes.ENABLED) : Map.of();
      if (repository.mutable()) {
        owner.createRepository(repository.name(), tags);
      } else {
        owner.createImmutableRepository(repository.name(), tags);
      }
      pushed.put(repository.name(), new ArrayList<>());
      if (repository.optedIn()) {
        wishes.noted(repository.name(), OwnerWishes.TAG_OPT_IN, OwnerWishes.ENABLED);
      }
      push(repository);
      push(repository);
    }
  }

  /** What the owners say by tags. */
  OwnerWishes wishes() {
    return wishes;
  }

  void work(Plan.Step step) {
    Cast.Repository repository = repository(step);
    switch (step.deed()) {
      case PUSH -> push(repository);
      case BUILD_INDEX -> buildIndex(repository, step);
      case SIGN -> image(repository.name(), step.what()).ifPresent(this::sign);
      case MOVE_TAG -> {
        if (repository.mutable()) {
          image(repository.name(), step.what()).ifPresent(this::moveTag);
        }
      }
      case PULL -> image(repository.name(), step.what()).ifPresent(this::pull);
      case RESTORE -> archived(step.what()).ifPresent(this::restore);
      case DELETE_IMAGE -> image(repository.name(), step.what()).ifPresent(this::delete);
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  /** Any image of the repository that can be pulled; the newest for 0. */
  Optional<Pushed> image(String repository, int which) {
    List<Pushed> there =
        pushed.getOrDefault(repository, List.of()).stream().filter(this::isThere).toList();
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(there.get(there.size() - 1 - which % there.size()));
  }

  /** How containers can name it. */
  String reference(Pushed image, int how) {
    String uri = image.key().repository().uri();
    String digest = "@" + image.key().digest();
    boolean stable =
        history
            .tagged(image.key().repository().name(), STABLE)
            .filter(image.key()::equals)
            .isPresent();
    return switch (image.tag().isEmpty() ? 1 : how % 4) {
      case 1 -> uri + digest;
      case 2 -> uri + ":" + image.tag() + digest;
      case 0, 3 -> stable ? uri + ":" + STABLE : uri + ":" + image.tag();
      default -> uri + ":" + image.tag();
    };
  }

  private boolean isThere(Pushed image) {
    return status(image).equals("ACTIVE");
  }

  private String status(Pushed image) {
    try {
      return owner
          .call("DescribeImages", request(image))
          .at("/imageDetails/0/imageStatus")
          .asText("ACTIVE");
    } catch (RuntimeException gone) {
      return "GONE";
    }
  }

  /** Whether an image is there and can be pulled. */
  boolean isThere(ImageKey image) {
    return isThere(new Pushed(image, "", false));
  }

  private Optional<Pushed> archived(int which) {
    List<Pushed> there =
        Cast.REPOSITORIES.stream()
            .flatMap(repository -> pushed.getOrDefault(repository.name(), List.of()).stream())
            .filter(image -> status(image).equals("ARCHIVED"))
            .toList();
    return there.isEmpty() ? Optional.empty() : Optional.of(there.get(which % there.size()));
  }

  private void push(Cast.Repository repository) {
    String tag = "b" + ++builds;
    String digest = owner.push(repository.name(), tag, tag, 10_000_000);
    remember(repository.name(), digest, tag, false);
  }

  /** An index over two new images, or over one that is there and a new one. */
  private void buildIndex(Cast.Repository repository, Plan.Step step) {
    String tag = "i" + ++builds;
    Optional<Pushed> old = image(repository.name(), step.what());
    boolean takesOld = step.how() % 3 == 0 && old.filter(each -> !each.index()).isPresent();
    String amd =
        takesOld
            ? old.orElseThrow().key().digest()
            : owner.push(repository.name(), "", tag + "-amd64", 10_000_000);
    String arm = owner.push(repository.name(), "", tag + "-arm64", 10_000_000);
    String index = owner.pushIndex(repository.name(), tag, List.of(amd, arm));
    if (!takesOld) {
      remember(repository.name(), amd, "", false);
    }
    remember(repository.name(), arm, "", false);
    remember(repository.name(), index, tag, true);
    ImageKey parent = ImageKey.shared(repository.name(), index);
    history.chronicle().belongs(ImageKey.shared(repository.name(), amd), parent);
    history.chronicle().belongs(ImageKey.shared(repository.name(), arm), parent);
  }

  private void sign(Pushed image) {
    String repository = image.key().repository().name();
    String digest = owner.pushReferrer(repository, image.key().digest(), "signature" + ++builds);
    ImageKey signature = ImageKey.shared(repository, digest);
    history.chronicle().pushed(signature, "", sandbox.world().now());
    history.chronicle().belongs(signature, image.key());
    history.tell("signed %s %s: %s".formatted(repository, image.tag(), digest));
  }

  private void remember(String repository, String digest, String tag, boolean index) {
    ImageKey key = ImageKey.shared(repository, digest);
    pushed.getOrDefault(repository, List.of()).add(new Pushed(key, tag, index));
    history.chronicle().pushed(key, tag, sandbox.world().now());
    history.tell("pushed %s:%s %s".formatted(repository, tag, digest));
  }

  private void moveTag(Pushed image) {
    owner.retag(image.key().repository().name(), STABLE, image.key().digest());
    history.tell("moved %s to %s".formatted(STABLE, image.key()));
  }

  /** Someone pulls it by hand, which ECR notes now and then. */
  private void pull(Pushed image) {
    World world = sandbox.world();
    ObjectNode request = request(image);
    WorldSettings usual = world.settings();
    world.settings(usual.withBatchGetImageIsPull(true));
    owner.call("BatchGetImage", request);
    world.settings(usual);
    double noted =
        owner
            .call("DescribeImages", request(image))
            .at("/imageDetails/0/lastRecordedPullTime")
            .asDouble();
    history.chronicle().pulled(image.key(), Instant.ofEpochMilli((long) (noted * 1000)));
    history.tell("pulled %s by hand".formatted(image.key()));
  }

  private static ObjectNode request(Pushed image) {
    ObjectNode request = Json.object().put("repositoryName", image.key().repository().name());
    request.putArray("imageIds").addObject().put("imageDigest", image.key().digest());
    return request;
  }

  private void restore(Pushed image) {
    owner.restore(image.key().repository().name(), image.key().digest());
    history.chronicle().restored(image.key(), sandbox.world().now());
    history.tell("restored %s".formatted(image.key()));
  }

  private void delete(Pushed image) {
    UseLedger ledger = sandbox.world().ledger();
    if (ledger.inUseAt(image.key(), sandbox.world().now())) {
      return;
    }
    int before = ledger.removals().size();
    owner.delete(image.key().repository().name(), image.key().digest());
    for (int i = before; i < ledger.removals().size(); i++) {
      history.chronicle().removedByOwner(i);
    }
    history.tell("the owner deletes %s".formatted(image.key()));
  }

  /** The repository that a step is about. */
  static Cast.Repository repository(Plan.Step step) {
    return Cast.REPOSITORIES.get(step.where() % Cast.REPOSITORIES.size());
  }
}
