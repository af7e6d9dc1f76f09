package dev.lattice.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.SessionActor;
import dev.lattice.transport.SessionDirectory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Shows what runs: how many sessions in which state, which pages, how large the graphs.
 */
@Endpoint(id = "lattice")
public final class LatticeEndpoint {

	private final SessionDirectory sessions;

	private final ComponentCatalog catalog;

	/**
	 * Makes an endpoint.
	 * @param sessions the sessions
	 * @param catalog the components
	 */
	public LatticeEndpoint(SessionDirectory sessions, ComponentCatalog catalog) {
		this.sessions = sessions;
		this.catalog = catalog;
	}

	/**
	 * Describes what runs, without any value, id or token.
	 * @return the description
	 */
	@ReadOperation
	public Description lattice() {
		Map<String, Integer> states = new LinkedHashMap<>();
		SessionStates.ALL.forEach((state) -> states.put(SessionStates.name(state), this.sessions.count(state)));
		List<Page> pages = this.catalog.routes()
			.stream()
			.map((route) -> new Page(route.path().getPatternString(), route.type().getName()))
			.toList();
		return new Description(states, pages, graphs(), turns());
	}

	private Turns turns() {
		long waiting = 0;
		int deepest = 0;
		long slow = 0;
		for (SessionActor session : this.sessions.sessions()) {
			waiting += session.waiting();
			deepest = Math.max(deepest, session.waiting());
			slow += session.slowTurns();
		}
		return new Turns(waiting, deepest, slow);
	}

	private Graphs graphs() {
		long observers = 0;
		long edges = 0;
		int largest = 0;
		for (SessionActor session : this.sessions.sessions()) {
			observers += session.graphSize().observers();
			edges += session.graphSize().edges();
			largest = Math.max(largest, session.graphSize().edges());
		}
		return new Graphs(observers, edges, largest);
	}

	/**
	 * What runs.
	 *
	 * @param sessions the number of sessions by state
	 * @param pages the components that have a page
	 * @param graphs the size of all graphs
	 * @param turns what waits, and what took long
	 */
	public record Description(Map<String, Integer> sessions, List<Page> pages, Graphs graphs, Turns turns) {
	}

	/**
	 * What waits for its turn, and what took long.
	 *
	 * @param waiting the number of inputs in all mailboxes, those being done included
	 * @param deepest that number for the fullest one
	 * @param slow the number of slow turns of the sessions that there are
	 */
	public record Turns(long waiting, int deepest, long slow) {
	}

	/**
	 * A component that has a page.
	 *
	 * @param path its path
	 * @param component its class
	 */
	public record Page(String path, String component) {
	}

	/**
	 * The size of all sessions' graphs, each as of its last turn.
	 *
	 * @param observers the number of memos, effects and holes
	 * @param edges the number of pairs of a source and what reads it
	 * @param largestEdges that number for the largest graph
	 */
	public record Graphs(long observers, long edges, int largestEdges) {
	}

}
