package dev.lattice.whole;

import java.util.List;
import java.util.stream.IntStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.table;
import static dev.lattice.engine.html.Html.tbody;
import static dev.lattice.engine.html.Html.td;
import static dev.lattice.engine.html.Html.tr;

/** A page of more than a megabyte; one of as many rows as its address says. */
@LatticeComponent("/report")
public final class Report extends Component {

	static final int ROWS = 10_000;

	private final Signal<List<Integer>> rows = signal(
			IntStream.range(0, Integer.parseInt(queryParameter("rows", String.valueOf(ROWS)).get())).boxed().toList());

	@Override
	protected View view() {
		return table(tbody(each(this.rows, (row) -> row,
				(row) -> tr(td("row " + row), td("größer, mit € und 😀"), td("a cell of some length in row " + row)))));
	}

}
