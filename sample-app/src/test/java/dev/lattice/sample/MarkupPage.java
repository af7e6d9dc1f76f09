package dev.lattice.sample;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import dev.lattice.testpage.MarkupCorpus;

import static dev.lattice.engine.html.Html.*;

/**
 * A page for {@link MarkupIT}: what people write who want it to be markup, in every place
 * for a text, at first ({@code ?first=yes}) or after a click.
 */
@LatticeComponent("/test/markup")
final class MarkupPage extends Component {

	static final String HARMLESS = "harmless";

	private final Signal<Boolean> written = signal(queryParameter("first", "").peek().equals("yes"));

	private final Signal<Boolean> added = signal(false);

	@Override
	protected View view() {
		boolean first = this.written.peek();
		return main(button("Write", onClick(() -> this.written.set(true))),
				button("Add", onClick(() -> this.added.set(true))),
				section(id("changing"), each(MarkupCorpus.TEXTS, (text) -> text, (text) -> {
					Supplier<String> changing = () -> this.written.get() ? text : HARMLESS;
					return article(MarkupCorpus.everywhere(first ? text : HARMLESS, p(changing), changing));
				})), section(id("added"), each(() -> this.added.get() ? MarkupCorpus.TEXTS : List.<String>of(),
						(text) -> text, (text) -> article(MarkupCorpus.everywhere(text, p(text), () -> text)))));
	}

}
