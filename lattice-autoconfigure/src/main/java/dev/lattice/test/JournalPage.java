package dev.lattice.test;

import java.util.List;

import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalEntry;
import dev.lattice.transport.smile.SmileFrameReader;
import org.jspecify.annotations.Nullable;

/**
 * The page of a recorded session, as it was at any entry of the journal: what the session
 * had said until then, applied as a browser does that. Runs no code of the application.
 */
public final class JournalPage {

	private final SmileFrameReader reader = new SmileFrameReader(Integer.MAX_VALUE);

	private final List<JournalEntry> entries;

	/**
	 * Makes the page of a journal.
	 * @param journal the journal
	 */
	public JournalPage(Journal journal) {
		this.entries = journal.entries();
	}

	/**
	 * Returns how many entries there are.
	 * @return the number
	 */
	public int entries() {
		return this.entries.size();
	}

	/**
	 * Returns what the page showed after an entry, in the canonical form of
	 * {@link LatticeTester#html()}.
	 * @param entry the index of the entry
	 * @return the content of the body; empty before the page was rendered
	 * @throws IndexOutOfBoundsException if there is no such entry
	 */
	public String html(int entry) {
		ReceivingPage page = null;
		for (JournalEntry at : this.entries.subList(0, entry + 1)) {
			page = after(page, at);
		}
		return (page != null) ? page.page().canonical() : "";
	}

	private @Nullable ReceivingPage after(@Nullable ReceivingPage page, JournalEntry entry) {
		if (entry instanceof JournalEntry.Painted painted) {
			return new ReceivingPage(painted.html(), painted.paint());
		}
		if (entry instanceof JournalEntry.Sent sent && page != null) {
			page.receive(this.reader.elements(sent.frame()));
		}
		return page;
	}

}
