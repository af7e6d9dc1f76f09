package dev.lattice.sample;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.SharedSignal;

import static dev.lattice.engine.html.Html.*;

/**
 * A page for {@link SlowNetworkIT}: more news than a slow line carries, and what users
 * did and typed, all of it the same for everybody.
 */
@LatticeComponent("/test/feed")
final class Feed extends Component {

	private final News news;

	Feed(News news) {
		this.news = news;
	}

	@Override
	protected View view() {
		return main(h1("Feed"), p(() -> "Clicks: " + this.news.clicks.get()),
				button("Count", onClick(() -> this.news.clicks.update((n) -> n + 1))),
				label("Text", input(id("text"), onInput(this.news.text::set))),
				p(() -> "Heard: " + this.news.text.get()), p(() -> "Issue: " + this.news.latest.get().number()),
				ul(each(() -> this.news.latest.get().lines(), Line::id, (line) -> li(line.text()))));
	}

	/** A line of an issue. */
	record Line(int id, String text) {
	}

	/** What all pages show at one time. */
	record Issue(int number, List<Line> lines) {

		private static final int LINES = 150;

		/** No two issues have a line in common. */
		static Issue of(int number) {
			Random random = new Random(number);
			return new Issue(number,
					IntStream.range(0, LINES)
						.mapToObj((id) -> new Line(id, number + " " + Long.toHexString(random.nextLong())))
						.toList());
		}

	}

	/** What the pages show. */
	@org.springframework.stereotype.Component
	static final class News {

		final SharedSignal<Issue> latest = SharedSignal.of(Issue.of(0));

		final SharedSignal<Integer> clicks = SharedSignal.of(0);

		final SharedSignal<String> text = SharedSignal.of("");

		void reset() {
			this.latest.set(Issue.of(0));
			this.clicks.set(0);
			this.text.set("");
		}

	}

}
