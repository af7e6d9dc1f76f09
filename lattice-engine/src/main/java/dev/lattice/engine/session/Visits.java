package dev.lattice.engine.session;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.html.Supervision;
import dev.lattice.engine.html.View;
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

	private final Incidents incidents;

	private ShownPage shown;

	private Visits(Scope root, Renderer renderer, Incidents incidents, ShownPage shown) {
		this.root = root;
		this.renderer = renderer;
		this.incidents = incidents;
		this.shown = shown;
		incidents.shows(shown);
	}

	/**
	 * Makes the first page.
	 * @param snapshot what its durable values begin with
	 * @throws UnrestorableStateException if the component does not understand the
	 * snapshot
	 * @throws RuntimeException what its component threw
	 */
	static Visits begin(Scope root, PageServices services, Renderer renderer, Incidents incidents, Location location,
			Head head, Snapshot snapshot, Supplier<? extends Component> component) {
		ShownPage first = ShownPage.make(root, services, location, head, snapshot, component, renderer::mount);
		RuntimeException misfit = first.state().takeMisfit();
		if (misfit != null) {
			throw new UnrestorableStateException(misfit);
		}
		return new Visits(root, renderer, incidents, first);
	}

	ShownPage shown() {
		return this.shown;
	}

	/** Goes to another page, or not; returns how that is answered (I-92). */
	NavigationOutcome visit(Destination destination) {
		return switch (destination) {
			case Granted(Location location, var component) -> visit(location, component);
			case SamePage(Location location, var component) when isHere(location) -> visit(location, component);
			case SamePage elsewhere -> NavigationOutcome.LOADED;
			case Outside outside -> NavigationOutcome.LOADED;
		};
	}

	private boolean isHere(Location location) {
		return location.path().equals(this.shown.location().path());
	}

	private NavigationOutcome visit(Location location, Supplier<? extends Component> component) {
		return follow(location) ? NavigationOutcome.STAYED : show(location, component);
	}

	private boolean follow(Location location) {
		boolean[] follows = { false };
		try {
			this.root.run(() -> Scope.batch(() -> {
				follows[0] = this.shown.location().follow(location);
			}));
		}
		catch (RuntimeException | Error ex) {
			this.incidents.failed("effect of the address", ex);
		}
		return follows[0];
	}

	/** Makes the page that is shown anew; returns whether it could be made. */
	boolean restart() {
		return show(this.shown.location().again(), this.shown.maker()) == NavigationOutcome.ARRIVED;
	}

	/** Ends the page that is shown; a message stands in its place. */
	void stop(Function<? super String, ? extends View> message, String incident) {
		Location location = this.shown.location().again();
		Map<String, String> head = this.shown.head().entries();
		if (show(location,
				() -> new StoppedPage(message, incident, location.toString(), head)) == NavigationOutcome.LOADED) {
			show(location, () -> new StoppedPage(Supervision.stop().message(), incident, location.toString(), head));
		}
	}

	private NavigationOutcome show(Location location, Supplier<? extends Component> component) {
		ShownPage before = this.shown;
		try {
			this.shown = ShownPage.make(this.root, before.services(), location, new Head(null), Snapshot.NONE,
					component, this.renderer::prepare);
		}
		catch (RuntimeException | Error ex) {
			this.root.run(this.renderer::abandon);
			before.provide();
			this.incidents.failed("page at " + location, ex);
			return NavigationOutcome.LOADED;
		}
		this.incidents.shows(this.shown);
		this.root.run(this.renderer::show);
		try {
			before.scope().dispose();
		}
		catch (RuntimeException | Error ex) {
			this.incidents.failed("cleanup", ex);
		}
		return NavigationOutcome.ARRIVED;
	}

}
