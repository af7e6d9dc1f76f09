package dev.lattice.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.View;
import dev.lattice.engine.html.VirtualRows;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VirtualRowsTests {

	private static final TesterPages PAGES = new TesterPages(null, null, List.of(), new Templates(100),
			SessionLimits.DEFAULTS);

	private final List<String> fetched = new ArrayList<>();

	private final List<Numbers> made = new ArrayList<>();

	private final class Numbers extends Component implements VirtualRows.Source<Integer> {

		private final Scope scope = Scope.current();

		private final Signal<Integer> count;

		Numbers(int count) {
			this.count = signal(count);
		}

		@Override
		protected View view() {
			return VirtualRows.of(this, 10)
				.visible(5)
				.overscan(2)
				.each((number) -> number, (number) -> Html.text("n" + number), Html.aria("label", "Numbers"));
		}

		@Override
		public int count() {
			return this.count.get();
		}

		@Override
		public List<Integer> rows(int from, int count) {
			VirtualRowsTests.this.fetched.add(from + "+" + count);
			return IntStream.range(from, from + count).boxed().toList();
		}

	}

	private TesterPage open(int count) {
		return new TesterPage(PAGES, new Location("/", new LinkedHashMap<>()), () -> {
			Numbers numbers = new Numbers(count);
			this.made.add(numbers);
			return numbers;
		}, Destination.Outside::new);
	}

	private static List<String> rows(TesterPage page) {
		return page.page().document.select("[role=listitem]").eachText();
	}

	private static List<String> expected(int from, int to) {
		return IntStream.range(from, to).mapToObj((number) -> "n" + number).toList();
	}

	private static void scroll(TesterPage page, double pixels) {
		Element box = page.page().document.selectFirst("[aria-label=Numbers]");
		int slot = Listener.of(page.page(), box, "scroll").getFirst().slot();
		page.send(slot, List.of(pixels));
	}

	@Test
	void thePageHasTheRowsInViewAndSomeAroundThem() {
		TesterPage page = open(1000);

		assertThat(rows(page)).isEqualTo(expected(0, 11));
		assertThat(this.fetched).containsExactly("0+11");
	}

	@Test
	void scrollingFetchesTheRowsThere() {
		TesterPage page = open(1000);

		scroll(page, 5000);

		assertThat(rows(page)).isEqualTo(expected(498, 509));
	}

	@Test
	void scrollingALittleFetchesNothing() {
		TesterPage page = open(1000);

		scroll(page, 19);

		assertThat(this.fetched).hasSize(1);
	}

	@Test
	void scrollingBeyondTheEndShowsTheLastRows() {
		TesterPage page = open(1000);

		scroll(page, 1e300);

		assertThat(rows(page)).isEqualTo(expected(993, 1000));
	}

	@Test
	void spacersKeepTheHeightOfAllRows() {
		TesterPage page = open(1000);
		scroll(page, 5000);

		assertThat(page.page().canonical()).contains("style=\"height: 4980px;\"").contains("style=\"height: 4910px;\"");
	}

	@Test
	void aRowSaysItsPositionAndHowManyThereAre() {
		TesterPage page = open(1000);
		scroll(page, 5000);

		Element row = page.page().document.selectFirst("[role=listitem]");
		assertThat(row.attr("aria-posinset")).isEqualTo("499");
		assertThat(row.attr("aria-setsize")).isEqualTo("1000");
		assertThat(row.attr("tabindex")).isEqualTo("0");
	}

	@Test
	void rowsOfATableAreCountedFromTheHead() {
		TesterPage page = new TesterPage(PAGES, new Location("/", new LinkedHashMap<>()), () -> new Component() {
			@Override
			protected View view() {
				return VirtualRows.of(sourceOf(1000), 10)
					.visible(5)
					.asTable()
					.each((number) -> number, (number) -> Html.div(Html.role("cell"), Html.text("n" + number)),
							Html.aria("label", "Numbers"));
			}
		}, Destination.Outside::new);
		scroll(page, 5000);

		Element row = page.page().document.selectFirst("[role=rowgroup] [role=row]");
		assertThat(row.text()).isEqualTo("n490");
		assertThat(row.attr("aria-rowindex")).isEqualTo("492");
		assertThat(row.attributes().asList()).noneMatch((attribute) -> attribute.getKey().equals("aria-setsize"));
	}

	@Test
	void aListThatGetsShorterShowsItsEnd() {
		TesterPage page = open(1000);
		scroll(page, 5000);

		Numbers numbers = this.made.getFirst();
		numbers.scope.post(() -> numbers.count.set(100));
		page.settle();

		assertThat(rows(page)).isEqualTo(expected(93, 100));
	}

	@Test
	void anEmptyListHasNoRows() {
		assertThat(rows(open(0))).isEmpty();
	}

	@Test
	void theFirstHtmlHasNoInlineStyle() {
		assertThat(open(10).firstHtml()).doesNotContain("style=");
	}

	@Test
	void aWindowThatIsTooLargeIsRefused() {
		VirtualRows<Integer> rows = VirtualRows.of(this.sourceOf(10), 10);

		assertThatIllegalArgumentException().isThrownBy(() -> rows.visible(5000))
			.withMessage("A page would have 5030 rows at a time (5000 in view, 10 around them); expected at most 1000");
	}

	@Test
	void moreRowsThanABrowserCanScrollThroughAreRefused() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> open(2_000_000))
			.withMessageContaining("2000000 rows of 10 pixels cannot be scrolled through");
	}

	private VirtualRows.Source<Integer> sourceOf(int count) {
		return new VirtualRows.Source<>() {

			@Override
			public int count() {
				return count;
			}

			@Override
			public List<Integer> rows(int from, int count) {
				return IntStream.range(from, from + count).boxed().toList();
			}

		};
	}

}
