package dev.lattice.engine.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.lattice.engine.event.EventFields;
import dev.lattice.engine.event.EventType;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;

/**
 * A list of any length of which a page has only what can be seen: a box that scrolls,
 * with the rows in view and some around them. As the user scrolls, the rows of other
 * positions are fetched. All rows have the same height.
 * <p>
 * The box can be scrolled with the keyboard, rows can be reached with the tab key, and a
 * screen reader is told the position of each row and how many there are. Heights are set
 * when the page has become live, so that the first HTML has no inline style.
 *
 * @param <T> the type of the items
 */
public final class VirtualRows<T> {

	/**
	 * Where the items are.
	 *
	 * @param <T> the type of the items
	 */
	public interface Source<T> {

		/**
		 * Returns how many items there are. Signals read here are followed.
		 * @return the number, at least 0
		 */
		int count();

		/**
		 * Returns items in order. Signals read here are followed.
		 * @param from the position of the first one, from 0
		 * @param count how many, so that they end at the last item at the latest
		 * @return the items, no more than asked for
		 */
		List<? extends T> rows(int from, int count);

	}

	/** What the rows are to assistive technology. */
	private enum Kind {

		LIST, TABLE

	}

	/** What one page has at a time; more is not virtual any more. */
	private static final int MAX_WINDOW = 1000;

	/** Browsers draw nothing at positions above some 17 million pixels. */
	private static final int MAX_HEIGHT = 16_000_000;

	private static final EventType<Double> SCROLL = EventType.of("scroll", List.of("currentTarget.scrollTop"),
			EventFields::number);

	private static final int SCROLL_PAUSE = 100;

	private final Source<? extends T> source;

	private final int rowHeight;

	private final int visible;

	private final int overscan;

	private final Kind kind;

	private VirtualRows(Source<? extends T> source, int rowHeight, int visible, int overscan, Kind kind) {
		this.source = source;
		this.rowHeight = rowHeight;
		this.visible = visible;
		this.overscan = overscan;
		this.kind = kind;
		if (rowHeight <= 0 || visible <= 0 || overscan < 0) {
			throw new IllegalArgumentException("Rows of " + rowHeight + " pixels, " + visible + " in view and "
					+ overscan + " around them cannot be shown; expected at least 1, 1 and 0");
		}
		if (window() > MAX_WINDOW) {
			throw new IllegalArgumentException("A page would have " + window() + " rows at a time (" + visible
					+ " in view, " + overscan + " around them); expected at most " + MAX_WINDOW);
		}
	}

	/**
	 * Describes a list with 20 rows in view and 10 around them.
	 * @param <T> the type of the items
	 * @param source where the items are
	 * @param rowHeight the height of every row, in CSS pixels, above 0
	 * @return the list, yet without rows
	 */
	public static <T> VirtualRows<T> of(Source<? extends T> source, int rowHeight) {
		return new VirtualRows<>(source, rowHeight, 20, 10, Kind.LIST);
	}

	/**
	 * Sets the height of the box.
	 * @param rows how many rows are in view, above 0
	 * @return such a list
	 * @throws IllegalArgumentException if the page would have more than 1000 rows at a
	 * time
	 */
	public VirtualRows<T> visible(int rows) {
		return new VirtualRows<>(this.source, this.rowHeight, rows, this.overscan, this.kind);
	}

	/**
	 * Sets how many rows beyond those in view the page has, at each end. With more of
	 * them scrolling is smoother and asks for rows less often.
	 * @param rows how many, at least 0
	 * @return such a list
	 * @throws IllegalArgumentException if the page would have more than 1000 rows at a
	 * time
	 */
	public VirtualRows<T> overscan(int rows) {
		return new VirtualRows<>(this.source, this.rowHeight, this.visible, rows, this.kind);
	}

	/**
	 * Makes the rows those of a table: what stands in a row are cells
	 * ({@code role="cell"}), and around the box stands an element with
	 * {@code role="table"} that has the row of the headers as its first one.
	 * @return such rows
	 */
	public VirtualRows<T> asTable() {
		return new VirtualRows<>(this.source, this.rowHeight, this.visible, this.overscan, Kind.TABLE);
	}

	/**
	 * Makes the view; belongs into the view of a component.
	 * @param key gives what tells an item from the others
	 * @param row makes what stands in the row of an item
	 * @param attributes of the box, such as its name for screen readers
	 * @return the box with its rows
	 */
	public View each(Function<? super T, ?> key, Function<? super T, ? extends View> row, Attribute... attributes) {
		Signal<Integer> top = new Signal<>(0);
		Memo<Range> range = new Memo<>(() -> range(top.get()));
		List<Part> parts = new ArrayList<>(List.of(attributes));
		parts.add(Html.tabindex("0"));
		parts.add(Html.on(SCROLL, (pixels) -> top.set(firstInView(pixels)), Html.throttle(SCROLL_PAUSE)));
		parts.add(Html.style("height", pixels(this.visible)));
		parts.add(Html.style("overflow-y", "auto"));
		parts.add(Html.style("overflow-anchor", "none"));
		parts.add(spacer(range, true));
		View rows = Html.each(() -> placed(range.get()), (placed) -> key.apply(placed.item()),
				(placed) -> Html.div(position(placed.index(), range), Html.tabindex("0"),
						Html.style("height", pixels(1)), Html.style("overflow", "hidden"), row.apply(placed.item())));
		switch (this.kind) {
			case LIST -> parts.add(Html.div(Html.role("list"), rows));
			case TABLE -> {
				parts.add(Html.role("rowgroup"));
				parts.add(Html.div(rows));
			}
		}
		parts.add(spacer(range, false));
		return Html.div(parts.toArray(Part[]::new));
	}

	/** What a row is, and which one of how many; the first row of a table is its head. */
	private Attribute position(int index, Memo<Range> range) {
		return switch (this.kind) {
			case LIST -> Html.attributes(Html.role("listitem"), Html.aria("posinset", "" + (index + 1)),
					Html.aria("setsize", () -> range.get().count()));
			case TABLE -> Html.attributes(Html.role("row"), Html.aria("rowindex", "" + (index + 2)));
		};
	}

	private View spacer(Memo<Range> range, boolean above) {
		return Html.div(Html.aria("hidden", "true"), Html.style("height", () -> {
			Range shown = range.get();
			return pixels(above ? shown.from() : shown.count() - shown.to());
		}));
	}

	private String pixels(int rows) {
		return rows * this.rowHeight + "px";
	}

	/** How many rows scrolling goes on before others are fetched. */
	private int step() {
		return Math.max(1, this.overscan);
	}

	private int window() {
		return this.visible + step() + 2 * this.overscan;
	}

	/** The first row in view, rounded so that not every pixel is news. */
	private int firstInView(double pixels) {
		int row = (int) Math.max(0, Math.min(pixels, MAX_HEIGHT) / this.rowHeight);
		return row - row % step();
	}

	private Range range(int top) {
		int count = this.source.count();
		if (count < 0 || (long) count * this.rowHeight > MAX_HEIGHT) {
			throw new IllegalStateException(
					count + " rows of " + this.rowHeight + " pixels cannot be scrolled through; browsers end at "
							+ MAX_HEIGHT + " pixels, so show fewer, as by a filter or by pages");
		}
		int last = Math.max(0, count - this.visible);
		int from = Math.max(0, Math.min(top, last) - this.overscan);
		return new Range(from, (int) Math.min(count, (long) from + window()), count);
	}

	private List<Placed<T>> placed(Range range) {
		List<? extends T> items = this.source.rows(range.from(), range.to() - range.from());
		if (items.size() > range.to() - range.from()) {
			throw new IllegalStateException("The source gave " + items.size() + " rows from " + range.from()
					+ " on when it was asked for " + (range.to() - range.from()));
		}
		List<Placed<T>> placed = new ArrayList<>(items.size());
		for (T item : items) {
			placed.add(new Placed<>(range.from() + placed.size(), item));
		}
		return placed;
	}

	/** Which rows the page has, of how many. */
	private record Range(int from, int to, int count) {
	}

	/** An item at its position. */
	private record Placed<T>(int index, T item) {
	}

}
