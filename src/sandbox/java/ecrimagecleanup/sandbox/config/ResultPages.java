package ecrimagecleanup.sandbox.config;

import ecrimagecleanup.sandbox.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands out long answers in pages. The pages of one answer are cut from one moment, so what changes
 * in between neither repeats nor hides a row, and a token can be used again after a lost response.
 *
 * @param <T> what a page lists
 */
final class ResultPages<T> {
  record Page<T>(List<T> rows, Optional<String> next) {}

  private record Answer<T>(String question, List<T> rows) {}

  private static final int REMEMBERED = 256;
  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

  private final Map<Long, Answer<T>> answers = new LinkedHashMap<>();
  private long answered;

  /**
   * One page.
   *
   * @param question what was asked; a token is only good for the question it came from
   * @param token empty for the first page
   * @param size the most rows of a page
   * @param rows gives all rows; asked for the first page only
   */
  synchronized Page<T> page(String question, String token, int size, Supplier<List<T>> rows) {
    if (token.isEmpty()) {
      Answer<T> answer = new Answer<>(question, rows.get());
      long id = answered++;
      answers.put(id, answer);
      answers.keySet().removeIf(old -> old <= id - REMEMBERED);
      return cut(id, answer, 0, size);
    }
    Matcher parts = TOKEN.matcher(decode(token));
    if (!parts.matches()) {
      throw invalidToken();
    }
    long id = Long.parseLong(parts.group(1));
    int from = Integer.parseInt(parts.group(2));
    Answer<T> answer = answers.get(id);
    if (answer == null || !answer.question().equals(question) || from > answer.rows().size()) {
      throw invalidToken();
    }
    return cut(id, answer, from, size);
  }

  private Page<T> cut(long id, Answer<T> answer, int from, int size) {
    int to = Math.min(answer.rows().size(), from + size);
    boolean last = to == answer.rows().size();
    return new Page<>(
        answer.rows().subList(from, to), last ? Optional.empty() : Optional.of(encode(id, to)));
  }

  private static String encode(long id, int offset) {
    byte[] text = (id + "." + offset).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalidToken();
    }
  }

  private static AwsError invalidToken() {
    return AwsError.badRequest(
        "InvalidNextTokenException", "The specified next token is not valid.");
  }
}
