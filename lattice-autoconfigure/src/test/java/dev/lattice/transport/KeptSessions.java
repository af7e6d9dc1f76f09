package dev.lattice.transport;

import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.session.FirstHtml;

/** Opens sessions whose durable state is kept, as {@link Pages} does. */
public final class KeptSessions {

	private KeptSessions() {
	}

	/**
	 * Opens a session of a page.
	 * @param kept what its durable values begin with
	 */
	public static SessionDirectory.Opened open(SessionDirectory sessions, Snapshots snapshots, ComponentRoute page,
			Visitor visitor, Location location, Supplier<? extends Component> component, FirstHtml html,
			Snapshot kept) {
		return sessions.open(visitor, location, component, html,
				(id) -> snapshots.keeper((path) -> snapshots.isKept(page), id, visitor.userName(), kept), (failure) -> {
				});
	}

}
