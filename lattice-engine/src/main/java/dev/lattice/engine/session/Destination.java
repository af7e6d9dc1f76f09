package dev.lattice.engine.session;

import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;

/** Where a page asks to go (P-15), and what its host makes of it. */
public sealed interface Destination {

	/**
	 * Returns the address that was asked for.
	 * @return path and query
	 */
	String address();

	/**
	 * A page that the user may see.
	 *
	 * @param location its address
	 * @param component makes its component, in the session's turn; may block
	 */
	record Granted(Location location, Supplier<? extends Component> component) implements Destination {

		@Override
		public String address() {
			return this.location.toString();
		}

	}

	/**
	 * A page that the user may see if it has the path of the page that is shown, since
	 * nobody was asked for a grant.
	 *
	 * @param location its address
	 * @param component makes its component, in the session's turn; may block
	 */
	record SamePage(Location location, Supplier<? extends Component> component) implements Destination {

		@Override
		public String address() {
			return this.location.toString();
		}

	}

	/**
	 * No page of this session: the browser must ask for it and sees what becomes of that.
	 *
	 * @param address path and query
	 */
	record Outside(String address) implements Destination {
	}

}
