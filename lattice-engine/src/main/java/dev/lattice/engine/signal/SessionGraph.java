package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.graph.Cell;
import dev.lattice.engine.graph.Derived;
import dev.lattice.engine.graph.Graph;
import dev.lattice.engine.graph.Observer;
import dev.lattice.engine.graph.Plan;
import dev.lattice.engine.graph.Reaction;
import org.jspecify.annotations.Nullable;

/**
 * The graph of one session: whose turn it is, who owns what, and the effects that wait.
 */
@SuppressWarnings("ReferenceEquality") // nodes, threads and graphs are compared as such
final class SessionGraph extends Graph {

	/** The graph that new signals belong to. Reads and writes know theirs. */
	private static final ThreadLocal<@Nullable SessionGraph> CURRENT = new ThreadLocal<>();

	final Scope root = new Scope(this, null);

	final Provisions provided = new Provisions();

	final EffectQueue effects = new EffectQueue(this);

	private final Consumer<Runnable> mailbox;

	/** What is kept of something outside. */
	final Map<Object, Mirror> mirrors = new HashMap<>();

	/** What computations have made; few make anything. */
	private final Map<Derived, Scope> made = new HashMap<>();

	private @Nullable Tracing tracing;

	private @Nullable WatchQueue followers;

	/** Whether followers follow now. */
	private boolean following;

	/** What owns what is made while {@link #chosenIn} is the innermost that runs. */
	private @Nullable Scope chosen;

	private @Nullable Observer chosenIn;

	SessionGraph(Consumer<Runnable> mailbox) {
		this.mailbox = mailbox;
	}

	static @Nullable SessionGraph current() {
		return CURRENT.get();
	}

	static SessionGraph required(String what) {
		SessionGraph graph = CURRENT.get();
		if (graph == null) {
			throw new IllegalStateException(
					"A " + what + " was made outside a component; make it in a component's fields,"
							+ " constructor or view, or inside Scope.run");
		}
		return graph;
	}

	// Turns

	/** Makes this the thread's graph while the action runs. */
	<T extends @Nullable Object> T enter(Scope scope, Supplier<? extends T> action) {
		Thread outerThread = this.thread;
		if (outerThread != null && outerThread != Thread.currentThread()) {
			throw new IllegalStateException("Two threads take a turn of one session at once;"
					+ " hand over what is to be done with Scope.post");
		}
		SessionGraph outerGraph = CURRENT.get();
		if (outerGraph == this) {
			return untracked(() -> owned(scope, action));
		}
		CURRENT.set(this);
		this.thread = Thread.currentThread();
		try {
			return untracked(() -> owned(scope, action));
		}
		finally {
			this.thread = outerThread;
			if (outerGraph == null) {
				CURRENT.remove();
			}
			else {
				CURRENT.set(outerGraph);
			}
		}
	}

	<T extends @Nullable Object> T untracked(Supplier<? extends T> action) {
		Observer outer = pause();
		try {
			return action.get();
		}
		finally {
			resume(outer);
		}
	}

	@Override
	protected void checkWrite(Cell written) {
		if (this.thread != Thread.currentThread()) {
			throw new IllegalStateException(
					"The " + written + " was set outside its session's turn; hand the change over with"
							+ " Scope.post, or use a SharedSignal");
		}
		checkNotComputing(written);
	}

	void checkNotComputing(Object written) {
		Derived computing = computing();
		if (computing != null) {
			throw new IllegalStateException("The " + written + " was set while computing the " + computing
					+ "; set it in an event handler or an effect");
		}
	}

	@Override
	protected void checkThread(Object touched, String how) {
		if (this.thread != null && this.thread != Thread.currentThread()) {
			throw new IllegalStateException("The " + touched + " was " + how + " on another thread during its session's"
					+ " turn; pass the value to the thread, or hand over what is to be done with Scope.post");
		}
	}

	void post(Runnable action) {
		this.mailbox.accept(() -> {
			if (!this.root.isDisposed()) {
				this.root.run(action);
			}
		});
	}

	void inBatch(Runnable action) {
		batch(() -> {
			action.run();
			return null;
		});
	}

	// Effects

	@Override
	protected boolean isIdle() {
		return this.effects.isIdle();
	}

	@Override
	protected void runWaiting(@Nullable Plan plan) {
		this.effects.flush(plan);
	}

	@Override
	protected void failed(@Nullable Reaction reaction, @Nullable Throwable failure) {
		this.effects.failed((reaction instanceof ScopedReaction scoped) ? scoped.outer : null, failure);
	}

	@Override
	public void trim() {
		super.trim();
		this.effects.trim();
	}

	/**
	 * Where those wait that follow a change at once, before anything else hears of it.
	 */
	WatchQueue followers() {
		if (this.followers == null) {
			this.followers = new WatchQueue();
		}
		return this.followers;
	}

	@Override
	protected void follow() {
		WatchQueue waiting = this.followers;
		if (waiting != null && !waiting.isEmpty() && !this.following) {
			inBatch(() -> follow(waiting));
		}
	}

	private void follow(WatchQueue waiting) {
		this.following = true;
		try {
			for (int round = 0; !waiting.isEmpty(); round++) {
				if (round == MAX_RERUNS) {
					throw new IllegalStateException("Selections moved each other " + round
							+ " times without coming to rest; a source must not ask its own selector");
				}
				waiting.drain((failure) -> failed(null, failure));
			}
		}
		finally {
			this.following = false;
		}
	}

	// Owners

	@Override
	protected @Nullable Scope owner() {
		if (this.chosen != null && this.chosenIn == this.running) {
			return this.chosen.given();
		}
		if (this.running instanceof ScopedReaction reaction) {
			return reaction.made();
		}
		return (this.running instanceof Derived derived) ? scopeOf(derived) : null;
	}

	/** Makes the scope the owner while the action runs. */
	<T extends @Nullable Object> T owned(Scope scope, Supplier<? extends T> action) {
		Scope outer = this.chosen;
		Observer outerIn = this.chosenIn;
		this.chosen = scope;
		this.chosenIn = this.running;
		try {
			return action.get();
		}
		finally {
			this.chosen = outer;
			this.chosenIn = outerIn;
		}
	}

	/** The scope of what a computation makes: inside the one where the memo was made. */
	private Scope scopeOf(Derived derived) {
		Scope scope = this.made.get(derived);
		if (scope == null || scope.isDisposed()) {
			Scope outer = (makerOf(derived) instanceof Scope maker && !maker.isDisposed()) ? maker : this.root;
			outer.own((Runnable) () -> this.made.remove(derived));
			scope = outer.child();
			this.made.put(derived, scope);
			note(derived);
		}
		return scope;
	}

	@Override
	protected void clearMade(Derived derived) {
		Scope scope = this.made.get(derived);
		Throwable failure = (scope != null) ? scope.clearAll() : null;
		if (failure != null) {
			later(() -> this.effects.failed(scope, failure));
		}
	}

	@Override
	protected boolean hasMade(Derived derived) {
		Scope scope = this.made.get(derived);
		return scope != null && !scope.isEmpty();
	}

	@Override
	protected List<Reaction> reactions() {
		List<Reaction> reactions = new ArrayList<>();
		this.root.forEach((reaction, maker) -> reactions.add(reaction));
		return reactions;
	}

	/** Sets who hears why observers run. */
	void trace(@Nullable Trace trace) {
		this.tracing = (trace != null) ? new Tracing(trace) : null;
		trace(this.tracing);
	}

	int runsOf(Object observer) {
		return (this.tracing != null) ? this.tracing.runsOf(observer) : 0;
	}

	boolean isRunning() {
		return this.running != null;
	}

	GraphSize size() {
		return new GraphSize(this.observers, this.edges);
	}

	// Mirrors

	void endMirror(Object source) {
		Mirror mirror = this.mirrors.remove(source);
		if (mirror != null) {
			mirror.end();
		}
	}

	void endMirrors() {
		List<Mirror> ending = List.copyOf(this.mirrors.values());
		this.mirrors.clear();
		ending.forEach(Mirror::end);
	}

}
