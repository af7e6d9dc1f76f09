package dev.lattice.sample;

import java.util.List;
import java.util.stream.IntStream;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** A page for {@link ComplaintsIT}, with what pages like this are complained of. */
@LatticeComponent("/test/complaints")
final class Complaints extends Component {

	private static final int MANY = 60;

	private final Signal<Integer> count = signal(0);

	private final Signal<Boolean> closed = signal(true);

	private final ListSignal<String> rows = listSignal(
			IntStream.range(0, MANY).mapToObj((number) -> "row " + number).toList());

	private final ListSignal<String> buttons = listSignal(List.of("A", "B", "C"));

	private final Signal<Boolean> other = signal(false);

	private final Signal<String> log = signal("");

	@Override
	protected View view() {
		return main(h1("Complaints"), button("Count", onClick(() -> this.count.update((n) -> n + 1))),
				p(id("count"), text(this.count)),
				input(id("changing"), value(() -> "count " + this.count.get()), onChange(this::log)), fixed(), panel(),
				lists(), changing());
	}

	/** Nothing in it is a hole. */
	private View fixed() {
		return section(id("fixed"), cls("plain"), p("As it was"), dialog(id("dialog"), p("Of the page itself")));
	}

	private View panel() {
		return section(button("Open", onClick(Client.show().on("#panel"))),
				button("Server opens", onClick(() -> this.closed.set(false))),
				button("Server closes", onClick(() -> this.closed.set(true))),
				p(id("panel"), hidden(this.closed), cls("odd", () -> this.count.get() % 2 == 1), text("Panel")));
	}

	private View lists() {
		return section(button("Add above", onClick(() -> this.rows.add(0, "row " + this.rows.size()))),
				button("Add below", onClick(() -> this.rows.add("row " + this.rows.size()))),
				ul(id("box"), tabindex("0"), style("height", "200px"), style("overflow", "auto"),
						each(this.rows, (row) -> row, (row) -> li(row))),
				ul(id("long"), each(this.rows, (row) -> row, (row) -> li(row))));
	}

	private View changing() {
		return section(button("Swap", onClick(() -> this.buttons.swap(0, this.buttons.size() - 1))),
				button("Other", onClick(() -> this.other.update((is) -> !is))),
				each(this.buttons, (name) -> name, (name) -> button(name, onClick(() -> log(name)))),
				dynamic(() -> this.other.get() ? article(h2("Other"), p(logging("In other")))
						: div(logging("In first"))),
				p(id("log"), text(this.log)));
	}

	private View logging(String name) {
		return button(name, onClick(() -> log(name)));
	}

	private void log(String what) {
		this.log.update((before) -> before + what + ";");
	}

}
