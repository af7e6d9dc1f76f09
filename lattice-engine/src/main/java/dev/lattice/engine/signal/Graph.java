package dev.lattice.engine.signal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The vertices and edges of one session, and the algorithm that keeps them consistent.
 */
final class Graph {

	/*
	 * Push-pull. A write marks the observers of the signal, and theirs, CHECK:
	 * "ask before use" (push, a loop over edges, nothing is computed). Whoever is then
	 * read, or is an effect in the queue, asks its sources in the order in which it read
	 * them (pull): a source that did change makes it DIRTY and it runs; if none did, it
	 * is CLEAN again without running. A signal counts as changed when its value differs
	 * from the one last seen by anyone, so that a batch which restores a value runs
	 * nothing.
	 *
	 * The scheme is that of Reactively (M. Medjitov,
	 * "Super Charging Fine-Grained Reactive Performance") with the edge lists of
	 * alien-signals (J. Yu, "Push-Pull Based Signal Algorithm").
	 */

	private static final ThreadLocal<@Nullable Graph> CURRENT = new ThreadLocal<>();

	/** What is running and collects its sources; null when reads are not tracked. */
	@Nullable Node observer;

	/** The innermost running memo, whatever is tracked; a write inside it is refused. */
	@Nullable Memo<?> computing;

	/** What owns new observers: this scope. */
	@Nullable Scope owner;

	final EffectQueue effects = new EffectQueue();

	final Scope root = new Scope(this);

	final Map<Class<?>, Object> provided = new HashMap<>();

	private final Consumer<Runnable> mailbox;

	private final Map<SharedSignal<?>, SharedSignal.Mirror<?>> mirrors = new HashMap<>();

	private int numbers;

	private int runs;

	private int observers;

	private int edges;

	private @Nullable Link[] path = new @Nullable Link[16];

	Graph(Consumer<Runnable> mailbox) {
		this.mailbox = mailbox;
	}

	static @Nullable Graph current() {
		return CURRENT.get();
	}

	static Graph required(String what) {
		Graph graph = CURRENT.get();
		if (graph == null) {
			throw new IllegalStateException(
					"A " + what + " was made outside a component; make it in a component's fields,"
							+ " constructor or view, or inside Scope.run");
		}
		return graph;
	}

	/** Makes this the thread's graph while the action runs. */
	<T extends @Nullable Object> T enter(Scope scope, Supplier<T> action) {
		Graph outer = CURRENT.get();
		Scope outerOwner = this.owner;
		Node outerObserver = this.observer;
		CURRENT.set(this);
		this.owner = scope;
		this.observer = null;
		try {
			return action.get();
		}
		finally {
			this.observer = outerObserver;
			this.owner = outerOwner;
			if (outer == null) {
				CURRENT.remove();
			}
			else {
				CURRENT.set(outer);
			}
		}
	}

	void checkWrite(Node written) {
		if (CURRENT.get() != this) {
			throw new IllegalStateException(
					"The " + written + " was set outside its session's turn; hand the change over with"
							+ " Scope.post, or use a SharedSignal");
		}
		checkNotComputing(written);
	}

	void checkNotComputing(Object written) {
		if (this.computing != null) {
			throw new IllegalStateException("The " + written + " was set while computing the " + this.computing
					+ "; set it in an event handler or an effect");
		}
	}

	void post(Runnable action) {
		this.mailbox.accept(() -> {
			if (!this.root.isDisposed()) {
				this.root.run(action);
			}
		});
	}

	Map<SharedSignal<?>, SharedSignal.Mirror<?>> mirrors() {
		return this.mirrors;
	}

	void endMirrors() {
		this.mirrors.values().forEach(SharedSignal.Mirror::end);
		this.mirrors.clear();
	}

	int nextNumber() {
		return ++this.numbers;
	}

	void observerAdded() {
		this.observers++;
	}

	void observerEnded() {
		this.observers--;
	}

	GraphSize size() {
		return new GraphSize(this.observers, this.edges);
	}

	// Edges

	/** Records that the running observer, if any, reads the source. */
	void track(Node source) {
		Node reader = this.observer;
		if (reader == null || source.state == Node.DEAD || reader.state == Node.DEAD) {
			return;
		}
		Link last = reader.lastSource;
		if (last != null && last.source == source) {
			return;
		}
		Link next = (last != null) ? last.nextSource : reader.firstSource;
		if (next != null && next.source == source) {
			next.run = this.runs;
			reader.lastSource = next;
			return;
		}
		Link newest = source.lastObserver;
		if (newest != null && newest.observer == reader && newest.run == this.runs) {
			return;
		}
		Link link = new Link(source, reader, this.runs);
		link.nextSource = next;
		if (last != null) {
			last.nextSource = link;
		}
		else {
			reader.firstSource = link;
		}
		reader.lastSource = link;
		link.previousObserver = newest;
		if (newest != null) {
			newest.nextObserver = link;
		}
		else {
			source.firstObserver = link;
		}
		source.lastObserver = link;
		this.edges++;
	}

	/** Runs the action so that what it reads becomes the sources of the reader. */
	void run(Node reader, @Nullable Scope scope, Runnable action) {
		Node outerObserver = this.observer;
		Scope outerOwner = this.owner;
		int outerRun = this.runs;
		this.runs = nextNumber();
		this.observer = reader;
		this.owner = scope;
		reader.lastSource = null;
		try {
			action.run();
		}
		finally {
			this.observer = outerObserver;
			this.owner = outerOwner;
			this.runs = outerRun;
			dropSourcesAfter(reader, reader.lastSource);
		}
	}

	private void dropSourcesAfter(Node reader, @Nullable Link last) {
		Link link = (last != null) ? last.nextSource : reader.firstSource;
		if (last != null) {
			last.nextSource = null;
		}
		else {
			reader.firstSource = null;
		}
		while (link != null) {
			Link next = link.nextSource;
			leave(link);
			link = next;
		}
	}

	/** Takes the reader out of the observers of all its sources. */
	void dropSources(Node reader) {
		reader.lastSource = null;
		dropSourcesAfter(reader, null);
	}

	private void leave(Link link) {
		Node source = link.source;
		if (link.previousObserver != null) {
			link.previousObserver.nextObserver = link.nextObserver;
		}
		else {
			source.firstObserver = link.nextObserver;
		}
		if (link.nextObserver != null) {
			link.nextObserver.previousObserver = link.previousObserver;
		}
		else {
			source.lastObserver = link.previousObserver;
		}
		this.edges--;
		if (source.firstObserver == null) {
			source.unobserved();
		}
	}

	// Push

	/** Marks everything that depends on the source as in need of a check. */
	void mark(Node source) {
		int depth = 0;
		Link link = source.firstObserver;
		while (true) {
			while (link != null) {
				Node reader = link.observer;
				if (reader.state == Node.CLEAN) {
					reader.state = Node.CHECK;
					reader.marked();
					if (reader.firstObserver != null) {
						if (link.nextObserver != null) {
							push(depth++, link.nextObserver);
						}
						link = reader.firstObserver;
						continue;
					}
				}
				link = link.nextObserver;
			}
			if (depth == 0) {
				return;
			}
			link = this.path[--depth];
		}
	}

	private void push(int depth, Link link) {
		if (depth == this.path.length) {
			this.path = Arrays.copyOf(this.path, depth * 2);
		}
		this.path[depth] = link;
	}

	// Pull

	/**
	 * Brings a marked node to CLEAN or DIRTY, updating the memos above it that are in the
	 * way.
	 * @return whether the node must run
	 */
	boolean check(Node node) {
		if (node.state != Node.CHECK) {
			return node.state == Node.DIRTY;
		}
		// The way down from the node is kept in an own stack, since updates run user code
		// which may check in turn.
		Link[] way = new Link[4];
		int depth = 0;
		Node current = node;
		Link link = current.firstSource;
		while (true) {
			while (link != null && current.state == Node.CHECK) {
				Node source = link.source;
				if (source.state == Node.CHECK) {
					if (depth == way.length) {
						way = Arrays.copyOf(way, depth * 2);
					}
					way[depth++] = link;
					current = source;
					link = current.firstSource;
					continue;
				}
				if (source.state == Node.RUNNING) {
					throw source.circle();
				}
				if (source.state == Node.DIRTY) {
					updateAndTell(source);
				}
				link = link.nextSource;
			}
			if (current.state == Node.CHECK) {
				current.state = Node.CLEAN;
			}
			if (depth == 0) {
				return node.state == Node.DIRTY;
			}
			if (current.state == Node.DIRTY) {
				updateAndTell(current);
			}
			Link up = way[--depth];
			current = up.observer;
			link = up.nextSource;
		}
	}

	/**
	 * Updates a dirty node and, if its value is another one, makes its waiting observers
	 * run.
	 */
	void updateAndTell(Node source) {
		if (source.update()) {
			for (Link link = source.firstObserver; link != null; link = link.nextObserver) {
				if (link.observer.state == Node.CHECK) {
					link.observer.state = Node.DIRTY;
				}
			}
		}
	}

}
