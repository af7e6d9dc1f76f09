package dev.lattice.engine.session;

import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.ComponentContext;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.durable.DurableState;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.html.Supervision;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Scope;

/**
 * The page that a session shows, until it shows another one.
 *
 * @param scope owns what the component made, but its view
 * @param services what the session gives to its components
 * @param location its address
 * @param head what it says in the document's head
 * @param state its values that outlive the session
 * @param maker makes its component, again and again
 * @param component what it shows
 */
record ShownPage(Scope scope, PageServices services, Location location, Head head, DurableState state,
		Supplier<? extends Component> maker, Component component) {

	/**
	 * Makes the component of a page and its view, all in one batch.
	 * @param snapshot what its durable values begin with
	 * @throws RuntimeException what they threw; nothing of the page is left then but what
	 * the renderer took
	 */
	static ShownPage make(Scope root, PageServices services, Location location, Head head, Snapshot snapshot,
			Supplier<? extends Component> maker, Consumer<View> renderer) {
		Scope scope = root.child();
		DurableState state = new DurableState(snapshot);
		provide(scope, services, location, head, state);
		try {
			return root.call(() -> Scope.batch(() -> {
				Component component = scope.call(maker::get);
				renderer.accept(scope.call(component::mount));
				return new ShownPage(scope, services, location, head, state, maker, component);
			}));
		}
		catch (RuntimeException | Error ex) {
			try {
				scope.dispose();
			}
			catch (RuntimeException | Error cleanup) {
				ex.addSuppressed(cleanup);
			}
			throw ex;
		}
	}

	/** What it wants done when its code fails. */
	Supervision supervision() {
		return this.component.supervision();
	}

	/** What logs call it: its class and its path, without what users have put there. */
	String name() {
		return this.component.getClass().getName() + " at " + this.location.path();
	}

	/** Lets components find what belongs to this page. */
	void provide() {
		provide(this.scope, this.services, this.location, this.head, this.state);
	}

	private static void provide(Scope scope, PageServices services, Location location, Head head, DurableState state) {
		scope.provide(new ComponentContext(location, services.tasks(), services.messages(), services.timers()));
		scope.provide(head);
		scope.provide(state);
	}

}
