package dev.lattice.sample;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.Hook;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/**
 * A page for {@link BrowserFeaturesIT}: what the browser does by itself, and what other
 * scripts do in it.
 */
@LatticeComponent("/test/browser-features")
final class BrowserFeatures extends Component {

	private final Hook chart = hook("chart");

	private final Signal<Integer> count = signal(0);

	private final Signal<Boolean> asking = signal(false);

	private final Signal<String> text = signal("");

	private final Signal<String> picked = signal("nothing");

	@Override
	protected View view() {
		return main(h1("Features"),
				button("Menu", onClick(Client.toggleClass("open").on("#menu"), Client.focus("#text"))),
				nav(id("menu"), cls("odd", () -> this.count.get() % 2 == 1), text(this.count)),
				button("Count", onClick(() -> this.count.update((n) -> n + 1))),
				label(text("Text"), input(id("text"), bind(this.text))), p(id("echo"), text(this.text)),
				section(id("chart"), this.chart, ignore(),
						onPush("pick", (payload) -> this.picked.set(payload.string()))),
				p(id("picked"), text(this.picked)),
				button("Draw", onClick(() -> this.chart.push("points", List.of(1, 2.5)))),
				button("Ask", onClick(() -> this.asking.set(true))), dialog(modal(this.asking), p("Really?")),
				p(id("asking"), text(this.asking)));
	}

}
