package dev.lattice.secured;

import dev.lattice.engine.component.Async;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;
import dev.lattice.reactor.Reactive;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.text;

/** Shows everywhere who the user is. */
@LatticeComponent("/desk")
public final class Desk extends Component {

	private final Ledger ledger;

	private final String maker;

	private final Signal<String> said = signal("-");

	private final Memo<String> follower;

	private final Memo<Async<String>> loaded;

	private final Memo<Async<String>> worker;

	public Desk(Ledger ledger) {
		this.ledger = ledger;
		this.maker = ledger.whoAsks();
		this.follower = Reactive.from(ledger.whoSubscribes(), "-");
		this.loaded = Reactive.async(ledger.whoSubscribes());
		this.worker = async(() -> 1, (one) -> ledger.whoAsks());
	}

	@Override
	protected View view() {
		return main(button("who", onClick(() -> this.said.set("handler " + this.ledger.whoAsks()))),
				button("erase", onClick(() -> {
					this.said.set("before");
					this.ledger.erase();
					this.said.set("erased");
				})), button("wait", onClick(this.ledger::waitForRelease)), p("maker " + this.maker),
				p(text(() -> "follower " + this.follower.get())), p(text(() -> "loaded " + value(this.loaded.get()))),
				p(text(() -> "worker " + value(this.worker.get()))), p(text(this.said)));
	}

	private static Object value(Async<String> state) {
		return switch (state) {
			case Async.Ready<String>(var value) -> value;
			case Async.Loading<String> loading -> "-";
			case Async.Failed<String> failed -> "failed";
		};
	}

}
