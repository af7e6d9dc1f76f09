package dev.lattice.transport.webflux;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.transport.OpenPage;
import org.jspecify.annotations.Nullable;

/**
 * Pages that have come back when their session was gone, until they have another one.
 * Safe for concurrent use.
 */
final class Comebacks {

	/*
	 * A client waits 10 s for its WELCOME (P-32) and then comes again, with the token
	 * that it has. A page that takes longer to make would be made each time and never be
	 * live. So one session is made for it, and whoever came last gets that, be it while
	 * it is made or as long as it waits to be joined.
	 */

	private final Map<Comer, Comeback> open = new ConcurrentHashMap<>();

	/**
	 * Gives a page the session that is made for it, or makes it on the calling thread.
	 * @param comer which page it is
	 * @param waiting its connection, which gets the session or is closed
	 * @param maker makes the session; told who hears that this does not end
	 * @param failed says how a connection is closed for what the maker threw
	 */
	void come(Comer comer, Waiting waiting, Function<Consumer<RuntimeException>, OpenPage> maker,
			Function<Throwable, CloseCode> failed) {
		Comeback mine = new Comeback();
		Comeback there = this.open.putIfAbsent(comer, mine);
		while (there != null) {
			boolean joined = there.join(waiting);
			forget(comer, there);
			if (joined) {
				return;
			}
			there = this.open.putIfAbsent(comer, mine);
		}
		mine.join(waiting);
		try {
			OpenPage page = maker.apply((failure) -> end(comer, mine, CloseCode.SESSION_FAILED));
			mine.made(page);
			if (!mine.isOver()) {
				page.actor().whenOver(() -> end(comer, mine, CloseCode.SESSION_FAILED));
			}
		}
		catch (RuntimeException | Error ex) {
			end(comer, mine, failed.apply(ex));
		}
		forget(comer, mine);
	}

	private void end(Comer comer, Comeback comeback, CloseCode code) {
		comeback.end(code);
		forget(comer, comeback);
	}

	private void forget(Comer comer, Comeback comeback) {
		if (comeback.isOver()) {
			this.open.remove(comer, comeback);
		}
	}

	/**
	 * A document whose session is gone.
	 *
	 * @param session the id of that session, as its token has it
	 * @param page tells the document from a copy of it
	 * @param path its path and query
	 */
	record Comer(String session, String page, String path) {
	}

	/** A connection that waits for a session. */
	interface Waiting {

		/** Takes the session; returns whether the connection is still there for it. */
		boolean take(OpenPage page);

		/** Ends, without one. */
		void close(CloseCode code);

	}

	/** One page on its way back. */
	private static final class Comeback {

		private @Nullable Waiting last;

		private @Nullable OpenPage page;

		private boolean over;

		/** Waits in the place of who came before; returns false if that is no use. */
		synchronized boolean join(Waiting waiting) {
			if (this.over) {
				return false;
			}
			if (this.last != null) {
				this.last.close(CloseCode.SUPERSEDED);
			}
			this.last = waiting;
			handOver();
			return true;
		}

		/** There is a session; not called once this is over. */
		synchronized void made(OpenPage page) {
			this.page = page;
			handOver();
		}

		synchronized void end(CloseCode code) {
			Waiting last = this.last;
			end();
			if (last != null) {
				last.close(code);
			}
		}

		/** Keeps nothing: who is told of the end of a session may keep this. */
		private void end() {
			this.over = true;
			this.last = null;
			this.page = null;
		}

		synchronized boolean isOver() {
			return this.over;
		}

		private void handOver() {
			if (this.page != null && this.last != null && this.last.take(this.page)) {
				end();
			}
		}

	}

}
