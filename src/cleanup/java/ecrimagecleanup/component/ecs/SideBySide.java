package ecrimagecleanup.component.ecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Does something with each of many, at most as many at once as there are threads.
 *
 * @param threads the threads; without them the thread of the caller does it, one after the other
 */
record SideBySide(Optional<ExecutorService> threads) {

  /**
   * What comes of each, in order.
   *
   * @throws AbortedException if the thread of the caller is interrupted
   */
  <T, R> List<R> each(List<T> all, Function<T, R> work) {
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
