package dev.lattice.sample;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.*;

/** The way to the samples. */
@LatticeComponent(value = "/", title = "Lattice samples")
public final class Index extends Component {

	@Override
	protected View view() {
		return main(header(h1("Lattice"), p(
				"Live pages in Java: change a signal, and the page changes. None of these pages has JavaScript of its own, but the shared document, whose editor is from npm.")),
				ul(cls("cards"),
						card("/counter", "Counter",
								"A signal, a memo, a button: a click costs less than 20 bytes each way."),
						card("/todo", "To-do list", "A keyed list, a form, and a filter that lives in the address."),
						card("/monitor", "Live monitor", "A clock and a chart, pushed by the server from a Flux."),
						card("/table", "Live table", "Ten thousand rows to sort and to search, with prices that move."),
						card("/kanban", "Kanban board",
								"One board for everybody: cards to drag, or to move with the keyboard."),
						card("/document", "Shared document",
								"A rich text editor from npm, and an outline that the server renders."),
						card("/poll", "Poll", "Counters that add up, and a question that many type at once."),
						card("/inputs", "Inputs", "Every kind of input, bound to signals."),
						card("/customers", "Customers", "A form that the server checks, field by field."),
						card("/shared", "Shared counter", "One value for everybody: open it in two tabs.")));
	}

	private static View card(String address, String name, String about) {
		return li(a(href(address), h2(name), p(about)));
	}

}
