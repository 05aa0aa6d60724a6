package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.PathGraph.Edge;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Column;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Route;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** One run of ELK's layered algorithm over a path. */
final class LayeredLayout {
  private static final double BETWEEN_COLUMNS = 20;
  private static final double BETWEEN_CARDS = 24;
  private static final double INSIDE_GROUP = 12;
  private static final double AROUND = 16;

  /** The line of the columns' headings above everything. */
  static final double HEADINGS = 30;

  private final PathGraph graph;
  private final Sizes sizes;
  private final ElkNode root;
  private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
  private final Map<String, ElkNode> groups = new LinkedHashMap<>();
  private final Map<Edge, ElkEdge> edges = new LinkedHashMap<>();
  private final List<Edge> withinColumn = new ArrayList<>();

  LayeredLayout(PathGraph graph, Sizes sizes) {
    // ELK's own registry teaches its properties to copy themselves when it is first asked for;
    // nothing of ours is put into it: the algorithm is called directly.
    LayoutMetaDataService.getInstance();
    this.graph = graph;
    this.sizes = sizes;
    this.root = ElkGraphUtil.createGraph();
  }

  GraphLayout run() {
    options();
    graph.hops().forEach(this::add);
    graph.edges().forEach(this::add);
    spacers();
    new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
    return read();
  }

  private void options() {
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
    // Columns are given by partitions; the longest path from the start then puts all hops of one
    // kind below one another, and costs a fraction of the network simplex that is the default.
    root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.LONGEST_PATH_SOURCE);
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    root.setProperty(
        CoreOptions.PADDING, new ElkPadding(HEADINGS + AROUND, AROUND, AROUND, AROUND));
    root.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN_CARDS);
    root.setProperty(CoreOptions.SPACING_EDGE_NODE, 14.0);
    root.setProperty(CoreOptions.SPACING_EDGE_EDGE, 12.0);
    root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 4.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_COLUMNS);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 9.0);
  }

  private void add(Hop hop) {
    String host = hop.kind() == Hop.Kind.COREDNS ? hop.node() : null;
    ElkNode parent = host == null ? root : groups.computeIfAbsent(host, this::group);
    ElkNode node = ElkGraphUtil.createNode(parent);
    Size size = sizes.hop(hop);
    node.setDimensions(size.width(), size.height());
    if (host == null) {
      node.setProperty(CoreOptions.PARTITIONING_PARTITION, 2 * column(hop.kind()));
    }
    nodes.put(hop.id(), node);
  }

  private ElkNode group(String host) {
    ElkNode group = ElkGraphUtil.createNode(root);
    Size title = sizes.group(host);
    group.setProperty(CoreOptions.PARTITIONING_PARTITION, 2 * column(Hop.Kind.COREDNS));
    group.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    group.setProperty(
        CoreOptions.PADDING,
        new ElkPadding(INSIDE_GROUP, INSIDE_GROUP, INSIDE_GROUP + title.height(), INSIDE_GROUP));
    group.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
    group.setProperty(
        CoreOptions.NODE_SIZE_MINIMUM, new KVector(title.width() + 2 * INSIDE_GROUP, 0));
    group.setProperty(CoreOptions.SPACING_NODE_NODE, INSIDE_GROUP);
    return group;
  }

  /**
   * An invisible card between two columns. A label takes a layer of its own; without these, hops of
   * one kind would stand in different layers, by whether their edges carry labels.
   */
  private void spacers() {
    if (edges.values().stream().allMatch(e -> e.getLabels().isEmpty())) {
      return;
    }
    int last = graph.hops().stream().mapToInt(h -> column(h.kind())).max().orElse(0);
    graph.hops().stream()
        .map(h -> column(h.kind()))
        .distinct()
        .filter(c -> c < last)
        .forEach(
            c ->
                ElkGraphUtil.createNode(root)
                    .setProperty(CoreOptions.PARTITIONING_PARTITION, 2 * c + 1));
  }

  private static int column(Hop.Kind kind) {
    return switch (kind) {
      case POD -> 0;
      case NODE -> 1;
      case NODELOCAL -> 2;
      case SERVICE -> 3;
      case COREDNS -> 4;
      case UPSTREAM, APISERVER -> 5;
    };
  }

  private void add(Edge edge) {
    Hop from = graph.hop(edge.from()).orElseThrow();
    Hop to = graph.hop(edge.to()).orElseThrow();
    if (column(from.kind()) >= column(to.kind())) {
      withinColumn.add(edge);
      return;
    }
    ElkConnectableShape start = Objects.requireNonNull(nodes.get(edge.from()));
    ElkConnectableShape end = Objects.requireNonNull(nodes.get(edge.to()));
    ElkEdge line = ElkGraphUtil.createSimpleEdge(start, end);
    Size size = sizes.edge(edge);
    if (!size.isNone()) {
      ElkLabel label = ElkGraphUtil.createLabel(edge.id(), line);
      label.setDimensions(size.width(), size.height());
      label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
    }
    edges.put(edge, line);
  }

  private GraphLayout read() {
    List<Box> boxes = new ArrayList<>();
    nodes.forEach((id, node) -> boxes.add(box(id, node)));
    List<Box> around = new ArrayList<>();
    groups.forEach((host, node) -> around.add(box(host, node)));
    List<Route> routes = new ArrayList<>();
    edges.forEach((edge, line) -> routes.add(route(edge, line)));
    SideRoutes side = new SideRoutes(boxes, around, withinColumn, sizes);
    Aside aside = new Aside(side.begins(), side.room());
    boxes.replaceAll(aside::box);
    around.replaceAll(aside::box);
    routes.replaceAll(aside::route);
    withinColumn.forEach(e -> routes.add(side.route(e)));
    double width = Math.max(root.getWidth() + aside.by(), side.right() + INSIDE_GROUP);
    return new GraphLayout(width, root.getHeight(), boxes, routes, around, columns(boxes, around));
  }

  /** Makes room: what stands beyond a line moves to the right. */
  private record Aside(double beyond, double by) {
    Box box(Box box) {
      return box.x() < beyond
          ? box
          : new Box(box.id(), box.x() + by, box.y(), box.width(), box.height());
    }

    Route route(Route route) {
      Box label = route.label();
      return new Route(
          route.edge(),
          route.points().stream()
              .map(p -> p.x() <= beyond ? p : new Point(p.x() + by, p.y()))
              .toList(),
          label == null ? null : box(label));
    }
  }

  private static Box box(String id, ElkNode node) {
    ElkNode parent = node.getParent();
    boolean nested = parent != null && parent.getParent() != null;
    return new Box(
        id,
        node.getX() + (nested ? parent.getX() : 0),
        node.getY() + (nested ? parent.getY() : 0),
        node.getWidth(),
        node.getHeight());
  }

  private static Route route(Edge edge, ElkEdge line) {
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : line.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      section.getBendPoints().forEach(b -> points.add(new Point(b.getX(), b.getY())));
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    return new Route(
        edge.id(),
        points,
        line.getLabels().stream()
            .findFirst()
            .map(l -> new Box(edge.id(), l.getX(), l.getY(), l.getWidth(), l.getHeight()))
            .orElse(null));
  }

  private List<Column> columns(List<Box> boxes, List<Box> around) {
    Map<Hop.Kind, Column> columns = new EnumMap<>(Hop.Kind.class);
    for (Box box : boxes) {
      Hop hop = graph.hop(box.id()).orElseThrow();
      columns.merge(hop.kind(), new Column(hop.kind(), box.x(), box.width()), LayeredLayout::both);
    }
    around.forEach(
        g ->
            columns.merge(
                Hop.Kind.COREDNS,
                new Column(Hop.Kind.COREDNS, g.x(), g.width()),
                LayeredLayout::both));
    return List.copyOf(columns.values());
  }

  private static Column both(Column a, Column b) {
    double left = Math.min(a.x(), b.x());
    double right = Math.max(a.x() + a.width(), b.x() + b.width());
    return new Column(a.kind(), left, right - left);
  }
}
