package dev.lattice.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.transport.smile.SmileFrameReader;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;

/**
 * One page with a table under load. Answers are kept while a window lasts; when it is
 * over {@link #check} applies each to the page's document and compares that with what it
 * must be, so that checking costs the measured server nothing.
 */
final class TableSession {

	/** The number of the first click; above all keys that a table begins with. */
	static final int FIRST_CHANGE = 200_001;

	/** A patch that says a whole table has many elements. */
	private static final SmileFrameReader reader = new SmileFrameReader(10_000_000);

	private final LatticePage page;

	private final List<TableRow> expected;

	/** The instructions of each answer since the last check. */
	private final List<byte[]> answers = new ArrayList<>();

	private final Element body;

	private @Nullable LatticeClicker clicker;

	private TableOperation operation = TableOperation.CELL;

	private int change = FIRST_CHANGE;

	/**
	 * Gets a page.
	 * @param path its path, without the query
	 * @param rows how many rows it shall have
	 */
	TableSession(ServerProcess server, String path, int rows) {
		this.page = LatticePage.get(server, path + "?rows=" + rows);
		this.expected = new ArrayList<>(TableRow.first(rows));
		this.body = this.page.mirror().element("tbody");
		compare();
	}

	/** The bytes of the document as it was sent. */
	int htmlBytes() {
		return this.page.html().getBytes(StandardCharsets.UTF_8).length;
	}

	/** The bytes of the rows as plain HTML, with no mark of Lattice in it. */
	int plainBytes() {
		return ("<tr><td></td><td></td><td></td><td></td></tr>".length()) * this.expected.size()
				+ this.expected.stream().flatMap((row) -> row.cells().stream()).mapToInt(String::length).sum();
	}

	Clicker clicker() {
		LatticeClicker made = new LatticeClicker(this.page, slot(this.operation)) {

			@Override
			int readInstructions(ByteBuf frame) {
				byte[] instructions = new byte[frame.readableBytes() + 1];
				instructions[0] = (byte) SmileIntegers.START;
				frame.readBytes(instructions, 1, instructions.length - 1);
				TableSession.this.answers.add(instructions);
				return clicks();
			}

		};
		this.clicker = made;
		return made;
	}

	/** What went over the wire until the page was live. */
	Clicker.Traffic joining() {
		return connected().traffic();
	}

	/** From now on clicks do this. */
	void aim(TableOperation operation) {
		this.operation = operation;
		connected().aim(slot(operation));
	}

	private int slot(TableOperation operation) {
		return this.page.clickSlot(operation.button());
	}

	private LatticeClicker connected() {
		if (this.clicker == null) {
			throw new IllegalStateException("The table is not connected yet");
		}
		return this.clicker;
	}

	/** Throws unless each answer since the last check did what the click was for. */
	void check() {
		for (byte[] answer : this.answers) {
			this.page.mirror().apply(reader.elements(answer));
			this.operation.apply(this.expected, this.change++);
			for (int position : this.operation.touched(this.expected.size())) {
				compare(position);
			}
		}
		this.answers.clear();
		compare();
	}

	private void compare() {
		if (this.body.childNodeSize() != this.expected.size()) {
			throw new IllegalStateException("After " + this.operation.label() + " the page has "
					+ this.body.childNodeSize() + " rows instead of " + this.expected.size());
		}
		for (int position = 0; position < this.expected.size(); position++) {
			compare(position);
		}
	}

	private void compare(int position) {
		Element row = (Element) this.body.childNode(position);
		List<String> cells = this.expected.get(position).cells();
		for (int cell = 0; cell < cells.size(); cell++) {
			String shown = ((Element) row.childNode(cell)).wholeText();
			if (!shown.equals(cells.get(cell))) {
				throw new IllegalStateException("After " + this.operation.label() + " cell " + cell + " of row "
						+ position + " is '" + shown + "' instead of '" + cells.get(cell) + "'");
			}
		}
	}

}
