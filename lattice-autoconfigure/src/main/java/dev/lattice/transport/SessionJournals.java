package dev.lattice.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.engine.session.journal.JournalLimits;
import org.jspecify.annotations.Nullable;

/**
 * Which of the sessions that open are recorded, and the journals of those that were. Safe
 * for concurrent use.
 */
public final class SessionJournals {

	private final JournalDetail detail;

	private final JournalLimits limits;

	private final int capacity;

	/** Oldest first; guarded by this. */
	private final Deque<Kept> journals = new ArrayDeque<>();

	private volatile int wanted;

	/** The path at which sessions are recorded, or null for all; guarded by this. */
	private @Nullable String path;

	private int numbers;

	/**
	 * Makes journals of sessions; none is recorded until {@link #record} is called.
	 * @param detail how much is kept of what users do
	 * @param limits how large each journal may become
	 * @param capacity how many journals are kept, above 0; the oldest is dropped for one
	 * more
	 */
	public SessionJournals(JournalDetail detail, JournalLimits limits, int capacity) {
		if (capacity <= 0) {
			throw new IllegalArgumentException("Room for " + capacity
					+ " journals keeps none; expected at least 1, see lattice.journal.max-journals");
		}
		this.detail = detail;
		this.limits = limits;
		this.capacity = capacity;
	}

	/**
	 * Makes journals of no sessions, until somebody wants some.
	 * @return journals with the usual bounds
	 */
	public static SessionJournals none() {
		return new SessionJournals(JournalDetail.OUTPUTS, JournalLimits.DEFAULTS, 10);
	}

	/**
	 * Records the next sessions that open; those that are open already cannot be done
	 * again, and are left alone.
	 * @param sessions how many, at least 0; 0 records no more
	 * @param path the path of their pages, or null for all pages
	 */
	public synchronized void record(int sessions, @Nullable String path) {
		if (sessions < 0) {
			throw new IllegalArgumentException(
					"There are no " + sessions + " sessions to be recorded; 0 records no more of them");
		}
		this.path = path;
		this.wanted = sessions;
	}

	/**
	 * Returns how many of the sessions that open next are recorded.
	 * @return the number
	 */
	public int wanted() {
		return this.wanted;
	}

	/**
	 * Lists the journals.
	 * @return the journals as of now, oldest first
	 */
	public synchronized List<Kept> journals() {
		return new ArrayList<>(this.journals);
	}

	/**
	 * Finds a journal.
	 * @param number its number
	 * @return the journal, or null if there is none of that number
	 */
	public synchronized @Nullable Journal find(int number) {
		for (Kept kept : this.journals) {
			if (kept.number() == number) {
				return kept.journal();
			}
		}
		return null;
	}

	/** Drops all journals. */
	public synchronized void clear() {
		this.journals.clear();
	}

	/** Begins the journal of a session that opens, if it is to be recorded. */
	@Nullable Journal begin(Location location) {
		return (this.wanted > 0) ? next(location.path()) : null;
	}

	private synchronized @Nullable Journal next(String opened) {
		if (this.wanted == 0 || (this.path != null && !this.path.equals(opened))) {
			return null;
		}
		this.wanted--;
		if (this.journals.size() == this.capacity) {
			this.journals.remove();
		}
		Journal journal = new Journal(this.detail, this.limits);
		this.journals.add(new Kept(++this.numbers, opened, journal));
		return journal;
	}

	/**
	 * A journal and what it is known by.
	 *
	 * @param number its number, from 1
	 * @param path the path of the page
	 * @param journal the journal
	 */
	public record Kept(int number, String path, Journal journal) {
	}

}
