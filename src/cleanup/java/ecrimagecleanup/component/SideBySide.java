package ecrimagecleanup.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Does something with each of many, at most as many at once as there are threads.
 *
 * @param threads the threads; without them the thread of the caller does it, one after the other
 */
public record SideBySide(Optional<ExecutorService> threads) {
  /** Without a queue Camel lets the thread of the caller work as well, which then feeds nobody. */
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** The thread of the caller does everything. */
  public static final SideBySide NONE = new SideBySide(Optional.empty());

  /**
   * With threads of its own, which {@link #stop} ends.
   *
   * @param context what the threads belong to
   * @param owner the endpoint that has them
   * @param name the name of the threads
   * @param parallel how many; with 1 the thread of the caller does everything
   */
  public static SideBySide start(CamelContext context, Object owner, String name, int parallel)
      throws Exception {
    if (parallel == 1) {
      return NONE;
    }
    return new SideBySide(
        Optional.of(
            context
                .getExecutorServiceManager()
                .newThreadPool(
                    owner,
                    name,
                    new ThreadPoolProfileBuilder(name)
                        .poolSize(parallel)
                        .maxPoolSize(parallel)
                        .maxQueueSize(NO_LIMIT)
                        .keepAliveTime(1L, TimeUnit.MINUTES)
                        .allowCoreThreadTimeOut(true)
                        .build())));
  }

  /** Ends its threads. */
  public void stop(CamelContext context) {
    threads.ifPresent(context.getExecutorServiceManager()::shutdownNow);
  }

  /**
   * What comes of each, in order.
   *
   * @throws AbortedException if the thread of the caller is interrupted
   */
  public <T, R> List<R> each(List<T> all, Function<T, R> work) {
    if (threads.isEmpty()) {
      return all.stream().map(work).toList();
    }
    List<Future<R>> begun = new ArrayList<>();
    try {
      all.forEach(one -> begun.add(threads.get().submit(() -> work.apply(one))));
      List<R> results = new ArrayList<>();
      for (Future<R> one : begun) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("The thread was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      // After a failure nobody needs the others.
      begun.forEach(one -> one.cancel(true));
    }
  }
}
