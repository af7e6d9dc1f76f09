package dev.lattice.engine.session;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.session.Destination.Granted;
import dev.lattice.engine.session.Destination.Outside;
import dev.lattice.engine.session.Destination.SamePage;
import dev.lattice.engine.signal.Scope;

/** The pages that a session shows, one after the other. */
final class Visits {

	/*
	 * The next page is made beside the one that is shown. Only when it stands, all its
	 * effects included, does it take the place of the other, which then ends: a page that
	 * cannot be made costs nothing but the attempt.
	 */

	private final Scope root;

	private final Renderer renderer;

	private final BiConsumer<String, Throwable> failed;

	private ShownPage shown;

	private Visits(Scope root, Renderer renderer, BiConsumer<String, Throwable> failed, ShownPage shown) {
		this.root = root;
		this.renderer = renderer;
		this.failed = failed;
		this.shown = shown;
	}

	/**
	 * Makes the first page.
	 * @throws RuntimeException what its component threw
	 */
	static Visits begin(Scope root, Consumer<Runnable> tasks, ClientMessages messages, Renderer renderer,
			BiConsumer<String, Throwable> failed, Location location, Supplier<? extends Component> component) {
		ShownPage first = ShownPage.make(root, tasks, messages, location, component, renderer::mount);
		return new Visits(root, renderer, failed, first);
	}

	ShownPage shown() {
		return this.shown;
	}

	/** Goes to another page, or not; returns how that is answered (I-92). */
	int visit(Destination destination) {
		return switch (destination) {
			case Granted(Location location, var component) -> visit(location, component);
			case SamePage(Location location, var component) when isHere(location) -> visit(location, component);
			case SamePage elsewhere -> Wire.GO_LOAD;
			case Outside outside -> Wire.GO_LOAD;
		};
	}

	private boolean isHere(Location location) {
		return location.path().equals(this.shown.location().path());
	}

	private int visit(Location location, Supplier<? extends Component> component) {
		return follow(location) ? Wire.GO_STAYED : show(location, component);
	}

	private boolean follow(Location location) {
		boolean[] follows = { false };
		try {
			this.root.run(() -> Scope.batch(() -> {
				follows[0] = this.shown.location().follow(location);
			}));
		}
		catch (RuntimeException | Error ex) {
			this.failed.accept("effect of the address", ex);
		}
		return follows[0];
	}

	private int show(Location location, Supplier<? extends Component> component) {
		ShownPage before = this.shown;
		try {
			this.shown = ShownPage.make(this.root, before.tasks(), before.messages(), location, component,
					this.renderer::prepare);
		}
		catch (RuntimeException | Error ex) {
			this.root.run(this.renderer::abandon);
			before.provide();
			this.failed.accept("page at " + location, ex);
			return Wire.GO_LOAD;
		}
		this.root.run(this.renderer::show);
		try {
			before.scope().dispose();
		}
		catch (RuntimeException | Error ex) {
			this.failed.accept("cleanup", ex);
		}
		return Wire.GO_ARRIVED;
	}

}
