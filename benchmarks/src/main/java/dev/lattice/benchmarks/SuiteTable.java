package dev.lattice.benchmarks;

import java.util.Arrays;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Selector;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.a;
import static dev.lattice.engine.html.Html.aria;
import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.cls;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.id;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.span;
import static dev.lattice.engine.html.Html.table;
import static dev.lattice.engine.html.Html.tbody;
import static dev.lattice.engine.html.Html.td;
import static dev.lattice.engine.html.Html.tr;

/** The page of js-framework-benchmark. */
@LatticeComponent("/suite")
final class SuiteTable extends Component {

	private final ListSignal<SuiteRow> rows = listSignal(SuiteRow.from(1, 0));

	private final Signal<Integer> selected = signal(0);

	private final Selector<Integer> selector = selector(this.selected);

	private int nextId = 1;

	@Override
	protected View view() {
		return div(div(Arrays.stream(SuiteOperation.values())
			.map((operation) -> button(operation.label(), id(operation.name()), onClick(() -> apply(operation))))
			.toArray(View[]::new)), table(tbody(each(this.rows, SuiteRow::id, this::row))));
	}

	private View row(SuiteRow row) {
		return tr(cls("danger", () -> this.selector.isSelected(row.id())),
				td(Integer.toString(row.id()), cls("col-md-1")),
				td(cls("col-md-4"), a(row.label(), onClick(() -> this.selected.set(row.id())))),
				td(cls("col-md-1"), a(onClick(() -> this.rows.removeIf((other) -> other.id() == row.id())),
						span(cls("glyphicon glyphicon-remove"), aria("hidden", "true")))),
				td(cls("col-md-6")));
	}

	private void apply(SuiteOperation operation) {
		switch (operation) {
			case CREATE, CREATE_MANY, REPLACE -> {
				this.rows.setAll(SuiteRow.from(this.nextId, operation.made()));
				this.nextId += operation.made();
			}
			case APPEND -> {
				this.rows.addAll(SuiteRow.from(this.nextId, operation.made()));
				this.nextId += operation.made();
			}
			case UPDATE -> {
				for (int at = 0; at < this.rows.size(); at += SuiteOperation.STEP) {
					this.rows.update(at, SuiteRow::updated);
				}
			}
			case SELECT -> this.selected.set(this.rows.get(operation.position()).id());
			case SWAP -> {
				this.rows.move(1, SuiteOperation.SWAPPED);
				this.rows.move(SuiteOperation.SWAPPED - 1, 1);
			}
			case REMOVE -> this.rows.remove(operation.position());
			case CLEAR -> this.rows.clear();
		}
	}

}
