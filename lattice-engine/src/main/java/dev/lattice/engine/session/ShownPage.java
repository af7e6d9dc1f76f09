package dev.lattice.engine.session;

import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.ComponentContext;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Scope;

/**
 * The page that a session shows, until it shows another one.
 *
 * @param scope owns what the component made, but its view
 * @param tasks runs work that may block, beside the turns
 * @param messages takes what pages are told besides what they show
 * @param location its address
 * @param head what it says in the document's head
 */
record ShownPage(Scope scope, Consumer<Runnable> tasks, ClientMessages messages, Location location, Head head) {

	/**
	 * Makes the component of a page and its view, all in one batch.
	 * @throws RuntimeException what they threw; nothing of the page is left then but what
	 * the renderer took
	 */
	static ShownPage make(Scope root, Consumer<Runnable> tasks, ClientMessages messages, Location location,
			Supplier<? extends Component> component, Consumer<View> renderer) {
		ShownPage page = new ShownPage(root.child(), tasks, messages, location, new Head());
		page.provide();
		try {
			root.run(() -> Scope.batch(() -> renderer.accept(page.scope.call(() -> component.get().mount()))));
			return page;
		}
		catch (RuntimeException | Error ex) {
			try {
				page.scope.dispose();
			}
			catch (RuntimeException | Error cleanup) {
				ex.addSuppressed(cleanup);
			}
			throw ex;
		}
	}

	/** Lets components find what belongs to this page. */
	void provide() {
		this.scope.provide(new ComponentContext(this.location, this.tasks, this.messages));
		this.scope.provide(this.head);
	}

}
