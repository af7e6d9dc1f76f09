package dev.lattice.benchmarks;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.id;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.table;
import static dev.lattice.engine.html.Html.tbody;
import static dev.lattice.engine.html.Html.td;
import static dev.lattice.engine.html.Html.tr;

/** The same table with a signal for each cell that changes. */
@LatticeComponent("/cells")
final class CellTable extends Component {

	private record Row(TableRow data, Signal<String> name) {
	}

	private final List<Row> rows = TableRow.first(Integer.parseInt(queryParameter("rows", "").peek()))
		.stream()
		.map((row) -> new Row(row, signal(row.name())))
		.toList();

	private int change = TableSession.FIRST_CHANGE;

	@Override
	protected View view() {
		TableOperation cell = TableOperation.CELL;
		return div(div(button(cell.label(), id(cell.name()), onClick(this::changeCell))),
				table(tbody(each(this.rows, (row) -> row.data().id(), CellTable::row))));
	}

	private static View row(Row row) {
		return tr(td(row.data().code()), td(row.name()), td(row.data().city()), td(row.data().state()));
	}

	private void changeCell() {
		this.rows.get(TableOperation.CELL.touched(this.rows.size())[0]).name().set(TableRow.text(this.change++));
	}

}
