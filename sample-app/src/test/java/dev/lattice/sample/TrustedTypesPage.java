package dev.lattice.sample;

import java.util.stream.IntStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.TrustedHtml;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** A page for {@link TrustedTypesIT}, with all that sets markup or builds a part anew. */
@LatticeComponent("/test/trusted-types")
final class TrustedTypesPage extends Component {

	private final Signal<Integer> count = signal(0);

	@Override
	protected View view() {
		return main(h1("Trusted types"), button("Count", onClick(() -> this.count.update((n) -> n + 1))),
				div(id("sole"), raw(this::markup)), p(id("beside"), text("beside "), raw(this::markup)),
				ul(each(() -> IntStream.range(0, this.count.get()).boxed().toList(), (row) -> row,
						(row) -> li(raw(TrustedHtml.unchecked("<b>row</b>"))))),
				dynamic(() -> (this.count.get() % 2 == 0) ? section(id("even"), input())
						: article(id("odd"), input(), raw(TrustedHtml.unchecked("<i>odd</i>")))),
				portal(aside(text(this.count))));
	}

	private TrustedHtml markup() {
		return TrustedHtml.unchecked("<em>" + this.count.get() + "</em>");
	}

}
