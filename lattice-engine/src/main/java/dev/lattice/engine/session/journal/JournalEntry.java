package dev.lattice.engine.session.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a session, or that it did. Plain data: connections are
 * numbers, from 1 in the order in which they came; times are milliseconds of the host's
 * clock; tokens are masked.
 */
public sealed interface JournalEntry {

	/** Something that happened to the session. The outputs that it led to follow it. */
	sealed interface Input extends JournalEntry {

		/**
		 * Returns when it happened.
		 * @return the time in milliseconds of the host's clock
		 */
		long time();

	}

	/** Something that the session did, because of the last input before. */
	sealed interface Output extends JournalEntry {

	}

	/**
	 * The page was asked for: the first entry of every journal.
	 *
	 * @param path its path
	 * @param query the parameters of its query
	 */
	record Opened(long time, String path, Map<String, String> query) implements Input {

		public Opened {
			query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
		}

	}

	/**
	 * A page offered a connection.
	 *
	 * @param connection its number
	 * @param hello what the page said, the token masked
	 */
	record Connected(long time, int connection, Hello hello) implements Input {
	}

	/**
	 * A page whose own session is gone was given this one.
	 *
	 * @param connection the connection's number
	 * @param hello what the page said, the token masked
	 * @param token the page's new token, masked
	 */
	record ConnectedFresh(long time, int connection, Hello hello, String token) implements Input {
	}

	/**
	 * Something happened in the page.
	 *
	 * @param connection where that was said
	 * @param input its number
	 * @param applied the last patch that the page had applied
	 * @param slot the slot of the handler
	 * @param fields strings, integers, doubles, booleans, nulls and {@link Redacted}
	 */
	record Happened(long time, int connection, int input, int applied, int slot,
			List<? extends @Nullable Object> fields) implements Input {

		public Happened {
			fields = Collections.unmodifiableList(new ArrayList<@Nullable Object>(fields));
		}

	}

	/**
	 * The page asked to go to another one.
	 *
	 * @param connection where that was said
	 * @param input its number
	 * @param applied the last patch that the page had applied
	 * @param grant what its host made of that
	 * @param path the path of the other page; of one outside the whole address
	 * @param query the parameters of its query; of one outside none
	 */
	record Asked(long time, int connection, int input, int applied, Grant grant, String path,
			Map<String, String> query) implements Input {

		public Asked {
			query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
		}

	}

	/**
	 * The page has applied patches.
	 *
	 * @param connection where that was said
	 * @param applied the number of the last one
	 */
	record Acknowledged(long time, int connection, int applied) implements Input {
	}

	/**
	 * The page was hidden, or shown again.
	 *
	 * @param connection where that was said
	 * @param hidden whether nobody could see it
	 */
	record Shown(long time, int connection, boolean hidden) implements Input {
	}

	/**
	 * The page told of a fault of its own.
	 *
	 * @param connection where that was said
	 * @param text what it said, or its length in stars
	 */
	record Reported(long time, int connection, String text) implements Input {
	}

	/**
	 * An action that was handed to the mailbox had its turn.
	 *
	 * @param cause who handed it over
	 */
	record Posted(long time, Cause cause) implements Input {
	}

	/**
	 * A connection was gone.
	 *
	 * @param connection its number
	 */
	record Disconnected(long time, int connection) implements Input {
	}

	/**
	 * The browser had taken some of the first HTML.
	 *
	 * @param at when that was
	 */
	record Taken(long time, long at) implements Input {
	}

	/** Time had passed. */
	record Ticked(long time) implements Input {
	}

	/**
	 * The session was to end.
	 *
	 * @param code why
	 */
	record Ended(long time, CloseCode code) implements Input {
	}

	/**
	 * The page was rendered for the first time.
	 *
	 * @param html the content of the body
	 * @param paint what else it was given
	 */
	record Painted(String html, FirstPaint paint) implements Output {
	}

	/**
	 * Durable state was given to the page or its store, or taken from there. What comes
	 * after that depends on the store, whose content no journal has.
	 */
	record Kept() implements Output {
	}

	/**
	 * A frame was sent.
	 *
	 * @param connection where to
	 * @param frame its bytes; not to be changed
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared below by what it holds
	record Sent(int connection, byte[] frame) implements Output {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Sent(int where, byte[] what) && where == this.connection
					&& Arrays.equals(what, this.frame);
		}

		@Override
		public int hashCode() {
			return 31 * this.connection + Arrays.hashCode(this.frame);
		}

		@Override
		public String toString() {
			return "Sent[connection=" + this.connection + ", frame=" + Arrays.toString(this.frame) + "]";
		}

	}

	/**
	 * A connection was closed.
	 *
	 * @param connection its number
	 * @param code why
	 */
	record HungUp(int connection, CloseCode code) implements Output {
	}

	/**
	 * A connection that was offered was answered.
	 *
	 * @param connection its number
	 * @param admission the answer
	 */
	record Answered(int connection, Admission admission) implements Output {
	}

	/**
	 * Code failed.
	 *
	 * @param incident what the user was told, or empty if the session failed as a whole
	 * @param where what ran
	 * @param failure the type of what it threw; its message may hold values of users
	 */
	record Failed(String incident, String where, String failure) implements Output {
	}

	/**
	 * Stands for a field's value that is not kept.
	 *
	 * @param kind what it was
	 * @param length the number of characters of a text, otherwise 0
	 */
	record Redacted(Kind kind, int length) {

		/** What a value was. */
		public enum Kind {

			/** A string. */
			TEXT,

			/** An integer or a floating point number. */
			NUMBER,

			/** True or false. */
			FLAG

		}

	}

	/** What a host made of the wish to go to another page. */
	enum Grant {

		/** The user may see it. */
		GRANTED,

		/** The user may see it at the path of the page that is shown. */
		SAME_PAGE,

		/** It is no page of this session. */
		OUTSIDE

	}

	/** Who handed an action to the mailbox. */
	sealed interface Cause {

	}

	/**
	 * A turn of the session itself.
	 *
	 * @param number which of its actions it was, from 1
	 */
	record InTurn(int number) implements Cause {
	}

	/**
	 * Work that a turn of the session began beside the turns.
	 *
	 * @param task which work it was, from 1 in the order in which turns began it
	 * @param number which of its actions it was, from 1
	 */
	record InTask(int task, int number) implements Cause {
	}

	/** Somebody else: another session, another thread. */
	record Outside() implements Cause {
	}

}
