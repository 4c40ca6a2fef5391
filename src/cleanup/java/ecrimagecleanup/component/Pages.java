package ecrimagecleanup.component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every page of a listing. A listing is complete or it fails: a page that fails makes the listing
 * fail, and so does a token that comes a second time, which would go on for ever.
 *
 * @param items the items of all pages, in order
 * @param calls how many calls it took
 */
public record Pages<T>(List<T> items, int calls) {
  public Pages {
    items = List.copyOf(items);
  }

  /**
   * One page.
   *
   * @param items its items
   * @param nextToken the token of the next one; absent or empty on the last
   */
  public record Page<T>(List<T> items, @Nullable String nextToken) {}

  /** Reads one page. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads the page of a token, or the first one. */
    Page<T> read(@Nullable String token);
  }

  /**
   * Reads all pages.
   *
   * @param what what is listed, for the message of an error
   * @throws UnusableAnswerException if a token repeats
   */
  public static <T> Pages<T> readAll(String what, Reader<T> reader) {
    List<T> items = new ArrayList<>();
    int calls = readEach(what, reader, items::add);
    return new Pages<>(items, calls);
  }

  /**
   * Reads all pages and passes each item on as its page arrives. If that fails, whoever got items
   * must not believe that these are all.
   *
   * @param what what is listed, for the message of an error
   * @return how many calls it took
   * @throws UnusableAnswerException if a token repeats
   */
  public static <T> int readEach(String what, Reader<T> reader, Consumer<T> items) {
    Set<String> tokens = new HashSet<>();
    int calls = 0;
    String token = null;
    do {
      Page<T> page = reader.read(token);
      calls++;
      page.items().forEach(items);
      token = page.nextToken();
      if (token != null && !token.isEmpty() && !tokens.add(token)) {
        throw new UnusableAnswerException(
            "The listing of %s repeats a page token after %d calls, so it cannot be complete."
                .formatted(what, calls));
      }
    } while (token != null && !token.isEmpty());
    return calls;
  }
}
