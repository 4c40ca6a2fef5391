package ecrimagecleanup.route.picture;

import ecrimagecleanup.route.model.Flow;
import java.util.List;

/** The flow as an SVG that needs nothing else. The same routes give the same text. */
final class FlowPicture {
  private static final int MARGIN = 28;
  private static final int TITLE = 46;
  private static final int COLUMNS = 4;

  private static final String STYLE =
      """
      text{font:11px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:#24292f}
      .h{font-size:20px;font-weight:600}.l{font-size:12px;fill:#57606a}
      .id{font-size:13px;font-weight:600}.sig{fill:#0a6c74;font-weight:600}.about{fill:#57606a}
      .METHOD{font-style:italic}.CONDITION{fill:#8250df;font-weight:600}
      .CALL,.JOIN{fill:#0550ae}.AWS{fill:#7a4100}.REMOVAL{fill:#fff;font-weight:700}
      .NOTE{fill:#6e7781}.box{fill:#fff;stroke:#b6bec7}.panel{fill:#f4f6f8}
      .AWS-chip{fill:#ffe9cc}.REMOVAL-chip{fill:#c1121f}.entry{fill:#1f6feb}.entry-text{fill:#fff}
      .rule{stroke:#e3e7eb}.arrow{fill:none;stroke:#0550ae;stroke-width:1.4}
      .joins{stroke-dasharray:5 3}
      """;

  private final StringBuilder svg = new StringBuilder();
  private final List<Panel> panels;

  private FlowPicture(List<Panel> panels) {
    this.panels = panels;
  }

  /** The routes of some folders. */
  static String of(Flow flow, List<String> folders) {
    return new FlowPicture(folders.stream().map(f -> new Panel(flow, f, COLUMNS)).toList()).draw();
  }

  private String draw() {
    int width = panels.stream().mapToInt(Panel::width).max().orElse(0) + 4 * MARGIN;
    int height =
        TITLE + panels.stream().mapToInt(p -> p.height() + TITLE + 2 * MARGIN).sum() + MARGIN;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
            .formatted(width, height, width, height));
    add("<title>The flow of ecr-image-cleanup</title><style>%s</style>".formatted(STYLE.strip()));
    add(
        "<defs><marker id=\"a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#0550ae\"/>"
            + "</marker></defs>");
    add("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    legend();
    int y = TITLE;
    for (Panel panel : panels) {
      add(
          "<rect class=\"panel\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"12\"/>"
              .formatted(MARGIN, y, width - 2 * MARGIN, panel.height() + TITLE + MARGIN));
      text("h", 2 * MARGIN, y + 31, panel.folder());
      draw(panel, 2 * MARGIN, y + TITLE);
      y += panel.height() + TITLE + 2 * MARGIN;
    }
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    text(
        "l",
        MARGIN,
        28,
        "A box is a route: what goes in -> what comes out, and its steps in their order."
            + " → calls a route with the message    ⇢ asks a route or AWS, and joins the answer (+)");
  }

  private void draw(Panel panel, int left, int top) {
    for (Panel.Arrow a : panel.arrows()) {
      add(
          "<path class=\"arrow%s\" marker-end=\"url(#a)\" d=\"M%d %dH%dV%dH%d\"/>"
              .formatted(
                  a.joins() ? " joins" : "",
                  left + a.x1(),
                  top + a.y1(),
                  left + a.turn(),
                  top + a.y2(),
                  left + a.x2()));
    }
    panel.boxes().forEach(placed -> draw(placed.box(), left + placed.x(), top + placed.y()));
  }

  private void draw(Box box, int x, int y) {
    add(
        "<g id=\"%s\"><rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"7\"/>"
            .formatted(box.route().id(), x, y, Box.WIDTH, box.height()));
    text("id", x + 10, y + 18, box.route().id());
    int line = y + Box.TOP + 10;
    if (!box.signature().isEmpty()) {
      text("sig", x + 10, line, box.signature());
      line += Box.LINE;
    }
    for (String about : box.about()) {
      text("about", x + 10, line, about);
      line += Box.LINE;
    }
    if (!box.entry().isEmpty()) {
      chip("entry", x + 10, line, "⇥ " + box.entry());
      text("entry-text", x + 16, line, "⇥ " + box.entry());
    }
    add("<path class=\"rule\" d=\"M%d %dh%d\"/>".formatted(x, y + box.head() - 2, Box.WIDTH));
    for (int i = 0; i < box.lines().size(); i++) {
      draw(box, box.lines().get(i), x + 10, y + box.middle(i) + 5);
    }
    svg.append("</g>\n");
  }

  private void draw(Box box, Line line, int left, int y) {
    int x = left + 14 * line.indent();
    String sign =
        switch (line.look()) {
          case CALL -> "→ ";
          case JOIN -> "⇢ ";
          default -> "";
        };
    String look = line.look().name();
    boolean chip = line.look() == Line.Look.AWS || line.look() == Line.Look.REMOVAL;
    if (chip) {
      chip(look + "-chip", x, y, box.text(line));
    }
    text(look, chip ? x + 6 : x, y, sign + box.text(line));
  }

  /** As wide as its text may be. */
  private void chip(String look, int x, int y, String text) {
    add(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"15\" rx=\"7\"/>"
            .formatted(look, x, y - 11, 16 + text.length() * 13 / 2));
  }

  private void text(String look, int x, int y, String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(look, x, y, safe));
  }

  private void add(String element) {
    svg.append(element).append('\n');
  }
}
