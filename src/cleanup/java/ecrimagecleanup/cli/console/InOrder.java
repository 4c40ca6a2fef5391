package ecrimagecleanup.cli.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Asks for several things at a time, and gives the answers in the order of the questions. No more
 * answers are in memory than are asked for at a time. To be used by one thread.
 */
public final class InOrder<Q, A> implements Iterator<A>, AutoCloseable {
  private final Iterator<Q> questions;
  private final Function<Q, A> answer;
  private final int atATime;
  private final ExecutorService threads;
  private final Deque<Future<A>> asked = new ArrayDeque<>();

  public InOrder(Iterator<Q> questions, int atATime, Function<Q, A> answer) {
    this.questions = questions;
    this.answer = answer;
    this.atATime = atATime;
    this.threads = Executors.newFixedThreadPool(atATime);
  }

  @Override
  public boolean hasNext() {
    return questions.hasNext() || !asked.isEmpty();
  }

  /**
   * The next answer.
   *
   * @throws IllegalStateException if the question failed, with its failure as the cause
   */
  @Override
  public A next() {
    while (asked.size() < atATime && questions.hasNext()) {
      Q question = questions.next();
      Callable<A> task = () -> answer.apply(question);
      asked.add(threads.submit(task));
    }
    if (asked.isEmpty()) {
      throw new NoSuchElementException("Everything is answered.");
    }
    try {
      return asked.remove().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A question could not be answered.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The command was interrupted.", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
