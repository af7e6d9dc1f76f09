package dev.lattice.engine.session;

import java.util.List;

import dev.lattice.engine.event.BadEventException;
import dev.lattice.engine.event.EventFields;
import dev.lattice.engine.html.Handler;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/** Hands events of a page to their handlers. */
final class Handling {

	private final SessionListener listener;

	private final Scope root;

	private final Renderer renderer;

	private final Incidents incidents;

	private final Supervisor supervisor;

	Handling(SessionListener listener, Scope root, Renderer renderer, Incidents incidents, Supervisor supervisor) {
		this.listener = listener;
		this.root = root;
		this.renderer = renderer;
		this.incidents = incidents;
		this.supervisor = supervisor;
	}

	/** Hands an event to the handler of a slot. */
	Outcome handle(int slot, List<? extends @Nullable Object> fields) {
		Handler<?> handler = this.renderer.handler(slot);
		if (handler != null) {
			return handle(handler, slot, fields);
		}
		this.listener.eventDropped();
		return this.renderer.wasGiven(slot) ? Outcome.FINE : Outcome.STRANGE;
	}

	private <E> Outcome handle(Handler<E> handler, int slot, List<? extends @Nullable Object> fields) {
		E event;
		try {
			event = handler.type().decode(new EventFields(fields));
		}
		catch (BadEventException ex) {
			// Not every event of a name has the fields: autofill makes key events without
			// a key.
			this.listener.eventDropped();
			return Outcome.STRANGE;
		}
		catch (RuntimeException | Error ex) {
			return failed(handler, slot, ex);
		}
		if (!this.renderer.offers(slot, event)) {
			if (event != null) {
				this.root.run(() -> this.renderer.refuse(slot, event));
			}
			this.listener.eventDropped();
			return Outcome.FINE;
		}
		if (handler.reports() != null && event != null) {
			this.renderer.reported(slot, handler.reports(), event);
		}
		this.listener.eventHandled();
		try {
			this.root.run(() -> Scope.batch(() -> handler.action().accept(event)));
			return Outcome.FINE;
		}
		catch (RuntimeException | Error ex) {
			return failed(handler, slot, ex);
		}
	}

	/** Code of the application has failed: the handler, or what makes its event. */
	private Outcome failed(Handler<?> handler, int slot, Throwable failure) {
		String incident = this.incidents.failed("handler of " + handler.type().name(), failure);
		if (!this.root.call(() -> this.renderer.handlerFailed(slot, failure, incident))) {
			this.supervisor.failed(incident);
		}
		return new Outcome(false, incident);
	}

	/**
	 * What became of an event.
	 *
	 * @param isStrange whether it is none that a page would send
	 * @param incident what its handler failed with, or null
	 */
	record Outcome(boolean isStrange, @Nullable String incident) {

		static final Outcome FINE = new Outcome(false, null);

		static final Outcome STRANGE = new Outcome(true, null);

	}

}
