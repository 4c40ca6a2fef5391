package ecrimagecleanup.sandbox.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What grows how: one chart for each of a few figures, from the first run to the last, as a share
 * of that of the first.
 *
 * @param runs the runs, at least one
 */
record GrowthPicture(List<Run> runs) {
  private static final int WIDTH = 720;
  private static final int CHART = 150;
  private static final int MARGIN = 50;
  private static final int LABEL = 20;
  private static final List<Row> SHOWN =
      List.of(Row.CALLS_OF_A_CHECK, Row.PROCESSOR_OF_A_CHECK, Row.LATEST);

  GrowthPicture {
    runs = List.copyOf(runs);
  }

  /** The picture, as SVG. */
  String svg() {
    int height = SHOWN.size() * CHART + 2 * LABEL;
    String charts =
        IntStream.range(0, SHOWN.size()).mapToObj(this::chart).collect(Collectors.joining());
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="12">
        <title>What grows how</title>
        <style>text{fill:#444}path{fill:none;stroke:#2563eb;stroke-width:2}circle{fill:#2563eb}line{stroke:#bbb}\
        @media(prefers-color-scheme:dark){text{fill:#ccc}line{stroke:#555}}</style>
        %s</svg>
        """
        .formatted(WIDTH, height, charts);
  }

  private String chart(int index) {
    Row row = SHOWN.get(index);
    double most = runs.stream().mapToDouble(row.value()).max().orElse(0);
    int top = index * CHART + LABEL;
    int bottom = top + CHART - 2 * LABEL;
    StringBuilder chart = new StringBuilder();
    chart.append(text(MARGIN, top, row.label()));
    chart.append(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n"
            .formatted(MARGIN, bottom, WIDTH - MARGIN, bottom));
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      int x = x(i);
      double share = most == 0 ? 0 : row.value().applyAsDouble(run) / most;
      int y = (int) Math.round(bottom - share * (CHART - 4 * LABEL));
      path.append(path.isEmpty() ? "M" : "L").append(x).append(' ').append(y);
      chart.append("<circle cx=\"%d\" cy=\"%d\" r=\"3\"/>%n".formatted(x, y));
      chart.append(text(x + 5, y - 5, row.shown(run)));
      chart.append(text(x - 10, bottom + 15, about(run)));
    }
    return chart.append("<path d=\"%s\"/>%n".formatted(path)).toString();
  }

  private int x(int index) {
    int gaps = Math.max(1, runs.size() - 1);
    return MARGIN + index * (WIDTH - 4 * MARGIN) / gaps;
  }

  private static String about(Run run) {
    return String.format(
        Locale.ROOT, "%,d workloads, day %,d", run.of().workloads(), run.of().age());
  }

  private static String text(int x, int y, String text) {
    return "<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(x, y, text);
  }
}
