package dev.lattice.reactor;

import java.util.function.Supplier;

import dev.lattice.engine.signal.Scope;
import reactor.util.context.Context;

/**
 * What publishers that a page follows find in their context; provided to the page's
 * scopes by what hosts its session.
 *
 * @param current gives it, as of now
 */
public record PublisherContext(Supplier<Context> current) {

	private static final PublisherContext EMPTY = new PublisherContext(Context::empty);

	/** Returns what the current scope's host has provided. */
	static Context now() {
		return Scope.provided(PublisherContext.class, EMPTY).current().get();
	}

}
