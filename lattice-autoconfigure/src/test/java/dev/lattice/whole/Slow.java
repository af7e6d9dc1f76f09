package dev.lattice.whole;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.h1;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.div;

/**
 * Sends its head, and then waits until a test lets it go on; it goes on in several ways.
 */
@LatticeComponent("/slow")
public final class Slow extends Component {

	private static final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

	private final String way = queryParameter("way", "").get();

	public Slow() {
		if (this.way.equals("fails-before")) {
			throw new IllegalStateException("before anything was sent");
		}
		if (this.way.equals("secret")) {
			forbidCompression();
		}
		head().title("Slow & steady");
		head().sendEarly();
	}

	static CountDownLatch gate(String test) {
		return gates.computeIfAbsent(test, (key) -> new CountDownLatch(1));
	}

	@Override
	protected View view() {
		try {
			if (!gate(queryParameter("test", "").get()).await(60, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nobody opened the gate");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (this.way.equals("fails")) {
			throw new IllegalStateException("secret of the implementation");
		}
		if (this.way.equals("forbids")) {
			forbidCompression();
		}
		head().title("Done");
		return div(h1("All there"), p("at last"));
	}

}
