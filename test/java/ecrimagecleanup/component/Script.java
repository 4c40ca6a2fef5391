package ecrimagecleanup.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The answers that a fake client gives, one after the other, and the requests it got. */
public final class Script {
  private final Queue<Object> answers = new ArrayDeque<>();
  private final List<Object> requests = new ArrayList<>();

  /** The answers, responses and exceptions, in order. */
  public void willAnswer(Object... responsesOrExceptions) {
    answers.addAll(List.of(responsesOrExceptions));
  }

  /** The requests so far. */
  public List<Object> requests() {
    return requests;
  }

  /** Records a request and gives the next answer. */
  public <T> T next(Object request, Class<T> type) {
    requests.add(request);
    Object answer = answers.poll();
    if (answer == null) {
      throw new AssertionError("No answer is left for " + request);
    }
    if (answer instanceof RuntimeException exception) {
      throw exception;
    }
    return type.cast(answer);
  }
}
