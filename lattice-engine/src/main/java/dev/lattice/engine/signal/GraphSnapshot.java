package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

import dev.lattice.engine.graph.Inspection;
import dev.lattice.engine.graph.Source;
import org.jspecify.annotations.Nullable;

/**
 * What is alive in a graph at one moment: effects and watchers, and what they read,
 * directly or through memos. What nobody observes is not in it.
 *
 * @param nodes the nodes, effects and watchers first, in the order of their owners
 * @param omitted how many more there were than {@value #LARGEST}
 */
public record GraphSnapshot(List<Node> nodes, int omitted) {

	/** How many nodes a snapshot has at most. */
	public static final int LARGEST = 10_000;

	private static final int LONGEST_VALUE = 80;

	/**
	 * A signal, memo, effect or watcher.
	 *
	 * @param id counts from 0 in this snapshot
	 * @param name the kind, and the name if it has one, such as {@code signal 'price'}
	 * @param state {@code current}, or {@code check} when a source may have changed, or
	 * {@code dirty} when one has, or {@code running}
	 * @param value the value as text of at most 80 characters, or null for effects and
	 * watchers
	 * @param runs how often it ran since a {@link Trace} was set; 0 without one
	 * @param owner the id of the effect or watcher that made it, or null
	 * @param sources the ids of what it has read, in the order of reading; those that
	 * were omitted are missing
	 */
	public record Node(int id, String name, String state, @Nullable String value, int runs, @Nullable Integer owner,
			List<Integer> sources) {
	}

	static GraphSnapshot of(SessionGraph graph) {
		return new Maker(graph).make();
	}

	/** Gives each node an id when it is first seen, then describes them one by one. */
	private static final class Maker {

		private final SessionGraph graph;

		private final IdentityHashMap<Object, Integer> ids = new IdentityHashMap<>();

		private final IdentityHashMap<Object, @Nullable Integer> owners = new IdentityHashMap<>();

		private final List<Object> found = new ArrayList<>();

		private int omitted;

		Maker(SessionGraph graph) {
			this.graph = graph;
		}

		GraphSnapshot make() {
			this.graph.root.forEach((reaction, owner) -> {
				find(reaction);
				this.owners.put(reaction, this.ids.get(owner));
			});
			for (int at = 0; at < this.found.size(); at++) {
				Inspection.sources(this.found.get(at)).forEach(this::find);
			}
			List<Node> nodes = new ArrayList<>();
			for (Object node : this.found) {
				nodes.add(describe(node, nodes.size()));
			}
			return new GraphSnapshot(Collections.unmodifiableList(nodes), this.omitted);
		}

		private void find(Object node) {
			if (this.ids.containsKey(node)) {
				return;
			}
			if (this.found.size() == LARGEST) {
				this.omitted++;
				this.ids.put(node, -1);
				return;
			}
			this.ids.put(node, this.found.size());
			this.found.add(node);
		}

		private Node describe(Object node, int id) {
			List<Integer> sources = new ArrayList<>();
			for (Source source : Inspection.sources(node)) {
				int known = this.ids.getOrDefault(source, -1);
				if (known >= 0) {
					sources.add(known);
				}
			}
			return new Node(id, node.toString(), Inspection.state(node), text(node), this.graph.runsOf(node),
					this.owners.get(node), Collections.unmodifiableList(sources));
		}

		/** The value as text, if it has one. */
		private static @Nullable String text(Object node) {
			if (!(node instanceof Source source)) {
				return null;
			}
			try {
				String text = String.valueOf(Inspection.value(source));
				return (text.length() <= LONGEST_VALUE) ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
			}
			catch (RuntimeException ex) {
				return "(its toString failed: " + ex + ")";
			}
		}

	}

}
