package ecrimagecleanup.component;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.component.aws.common.AwsClientBuilderUtil;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/**
 * The clients of one endpoint: the one that was given, for every region; or one for each region,
 * created when it is first asked for. Only created ones are closed. Safe for use by many threads.
 */
public final class AwsClients<C extends SdkClient> implements AutoCloseable {
  private static final String NO_REGION = "";

  private final @Nullable C given;
  private final AwsClientOptions options;
  private final Function<AwsClientOptions, C> factory;
  private final Map<String, C> created = new ConcurrentHashMap<>();

  AwsClients(@Nullable C given, AwsClientOptions options, Function<AwsClientOptions, C> factory) {
    this.given = given;
    this.options = options;
    this.factory = factory;
  }

  /**
   * The clients of an endpoint; none is created yet.
   *
   * @param given a client of the registry or the options, if there is one
   * @param options how created clients reach AWS
   * @param builder starts the building of a client
   */
  public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient>
      AwsClients<C> of(@Nullable C given, AwsClientOptions options, Supplier<B> builder) {
    return of(given, options, builder, limited -> {}, CallTimer.create());
  }

  /**
   * Clients that are built with more than the options say; none is created yet.
   *
   * @param options how the clients reach AWS
   * @param builder starts the building of a client
   * @param further what else each client is built with; the limits of the options are set already
   */
  public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient>
      AwsClients<C> of(AwsClientOptions options, Supplier<B> builder, Consumer<B> further) {
    return of(null, options, builder, further, CallTimer.create());
  }

  /**
   * The clients of an endpoint, or of a part of it; none is created yet.
   *
   * @param timer ends calls that take too long, of other clients as well
   */
  static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient>
      AwsClients<C> of(
          @Nullable C given,
          AwsClientOptions options,
          Supplier<B> builder,
          Consumer<B> further,
          ScheduledExecutorService timer) {
    return new AwsClients<>(given, options, forRegion -> build(forRegion, builder, further, timer));
  }

  private static <
          B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient>
      C build(
          AwsClientOptions options,
          Supplier<B> builder,
          Consumer<B> further,
          ScheduledExecutorService timer) {
    return AwsClientBuilderUtil.buildClient(
        options,
        builder,
        b -> {
          b.overrideConfiguration(limitedAndWatched(options, timer));
          further.accept(b);
        });
  }

  /** The client for the region of the options, or else of the SDK's default chain. */
  public C client() {
    return client(requireNonNullElse(options.getRegion(), NO_REGION));
  }

  /** The client for a region. */
  public C client(String region) {
    return given != null ? given : created.computeIfAbsent(region, this::create);
  }

  private C create(String region) {
    AwsClientOptions forRegion = options.copy();
    if (!region.equals(NO_REGION)) {
      forRegion.setRegion(region);
    }
    return factory.apply(forRegion);
  }

  private static ClientOverrideConfiguration limitedAndWatched(
      AwsClientOptions options, ScheduledExecutorService timer) {
    ClientOverrideConfiguration.Builder configuration =
        ClientOverrideConfiguration.builder()
            .scheduledExecutorService(timer)
            .apiCallTimeout(Duration.ofMillis(options.getApiCallTimeout()))
            .apiCallAttemptTimeout(Duration.ofMillis(options.getApiCallAttemptTimeout()));
    options.watcher().ifPresent(configuration::addExecutionInterceptor);
    return configuration.build();
  }

  @Override
  public void close() {
    created.values().forEach(SdkClient::close);
    created.clear();
  }
}
