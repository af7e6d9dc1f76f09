package dev.lattice.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.id;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.table;
import static dev.lattice.engine.html.Html.tbody;
import static dev.lattice.engine.html.Html.td;
import static dev.lattice.engine.html.Html.tr;

/** The table under load: a list of records, so that a changed cell is a changed row. */
@LatticeComponent("/table")
final class LiveTable extends Component {

	private final ListSignal<TableRow> rows = listSignal(
			TableRow.first(Integer.parseInt(queryParameter("rows", "").peek())));

	/** Counts the clicks; new texts and keys follow from it. */
	private int change = TableSession.FIRST_CHANGE;

	@Override
	protected View view() {
		return div(div(Arrays.stream(TableOperation.values())
			.map((operation) -> button(operation.label(), id(operation.name()), onClick(() -> apply(operation))))
			.toArray(View[]::new)), table(tbody(each(this.rows, TableRow::id, LiveTable::row))));
	}

	private static View row(TableRow row) {
		return tr(td(row.code()), td(row.name()), td(row.city()), td(row.state()));
	}

	private void apply(TableOperation operation) {
		int change = this.change++;
		switch (operation) {
			case CELL, TENTH -> {
				for (int at : operation.touched(this.rows.size())) {
					this.rows.update(at, (row) -> row.named(TableRow.text(change)));
				}
			}
			case INSERT -> this.rows.add(0, TableRow.of(change));
			case DELETE -> this.rows.remove(0);
			case SWAP -> {
				int last = this.rows.size() - 2;
				this.rows.move(1, last);
				this.rows.move(last - 1, 1);
			}
			case FILL -> this.rows.addAll(filled(change));
		}
	}

	private static List<TableRow> filled(int change) {
		int first = change * TableOperation.FILLED;
		return IntStream.range(first, first + TableOperation.FILLED).mapToObj(TableRow::of).toList();
	}

}
