package dev.lattice.engine.session;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What can happen to a session. Nothing else makes it do anything: the same inputs at the
 * same times lead to the same frames, for components that read no clock, no chance and no
 * other service of their own.
 */
public sealed interface SessionInput {

	/**
	 * A page that has this session's token offers a connection (P-42).
	 *
	 * @param connection the connection
	 * @param hello what the page said over it
	 * @param answer told whether the connection is this session's now
	 */
	record Connect(Connection connection, Hello hello, Consumer<Admission> answer) implements SessionInput {
	}

	/**
	 * A page whose own session is gone is given this one, rendered for it just now
	 * (P-42).
	 *
	 * @param connection the connection
	 * @param hello what the page said over it
	 * @param token the page's new token
	 */
	record ConnectFresh(Connection connection, Hello hello, String token) implements SessionInput {
	}

	/**
	 * Something happened in the page (P-12, P-25).
	 *
	 * @param connection where that was said
	 * @param input its number
	 * @param applied the last patch that the page had applied
	 * @param slot the slot of the handler
	 * @param fields strings, integers, doubles, booleans and nulls
	 */
	record Event(Connection connection, int input, int applied, int slot,
			List<? extends @Nullable Object> fields) implements SessionInput {
	}

	/**
	 * The page asks to go to another one, or to follow its address (P-15). If the other
	 * page cannot be shown here, the one shown goes on, and the browser is told to load
	 * the address itself.
	 *
	 * @param connection where that was said
	 * @param input its number
	 * @param applied the last patch that the page had applied
	 * @param destination where to
	 */
	record Navigate(Connection connection, int input, int applied, Destination destination) implements SessionInput {
	}

	/**
	 * The page has applied patches (P-13).
	 *
	 * @param connection where that was said
	 * @param applied the number of the last one
	 */
	record Acknowledge(Connection connection, int applied) implements SessionInput {
	}

	/**
	 * The page says whether somebody sees it (P-16).
	 *
	 * @param connection where that was said
	 * @param hidden whether nobody does
	 */
	record Visibility(Connection connection, boolean hidden) implements SessionInput {
	}

	/**
	 * The page tells a fault of its own (P-17).
	 *
	 * @param connection where that was said
	 * @param text what it says; anything
	 */
	record Report(Connection connection, String text) implements SessionInput {
	}

	/**
	 * An action that was handed to the mailbox has its turn.
	 *
	 * @param action what was handed over
	 */
	record Posted(Runnable action) implements SessionInput {
	}

	/**
	 * A connection is gone; of one that was superseded, nothing happens.
	 *
	 * @param connection the connection
	 */
	record Disconnect(Connection connection) implements SessionInput {
	}

	/**
	 * The browser has taken some of the first HTML, or all: the time to join counts from
	 * then. Of a session that a page has joined, nothing happens.
	 *
	 * @param at when that was, in milliseconds of the host's clock; not later than now
	 */
	record HtmlTaken(long at) implements SessionInput {
	}

	/** Time has passed. */
	record Tick() implements SessionInput {
	}

	/**
	 * The session is to end, and its connection with it.
	 *
	 * @param code why
	 */
	record End(CloseCode code) implements SessionInput {
	}

}
