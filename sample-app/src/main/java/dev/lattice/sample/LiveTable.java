package dev.lattice.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.html.VirtualRows;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;
import dev.lattice.reactor.Reactive;
import dev.lattice.sample.Market.Share;

import static dev.lattice.engine.html.Html.*;

/** Ten thousand rows to sort and to search, with prices that move; the page has fifty. */
@LatticeComponent(value = "/table", title = "Live table")
public final class LiveTable extends Component implements VirtualRows.Source<Share> {

	private enum Column {

		SYMBOL("Symbol"), COMPANY("Company"), EMPLOYEES("Employees"), PRICE("Price");

		private final String title;

		Column(String title) {
			this.title = title;
		}

	}

	private record Order(Column by, boolean descending) {
	}

	private static final int ROW_HEIGHT = 36;

	private static final int VISIBLE = 12;

	/** Typing asks for rows when it rests. */
	private static final int PAUSE = 150;

	private final Signal<String> filter = signal("");

	private final Signal<Order> order = signal(new Order(Column.SYMBOL, false));

	private final List<Share> shares;

	private final Memo<Prices> prices;

	private final Memo<List<Share>> shown = memo(this::found);

	public LiveTable(Market market) {
		this.shares = market.shares();
		this.prices = Reactive.from(market.prices(), Prices.first(this.shares.size()));
	}

	@Override
	protected View view() {
		return main(cls("wide"), h1("Shares"),
				div(cls("row"),
						input(type("search"), bind(this.filter, debounce(PAUSE)), aria("label", "Filter"),
								placeholder("Symbol or company"), autocomplete("off")),
						p(role("status"), text(() -> number(count()) + ((count() == 1) ? " share" : " shares")))),
				div(role("table"), cls("shares"), aria("label", "Shares"), aria("rowcount", () -> count() + 1),
						div(role("rowgroup"),
								div(role("row"), cls("cells"), aria("rowindex", "1"),
										each(List.of(Column.values()), (column) -> column, this::header))),
						VirtualRows.of(this, ROW_HEIGHT)
							.visible(VISIBLE)
							.asTable()
							.each(Share::id, this::cells, cls("body"), aria("label", "Rows"))),
				Layout.home());
	}

	private View header(Column column) {
		return div(role("columnheader"), aria("sort", () -> direction(column)),
				button(column.title, type("button"), onClick(() -> sortBy(column))));
	}

	private View cells(Share share) {
		return div(cls("cells"), span(role("cell"), text(share.symbol())), span(role("cell"), text(share.company())),
				span(role("cell"), text(number(share.employees()))),
				span(role("cell"), cls("price"), text(() -> money(this.prices.get().of(share.id())))));
	}

	@Override
	public int count() {
		return this.shown.get().size();
	}

	@Override
	public List<Share> rows(int from, int count) {
		return this.shown.get().subList(from, from + count);
	}

	private List<Share> found() {
		String part = this.filter.get().strip().toLowerCase(Locale.ROOT);
		return this.shares.stream()
			.filter((share) -> share.symbol().toLowerCase(Locale.ROOT).contains(part)
					|| share.company().toLowerCase(Locale.ROOT).contains(part))
			.sorted(comparator(this.order.get()))
			.toList();
	}

	/** By price means the price at this moment, so that no row runs from the pointer. */
	private Comparator<Share> comparator(Order order) {
		Prices now = this.prices.peek();
		Comparator<Share> ascending = switch (order.by()) {
			case SYMBOL -> Comparator.comparing(Share::symbol);
			case COMPANY -> Comparator.comparing(Share::company);
			case EMPLOYEES -> Comparator.comparingInt(Share::employees);
			case PRICE -> Comparator.comparingInt((share) -> now.of(share.id()));
		};
		return order.descending() ? ascending.reversed() : ascending;
	}

	private void sortBy(Column column) {
		this.order.update((before) -> new Order(column, before.by() == column && !before.descending()));
	}

	private String direction(Column column) {
		Order now = this.order.get();
		return (now.by() != column) ? "none" : now.descending() ? "descending" : "ascending";
	}

	private static String number(int value) {
		return String.format(Locale.ENGLISH, "%,d", value);
	}

	private static String money(int cents) {
		return String.format(Locale.ENGLISH, "%,.2f", cents / 100.0);
	}

}
