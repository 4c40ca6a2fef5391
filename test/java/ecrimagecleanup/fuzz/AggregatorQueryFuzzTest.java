package ecrimagecleanup.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import ecrimagecleanup.fuzz.QueryJudge.Names;

/** Any text as the names that a query for AWS Config is about: a line for each. */
class AggregatorQueryFuzzTest {
  @FuzzTest
  void aQueryFindsWhatItIsToFindOrIsNotMade(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", 4);

    QueryJudge.judge(new Names(line(lines, 0), line(lines, 1), line(lines, 2), line(lines, 3)));
  }

  private static String line(String[] lines, int number) {
    return number < lines.length ? lines[number] : "";
  }
}
