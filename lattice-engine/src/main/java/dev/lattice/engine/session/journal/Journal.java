package dev.lattice.engine.session.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.journal.JournalEntry.Asked;
import dev.lattice.engine.session.journal.JournalEntry.Connected;
import dev.lattice.engine.session.journal.JournalEntry.ConnectedFresh;
import dev.lattice.engine.session.journal.JournalEntry.Failed;
import dev.lattice.engine.session.journal.JournalEntry.Happened;
import dev.lattice.engine.session.journal.JournalEntry.Opened;
import dev.lattice.engine.session.journal.JournalEntry.Painted;
import dev.lattice.engine.session.journal.JournalEntry.Sent;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a session, as far as there is room: what happened to it, each with
 * what it did because of that. Written in the session's turns; read on any thread.
 */
public final class Journal {

	/*
	 * It keeps the beginning rather than the end, since only from its beginning can a
	 * session be done again. Once an entry has no room, none that follows is taken: a
	 * journal has no gaps.
	 */

	/** What an entry and its fields take beside their content. */
	private static final int ENTRY_BYTES = 48;

	private final JournalDetail detail;

	private final JournalLimits limits;

	private final List<JournalEntry> entries = new ArrayList<>();

	private long bytes;

	private boolean full;

	/**
	 * Makes an empty journal.
	 * @param detail how much it keeps of what users do
	 * @param limits how large it may become
	 */
	public Journal(JournalDetail detail, JournalLimits limits) {
		this.detail = detail;
		this.limits = limits;
	}

	/**
	 * Makes a journal of entries that were kept elsewhere.
	 * @param detail how much was kept of what users did
	 * @param entries the entries, in order
	 * @param whole whether no entry was left out for want of room
	 * @return the journal; it takes no more entries
	 */
	public static Journal of(JournalDetail detail, List<JournalEntry> entries, Completeness whole) {
		long bytes = 1;
		for (JournalEntry entry : entries) {
			bytes += size(entry);
		}
		Journal journal = new Journal(detail, new JournalLimits(Math.max(1, entries.size()), bytes));
		entries.forEach(journal::add);
		journal.full = whole == Completeness.CUT_OFF;
		return journal;
	}

	/**
	 * Returns how much is kept of what users do.
	 * @return the detail
	 */
	public JournalDetail detail() {
		return this.detail;
	}

	/**
	 * Returns what happened so far.
	 * @return the entries as of now, in order
	 */
	public synchronized List<JournalEntry> entries() {
		return List.copyOf(this.entries);
	}

	/** Returns the entries from an index on. */
	synchronized List<JournalEntry> from(int index) {
		return List.copyOf(this.entries.subList(Math.min(index, this.entries.size()), this.entries.size()));
	}

	/**
	 * Returns how much memory the entries take, by estimate.
	 * @return the size in bytes
	 */
	public synchronized long bytes() {
		return this.bytes;
	}

	/**
	 * Returns whether all that happened is there.
	 * @return whether something was left out for want of room
	 */
	public synchronized Completeness completeness() {
		return this.full ? Completeness.CUT_OFF : Completeness.WHOLE;
	}

	synchronized void add(JournalEntry entry) {
		long size = size(entry);
		this.full |= this.entries.size() >= this.limits.entries() || this.bytes + size > this.limits.bytes();
		if (!this.full) {
			this.entries.add(entry);
			this.bytes += size;
		}
	}

	private static long size(JournalEntry entry) {
		return ENTRY_BYTES + switch (entry) {
			case Opened opened -> text(opened.path()) + texts(opened.query());
			case Painted(String html, FirstPaint paint) ->
				text(html) + text(paint.templates()) + text(paint.digest()) + texts(paint.head());
			case Sent sent -> sent.frame().length;
			case Connected connected -> hello(connected.hello());
			case ConnectedFresh fresh -> hello(fresh.hello()) + text(fresh.token());
			case Happened happened -> fields(happened.fields());
			case Asked asked -> text(asked.path()) + texts(asked.query());
			case Failed failed -> text(failed.incident()) + text(failed.where()) + text(failed.failure());
			case JournalEntry.Reported reported -> text(reported.text());
			case JournalEntry.Acknowledged small -> 0;
			case JournalEntry.Shown small -> 0;
			case JournalEntry.Posted small -> 0;
			case JournalEntry.Disconnected small -> 0;
			case JournalEntry.Taken small -> 0;
			case JournalEntry.Ticked small -> 0;
			case JournalEntry.Ended small -> 0;
			case JournalEntry.HungUp small -> 0;
			case JournalEntry.Answered small -> 0;
			case JournalEntry.Kept small -> 0;
		};
	}

	private static long hello(Hello hello) {
		return text(hello.token()) + text(hello.page()) + text(hello.path()) + text(hello.digest())
				+ text(hello.snapshot());
	}

	private static long fields(List<? extends @Nullable Object> fields) {
		long size = 0;
		for (Object field : fields) {
			size += (field instanceof String value) ? text(value) : ENTRY_BYTES / 2;
		}
		return size;
	}

	private static long texts(Map<String, String> texts) {
		long size = 0;
		for (Map.Entry<String, String> entry : texts.entrySet()) {
			size += text(entry.getKey()) + text(entry.getValue());
		}
		return size;
	}

	private static long text(String value) {
		return ENTRY_BYTES + 2L * value.length();
	}

	/** Whether a journal holds all that happened. */
	public enum Completeness {

		/** It does, so far. */
		WHOLE,

		/** It holds only the beginning, for want of room. */
		CUT_OFF

	}

}
