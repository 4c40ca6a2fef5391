package ecrimagecleanup.report;

import static java.util.stream.Collectors.summingLong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What a plan adds up while images go by. */
final class FixtureSums {

  /** A reason as the plan counts it. */
  record Reason(String verdict, String question, String text) {}

  private record Line(FixtureRepository repository, Reason reason, long images, long bytes) {}

  private record Key(FixtureRepository repository, Reason reason) {}

  private final Map<Key, long[]> sums = new LinkedHashMap<>();

  void add(FixtureImage image) {
    Verdict verdict = image.verdict();
    Reason reason = new Reason(verdict.kind(), verdict.question(), verdict.text());
    long[] sum = sums.computeIfAbsent(new Key(image.repository(), reason), key -> new long[2]);
    sum[0]++;
    sum[1] += image.bytes();
  }

  Map<String, Long> images() {
    return byVerdict(line -> true, Line::images);
  }

  Map<String, Long> bytes() {
    return byVerdict(line -> true, Line::bytes);
  }

  Map<String, Long> images(FixtureRepository repository) {
    return byVerdict(line -> line.repository().equals(repository), Line::images);
  }

  Map<String, Long> bytes(FixtureRepository repository) {
    return byVerdict(line -> line.repository().equals(repository), Line::bytes);
  }

  List<Reason> reasons() {
    return lines().stream().map(Line::reason).distinct().toList();
  }

  long images(Reason reason) {
    return sum(line -> line.reason().equals(reason), Line::images);
  }

  long bytes(Reason reason) {
    return sum(line -> line.reason().equals(reason), Line::bytes);
  }

  private Map<String, Long> byVerdict(Predicate<Line> which, ToLongFunction<Line> what) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (String verdict : Verdict.KINDS) {
      values.put(verdict, sum(which.and(line -> line.reason().verdict().equals(verdict)), what));
    }
    return values;
  }

  private long sum(Predicate<Line> which, ToLongFunction<Line> what) {
    return lines().stream().filter(which).collect(summingLong(what));
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    sums.forEach((key, sum) -> lines.add(new Line(key.repository(), key.reason(), sum[0], sum[1])));
    return lines;
  }
}
