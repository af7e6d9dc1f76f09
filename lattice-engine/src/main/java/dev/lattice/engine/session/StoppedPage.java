package dev.lattice.engine.session;

import java.util.Map;
import java.util.function.Function;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.a;
import static dev.lattice.engine.html.Html.data;
import static dev.lattice.engine.html.Html.href;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.p;

/** What stands in the place of a page that has stopped: a message, and a way back. */
final class StoppedPage extends Component {

	private final Function<? super String, ? extends View> message;

	private final String incident;

	private final String address;

	StoppedPage(Function<? super String, ? extends View> message, String incident, String address,
			Map<String, String> head) {
		this.message = message;
		this.incident = incident;
		this.address = address;
		head().title(head.getOrDefault(Head.TITLE, "")).language(head.getOrDefault(Head.LANGUAGE, ""));
	}

	@Override
	protected View view() {
		return main(this.message.apply(this.incident),
				p(a("Load the page again", href(this.address), data("lattice-load", ""))));
	}

}
