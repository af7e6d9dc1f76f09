package dev.lattice.whole;

import java.util.Locale;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.p;

/** Takes values from the address. */
@LatticeComponent("/greeting/{name}")
public final class Greeting extends Component {

	private final String text;

	public Greeting(String name, int times, Locale locale) {
		this.text = (name + " ").repeat(times) + locale;
	}

	@Override
	protected View view() {
		return p(this.text);
	}

}
