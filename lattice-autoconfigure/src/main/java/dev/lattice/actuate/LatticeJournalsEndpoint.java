package dev.lattice.actuate;

import java.util.List;

import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.transport.JournalCodec;
import dev.lattice.transport.SessionJournals;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * Records sessions and hands out their journals. A journal holds what users were shown,
 * so that access is off until it is given.
 */
@WebEndpoint(id = "latticejournals", defaultAccess = Access.NONE)
public final class LatticeJournalsEndpoint {

	private final SessionJournals journals;

	private final JournalCodec codec;

	/**
	 * Makes an endpoint.
	 * @param journals the journals
	 * @param codec writes them
	 */
	public LatticeJournalsEndpoint(SessionJournals journals, JournalCodec codec) {
		this.journals = journals;
		this.codec = codec;
	}

	/**
	 * Lists the journals.
	 * @return how many more sessions are recorded, and what is known of each journal
	 */
	@ReadOperation
	public Description journals() {
		List<Entry> entries = this.journals.journals()
			.stream()
			.map((kept) -> new Entry(kept.number(), kept.path(), kept.journal().entries().size(),
					kept.journal().bytes(), kept.journal().completeness(), kept.journal().detail()))
			.toList();
		return new Description(this.journals.wanted(), entries);
	}

	/**
	 * Writes one journal, signed with the server's keys.
	 * @param number its number
	 * @return its bytes, or null if there is none of that number
	 */
	@ReadOperation(produces = "application/octet-stream")
	public @Nullable Resource journal(@Selector int number) {
		Journal journal = this.journals.find(number);
		return (journal != null) ? new ByteArrayResource(this.codec.write(journal)) : null;
	}

	/**
	 * Records the next sessions that open.
	 * @param sessions how many; 0 records no more
	 * @param path the path of their pages, or null for all pages
	 */
	@WriteOperation
	public void record(int sessions, @Nullable String path) {
		this.journals.record(sessions, path);
	}

	/** Drops all journals. */
	@DeleteOperation
	public void clear() {
		this.journals.clear();
	}

	/**
	 * The journals.
	 *
	 * @param wanted how many of the sessions that open next are recorded
	 * @param journals those of the sessions that were, oldest first
	 */
	public record Description(int wanted, List<Entry> journals) {
	}

	/**
	 * What is known of a journal.
	 *
	 * @param number its number
	 * @param path the path of the page
	 * @param entries how many entries it has
	 * @param bytes how much memory they take, by estimate
	 * @param completeness whether all that happened is there
	 * @param detail how much is kept of what users do
	 */
	public record Entry(int number, String path, int entries, long bytes, Journal.Completeness completeness,
			JournalDetail detail) {
	}

}
