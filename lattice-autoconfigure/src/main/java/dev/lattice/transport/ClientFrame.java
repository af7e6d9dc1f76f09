package dev.lattice.transport;

import java.util.List;

import dev.lattice.engine.session.Hello;
import org.jspecify.annotations.Nullable;

/** What a client sends (P-10), checked for form only. */
public sealed interface ClientFrame {

	/**
	 * The first frame of a connection (P-11).
	 *
	 * @param hello what the page says
	 */
	record HelloFrame(Hello hello) implements ClientFrame {
	}

	/**
	 * One browser event (P-12).
	 *
	 * @param input its number, above 0
	 * @param applied the last patch applied when it happened, at least 0
	 * @param slot the handler, at least 0
	 * @param fields strings, integers, doubles, booleans and nulls, as the browser sent
	 * them
	 */
	record EventFrame(int input, int applied, int slot, List<@Nullable Object> fields) implements ClientFrame {
	}

	/**
	 * Asks for another page, or for this one at another address (P-15).
	 *
	 * @param input its number, above 0
	 * @param applied the last patch applied when it happened, at least 0
	 * @param address path and query
	 * @param token a page token for the address, or empty
	 */
	record NavigateFrame(int input, int applied, String address, String token) implements ClientFrame {

		/** Leaves the token out. */
		@Override
		public String toString() {
			return "NavigateFrame[" + this.input + ", " + this.applied + ", " + this.address + "]";
		}

	}

	/**
	 * Acknowledges patches (P-13).
	 *
	 * @param applied the last patch applied, at least 0
	 */
	record AckFrame(int applied) implements ClientFrame {
	}

	/**
	 * Says whether somebody sees the page (P-16).
	 *
	 * @param hidden whether nobody does
	 */
	record VisibilityFrame(boolean hidden) implements ClientFrame {
	}

	/**
	 * Tells a fault of the client (P-17).
	 *
	 * @param text what it says
	 */
	record ReportFrame(String text) implements ClientFrame {
	}

}
