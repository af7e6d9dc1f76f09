package dev.lattice.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.table;
import static dev.lattice.engine.html.Html.tbody;
import static dev.lattice.engine.html.Html.td;
import static dev.lattice.engine.html.Html.tr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change of a table of 1,000 rows and 4 cells of 6 characters costs on the wire,
 * with the head of the WebSocket frame, when ids and patch numbers are no longer small.
 */
class ListBytesTests {

	private static final int ROWS = 1000;

	private record Row(int id, String a, String b, String c, String d) {

		static Row of(int id, int seed) {
			return new Row(id, cell(seed), cell(seed + 1), cell(seed + 2), cell(seed + 3));
		}

		private static String cell(int seed) {
			return "" + (100_000 + (seed * 7919 & 0x7FFFFFFF) % 900_000);
		}

		Row withB(String b) {
			return new Row(this.id, this.a, b, this.c, this.d);
		}

		String html() {
			return "<tr><td>" + this.a + "</td><td>" + this.b + "</td><td>" + this.c + "</td><td>" + this.d
					+ "</td></tr>";
		}

	}

	private static final class Table extends Component {

		private final ListSignal<Row> rows;

		private Consumer<ListSignal<Row>> change = ListSignal::clear;

		Table(List<Row> rows) {
			this.rows = listSignal(rows);
		}

		@Override
		protected View view() {
			return main(button("change", onClick(() -> this.change.accept(this.rows))), table(
					tbody(each(this.rows, Row::id, (row) -> tr(td(row.a()), td(row.b()), td(row.c()), td(row.d()))))));
		}

	}

	private final List<byte[]> frames = new ArrayList<>();

	private final Connection connection = new Connection() {

		@Override
		public void send(byte[] frame) {
			ListBytesTests.this.frames.add(frame);
		}

		@Override
		public void close(CloseCode code) {
			throw new AssertionError(code);
		}

	};

	/** The slot of the button's handler: the first one of the first instance. */
	private static final int BUTTON = 2;

	private int clicks;

	private final List<Table> tables = new ArrayList<>();

	private final Session session = Session.render(new SessionHost((action) -> {
	}, Runnable::run, new SmileFrameCodec(), new SessionListener() {

		@Override
		public void failed(String incident, String where, Throwable failure) {
			throw new AssertionError(where, failure);
		}

	}, new SessionLimits(10_000, 60_000, 100_000, 1 << 30, 10, 10)), new Templates(100),
			new Location("/", new LinkedHashMap<>()), () -> {
				Table table = new Table(rows(0));
				this.tables.add(table);
				return table;
			}, FirstHtml.NOWHERE, 0);

	private static List<Row> rows(int first) {
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < ROWS; i++) {
			rows.add(Row.of(first + i, first + i));
		}
		return rows;
	}

	/** Lets time go by: ids are above 6,000 and patches are numbered in thousands. */
	@BeforeEach
	void grow() {
		this.session.apply(new SessionInput.Connect(this.connection,
				new Hello("", "page", 0, 0, "/", this.session.firstPaint().digest()), (admission) -> {
				}), 0);
		for (int i = 0; i < 5000; i++) {
			int n = i;
			bytes((rows) -> rows.update(n % ROWS, (row) -> row.withB(Row.cell(n))));
		}
		bytes((rows) -> rows.setAll(rows(2 * ROWS)));
	}

	/** What a change costs. */
	private int bytes(Consumer<ListSignal<Row>> change) {
		this.frames.clear();
		this.tables.getFirst().change = change;
		this.session.apply(new SessionInput.Event(this.connection, ++this.clicks, 0, BUTTON, List.of()), 0);
		int bytes = 0;
		for (byte[] frame : this.frames) {
			bytes += frame.length + ((frame.length < 126) ? 2 : (frame.length < 65_536) ? 4 : 10);
		}
		return bytes;
	}

	@Test
	void oneCell() {
		assertThat(bytes((rows) -> rows.update(500, (row) -> row.withB("abcdef")))).isLessThanOrEqualTo(24);
	}

	@Test
	void aRowAtTheHead() {
		assertThat(bytes((rows) -> rows.add(0, Row.of(-1, 5)))).isLessThanOrEqualTo(80);
	}

	@Test
	void deletingTheFirstRow() {
		assertThat(bytes((rows) -> rows.remove(0))).isLessThanOrEqualTo(14);
	}

	@Test
	void swappingDistantRows() {
		assertThat(bytes((rows) -> rows.swap(1, 998))).isLessThanOrEqualTo(18);
	}

	@Test
	void swappingDistantRowsByPuttingEachInThePlaceOfTheOther() {
		assertThat(bytes((rows) -> {
			Row first = rows.set(1, rows.get(998));
			rows.set(998, first);
		})).isLessThanOrEqualTo(18);
	}

	@Test
	void movingARowFarAway() {
		assertThat(bytes((rows) -> rows.move(999, 1))).isLessThanOrEqualTo(18);
	}

	@Test
	void aCellOfEveryTenthRow() {
		assertThat(bytes((rows) -> {
			for (int i = 0; i < ROWS; i += 10) {
				rows.update(i, (row) -> row.withB("abcdef"));
			}
		})).isLessThanOrEqualTo(1300).isLessThanOrEqualTo(730);
	}

	@Test
	void allCellsOfARow() {
		assertThat(bytes((rows) -> rows.update(500, (row) -> Row.of(row.id(), 17)))).isLessThanOrEqualTo(45);
	}

	@Test
	void aThousandRowsAtTheEndAreHalfOfTheirHtml() {
		List<Row> added = rows(10 * ROWS);
		int html = added.stream().mapToInt((row) -> row.html().length()).sum();

		assertThat(bytes((rows) -> rows.addAll(added))).isLessThanOrEqualTo(html / 2);
	}

	@Test
	void aThousandRowsAtTheHeadAreTheirValuesAndAConstant() {
		assertThat(bytes((rows) -> rows.addAll(0, rows(10 * ROWS)))).isLessThanOrEqualTo(ROWS * 28 + 40);
	}

	@Test
	void clearingIsConstant() {
		assertThat(bytes(ListSignal::clear)).isLessThanOrEqualTo(14);
	}

	@Test
	void replacingAllIsAConstantAndTheRows() {
		assertThat(bytes((rows) -> rows.setAll(rows(20 * ROWS)))).isLessThanOrEqualTo(ROWS * 28 + 40);
	}

	@Test
	void turningTheListRoundIsASwapOfEachPair() {
		assertThat(bytes((rows) -> rows.setAll(new ArrayList<>(rows.peek()).reversed())))
			.isLessThanOrEqualTo(ROWS / 2 * 9 + 20);
	}

}
