package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/** Hears of the changes of one shared signal, which keeps those that do in a chain. */
abstract class Subscriber {

	@Nullable Subscriber before;

	@Nullable Subscriber after;

	/** Whether it is in the chain. */
	boolean subscribed;

	/** The value has changed; called on the thread that changed it. */
	abstract void changed();

}
