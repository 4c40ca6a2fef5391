package ecrimagecleanup.route.picture;

import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The routes of a folder, from left to right: a route stands one column to the right of the first
 * that calls it, as high as its line or lower. Whoever else calls it only names it, so that no
 * arrow crosses a box.
 */
final class Panel {
  static final int GAP = 76;
  private static final int BETWEEN = 16;

  /** The first arrow turns next to the boxes that follow, each other before it: none crosses. */
  private static final int FIRST_TURN = 14;

  private static final int NEXT_TURN = 9;

  /** A box at its place. */
  record Placed(Box box, int x, int y) {}

  /** An arrow from a line to a box, which goes down at {@code turn}. */
  record Arrow(int x1, int y1, int turn, int x2, int y2, boolean joins) {}

  private final Flow flow;
  private final String folder;
  private final Map<Integer, Integer> free = new HashMap<>();
  private final Map<Route, Placed> placed = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();

  /**
   * @param folder the name of the folder
   * @param columns how many routes that do not call each other may stand side by side
   */
  Panel(Flow flow, String folder, int columns) {
    this.flow = flow;
    this.folder = folder;
    List<Route> routes = routes();
    Set<Route> called = new HashSet<>();
    routes.forEach(r -> r.producers().flatMap(s -> flow.target(s).stream()).forEach(called::add));
    boolean sideBySide = routes.stream().noneMatch(called::contains);
    int next = 0;
    for (Route route : routes) {
      if (!called.contains(route)) {
        place(route, sideBySide ? next++ % columns : 0, 0);
      }
    }
    // What is left calls itself in a circle.
    routes.stream().filter(r -> !placed.containsKey(r)).forEach(r -> place(r, 0, 0));
  }

  private List<Route> routes() {
    return flow.routes().stream().filter(r -> r.file().folder().equals(folder)).toList();
  }

  private Placed place(Route route, int column, int wish) {
    Box box = Box.of(flow, route);
    int y = Math.max(wish, free.getOrDefault(column, 0));
    int x = column * (Box.WIDTH + GAP);
    Placed here = new Placed(box, x, y);
    placed.put(route, here);
    free.put(column, y + box.height() + BETWEEN);
    int turn = x + Box.WIDTH + GAP - FIRST_TURN;
    for (int i = 0; i < box.lines().size(); i++) {
      Line line = box.lines().get(i);
      int from = y + box.middle(i);
      Route target = line.target().orElse(route);
      if (target.file().folder().equals(folder) && !placed.containsKey(target)) {
        Placed to = place(target, column + 1, from - Box.TOP / 2);
        boolean joins = line.look() == Line.Look.JOIN;
        arrows.add(new Arrow(x + Box.WIDTH, from, turn, to.x(), to.y() + Box.TOP / 2, joins));
        turn = Math.max(turn - NEXT_TURN, x + Box.WIDTH + 3);
      }
    }
    return here;
  }

  String folder() {
    return folder;
  }

  List<Placed> boxes() {
    return List.copyOf(placed.values());
  }

  List<Arrow> arrows() {
    return arrows;
  }

  int width() {
    return boxes().stream().mapToInt(b -> b.x() + Box.WIDTH).max().orElse(0);
  }

  int height() {
    return boxes().stream().mapToInt(b -> b.y() + b.box().height()).max().orElse(0);
  }
}
