package dev.lattice.sample;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.text.MemoryText;
import dev.lattice.engine.text.Splices;

import static dev.lattice.engine.html.Html.*;

/** A page for {@link SharedTextIT}: a textarea and an input of one text. */
@LatticeComponent("/test/text")
final class SharedTextPage extends Component {

	private static final int LONGEST = 1_000;

	static final MemoryText TEXT = new MemoryText("", LONGEST);

	/** Makes the text another one. */
	static void start(String text) {
		TEXT.edit(Splices.of(0, TEXT.toString().length(), text));
	}

	@Override
	protected View view() {
		return main(label("Text", textarea(id("text"), bind(TEXT))), label("Line", input(id("line"), bind(TEXT))));
	}

}
