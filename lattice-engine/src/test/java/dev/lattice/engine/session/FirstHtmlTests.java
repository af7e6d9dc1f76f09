package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Compression;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.ul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FirstHtmlTests {

	private final List<String> calls = new ArrayList<>();

	private final FirstHtml html = new FirstHtml() {

		@Override
		public void head(Map<String, String> entries, Compression compression) {
			FirstHtmlTests.this.calls.add("head " + entries);
		}

		@Override
		public void flush() {
			FirstHtmlTests.this.calls.add("flush");
		}

		@Override
		public void body(CharSequence part) {
			FirstHtmlTests.this.calls.add(part.toString());
		}

	};

	private FirstPaint paint(Supplier<? extends Component> component) {
		SessionHost host = new SessionHost((posted) -> {
		}, (task) -> {
		}, (content) -> new byte[0], new SessionListener() {
		}, SessionLimits.DEFAULTS);
		return Session
			.render(host, new Templates(10), new Location("/", new LinkedHashMap<>()), component, this.html, 0)
			.firstPaint();
	}

	@Test
	void theHeadComesBeforeTheBody() {
		paint(Titled::new);

		assertThat(this.calls).hasSize(2);
		assertThat(this.calls.getFirst()).isEqualTo("head {title=made}");
		assertThat(this.calls.getLast()).startsWith("<!--h0-->").endsWith("<!--/h-->");
	}

	@Test
	void aHeadThatIsSentEarlyIsFlushedAsItIsThen() {
		FirstPaint paint = paint(Hasty::new);

		assertThat(this.calls.subList(0, 2)).containsExactly("head {title=early}", "flush");
		assertThat(this.calls).hasSize(3);
		assertThat(paint.head()).containsExactly(Map.entry("title", "early"));
	}

	@Test
	void compressionMayNotBeForbiddenWhenTheHeadWasSent() {
		assertThatIllegalStateException().isThrownBy(() -> paint(TooLate::new)).withMessageContaining("sendEarly");
	}

	@Test
	void aLargeBodyComesInParts() {
		paint(LongList::new);

		List<String> parts = this.calls.subList(1, this.calls.size());
		assertThat(parts).hasSizeGreaterThan(5).allMatch((part) -> part.length() < 8_200);
		assertThat(String.join("", parts)).contains(">row 0<", ">row 1999<");
	}

	static final class Titled extends Component {

		@Override
		protected View view() {
			head().title("made");
			return p("body");
		}

	}

	static final class Hasty extends Component {

		@Override
		protected View view() {
			head().title("early");
			head().sendEarly();
			head().title("late");
			head().sendEarly();
			return p("body");
		}

	}

	static final class TooLate extends Component {

		@Override
		protected View view() {
			head().sendEarly();
			forbidCompression();
			return p("body");
		}

	}

	static final class LongList extends Component {

		private final Signal<List<Integer>> rows = signal(IntStream.range(0, 2_000).boxed().toList());

		@Override
		protected View view() {
			return ul(each(this.rows, (row) -> row, (row) -> li("row " + row)));
		}

	}

}
