package dev.lattice.whole;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.text;

/** Has a handler that takes as long as a test wants. */
@LatticeComponent("/blocking")
final class Blocking extends Component {

	/** The handler of the button. */
	static final int ACT = 2;

	/** Is down when the handler has begun. */
	static volatile CountDownLatch begun = new CountDownLatch(1);

	/** Lets the handler end. */
	static volatile CountDownLatch gate = new CountDownLatch(1);

	private final Signal<Integer> count = durable("count", signal(0));

	@Override
	protected View view() {
		return button(onClick(this::act), text(() -> "done " + this.count.get()));
	}

	private void act() {
		begun.countDown();
		try {
			gate.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.count.update((n) -> n + 1);
	}

}
