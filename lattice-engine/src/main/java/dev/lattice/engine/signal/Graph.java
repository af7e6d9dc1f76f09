package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The signals, memos and effects of one session: whose turn it is, and what they share.
 */
@SuppressWarnings("ReferenceEquality") // nodes, threads and failures are compared as such
final class Graph extends Planning {

	/** The graph that new signals belong to. Reads and writes know theirs. */
	private static final ThreadLocal<@Nullable Graph> CURRENT = new ThreadLocal<>();

	static final int LAST_NUMBER = (1 << (32 - Observer.SHIFT)) - 1;

	final Scope root = new Scope(this, null);

	final Provisions provided = new Provisions();

	private final Consumer<Runnable> mailbox;

	// What few sessions have is made when it is needed.

	private @Nullable Map<Object, Mirror> mirrors;

	private @Nullable Map<Object, String> names;

	private @Nullable Map<Derived, Throwable> failures;

	/** What computations have made; few make anything. */
	private @Nullable IdentityHashMap<Derived, Scope> made;

	/** Where the memos were made that are now computed for the first time. */
	private @Nullable IdentityHashMap<Derived, Scope> makers;

	/** The thread whose turn it is. */
	@Nullable Thread thread;

	private @Nullable WatchQueue followers;

	/** Whether followers follow now. */
	private boolean following;

	private int batches;

	/** The number of the effect or watcher that was made last. */
	int numbers;

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

	// Turns

	/** Makes this the thread's graph while the action runs. */
	<T extends @Nullable Object> T enter(Scope scope, Supplier<? extends T> action) {
		Thread outerThread = this.thread;
		if (outerThread != null && outerThread != Thread.currentThread()) {
			throw new IllegalStateException("Two threads take a turn of one session at once;"
					+ " hand over what is to be done with Scope.post");
		}
		Graph outerGraph = CURRENT.get();
		if (outerGraph == this) {
			return within(scope, action);
		}
		CURRENT.set(this);
		this.thread = Thread.currentThread();
		try {
			return within(scope, action);
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

	private <T extends @Nullable Object> T within(Scope scope, Supplier<? extends T> action) {
		Observer outer = pause();
		try {
			return owned(scope, action);
		}
		finally {
			resume(outer);
		}
	}

	void checkWrite(Cell written) {
		if (this.thread != Thread.currentThread()) {
			throw new IllegalStateException(
					"The " + written + " was set outside its session's turn; hand the change over with"
							+ " Scope.post, or use a SharedSignal");
		}
		if (this.running != null) {
			checkNotComputing(written);
		}
	}

	void checkNotComputing(Object written) {
		if (this.running instanceof Derived computing && !computing.maySet()) {
			throw new IllegalStateException("The " + written + " was set while computing the " + computing
					+ "; set it in an event handler or an effect");
		}
	}

	/** Lets nobody but the thread whose turn it is, if there is one, touch the graph. */
	void checkThread(Object touched, String how) {
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

	/** What is kept of something outside, if anything is. */
	@Nullable Mirror mirror(Object source) {
		return (this.mirrors != null) ? this.mirrors.get(source) : null;
	}

	void keepMirror(Object source, Mirror mirror) {
		if (this.mirrors == null) {
			this.mirrors = new HashMap<>();
		}
		this.mirrors.put(source, mirror);
	}

	void endMirror(Object source) {
		Mirror mirror = (this.mirrors != null) ? this.mirrors.remove(source) : null;
		if (mirror != null) {
			mirror.end();
		}
	}

	void endMirrors() {
		Map<Object, Mirror> ending = this.mirrors;
		this.mirrors = null;
		if (ending != null) {
			ending.values().forEach(Mirror::end);
		}
	}

	// Batches

	boolean isBatching() {
		return this.batches > 0;
	}

	void inBatch(Runnable action) {
		batch(() -> {
			action.run();
			return null;
		});
	}

	@SuppressWarnings("NullAway") // the result is a T unless something is thrown
	<T extends @Nullable Object> T batch(Supplier<? extends T> action) {
		this.batches++;
		Throwable failure = null;
		T result = null;
		try {
			result = action.get();
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
		}
		this.batches--;
		try {
			runLater();
			flush();
		}
		catch (RuntimeException | Error ex) {
			failure = Failures.combine(failure, ex);
		}
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
		return result;
	}

	/** Runs the effects that wait, unless a batch, a flush or an observer will do so. */
	void flush() {
		if (this.batches > 0) {
			return;
		}
		Plan plan = takeOpen();
		resolvePending();
		if ((plan == null && this.effects.isEmpty()) || this.effects.isFlushing() || this.running != null) {
			return;
		}
		this.effects.flush(this, plan);
	}

	// Followers

	/**
	 * Where those wait that follow a change at once, before anything else hears of it.
	 */
	WatchQueue followers() {
		if (this.followers == null) {
			this.followers = new WatchQueue();
		}
		return this.followers;
	}

	/** Lets those that a write has marked follow. */
	void follow() {
		WatchQueue waiting = this.followers;
		if (waiting != null && !waiting.isEmpty() && !this.following) {
			inBatch(() -> follow(waiting));
		}
	}

	private void follow(WatchQueue waiting) {
		this.following = true;
		try {
			for (int round = 0; !waiting.isEmpty(); round++) {
				if (round == EffectQueue.MAX_RERUNS) {
					throw new IllegalStateException("Selections moved each other " + round
							+ " times without coming to rest; a source must not ask its own selector");
				}
				waiting.drain((failure) -> this.effects.failed(null, failure));
			}
		}
		finally {
			this.following = false;
		}
	}

	// What few nodes have

	void name(Object node, String name) {
		if (this.names == null) {
			this.names = new WeakHashMap<>(1);
		}
		this.names.put(node, name);
	}

	String describe(Object node, String kind) {
		String name = (this.names != null) ? this.names.get(node) : null;
		return (name != null) ? kind + " '" + name + "'" : "unnamed " + kind;
	}

	boolean failed(Derived derived, Throwable failure) {
		if (this.failures == null) {
			this.failures = new WeakHashMap<>(1);
		}
		Throwable before = this.failures.put(derived, failure);
		derived.state |= Observer.NOTED;
		return failure != before;
	}

	/** Forgets the failure of the run before, if it was one; returns whether. */
	boolean succeeded(Derived derived) {
		return this.failures != null && this.failures.remove(derived) != null;
	}

	/** A derived value was read of which there is more to say. */
	void readNoted(Derived derived) {
		if (derived.is(Observer.CHECK | Observer.DIRTY)) {
			// It changed while it was computed; so who has read it must ask again.
			mark(derived, Observer.CHECK);
		}
		Throwable failure = (this.failures != null) ? this.failures.get(derived) : null;
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
	}

	/** The scope of what a computation makes: inside the one where the memo was made. */
	Scope scopeOf(Derived derived) {
		if (this.made == null) {
			this.made = new IdentityHashMap<>(1);
		}
		IdentityHashMap<Derived, Scope> made = this.made;
		Scope scope = made.get(derived);
		if (scope == null || scope.isDisposed()) {
			Scope maker = (this.makers != null) ? this.makers.get(derived) : null;
			Scope outer = (maker == null || maker.isDisposed()) ? this.root : maker;
			outer.own((Runnable) () -> made.remove(derived));
			scope = outer.child();
			made.put(derived, scope);
			derived.state |= Observer.NOTED;
		}
		return scope;
	}

	/** Notes where a memo was made that is computed for the first time. */
	void computingFirst(Derived derived, Scope maker) {
		if (this.makers == null) {
			this.makers = new IdentityHashMap<>(1);
		}
		this.makers.put(derived, maker);
	}

	/** Its first computation is over. */
	void computedFirst(Derived derived) {
		if (this.makers != null) {
			this.makers.remove(derived);
			if (this.makers.isEmpty()) {
				this.makers = null;
			}
		}
	}

	/** Disposes what the last computation has made. */
	void clearScopeOf(Derived derived) {
		Scope scope = madeBy(derived);
		Throwable failure = (scope != null) ? scope.clearAll() : null;
		if (failure != null) {
			later(() -> this.effects.failed(scope, failure));
		}
	}

	boolean hasMade(Derived derived) {
		Scope scope = madeBy(derived);
		return scope != null && !scope.isEmpty();
	}

	private @Nullable Scope madeBy(Derived derived) {
		return (this.made != null) ? this.made.get(derived) : null;
	}

	/** The numbers of effects and watchers tell which was made first. */
	int nextNumber() {
		if (this.numbers == LAST_NUMBER) {
			List<Reaction> reactions = new ArrayList<>();
			this.root.forEach((reaction, maker) -> reactions.add(reaction));
			reactions.sort(Comparator.comparingInt(Reaction::number));
			this.numbers = 0;
			reactions.forEach((reaction) -> reaction.number(++this.numbers));
		}
		return ++this.numbers;
	}

	/** Sets who keeps why observers run. */
	void trace(@Nullable Tracer tracer) {
		this.tracer = tracer;
		this.attention = (tracer != null) ? this.attention | TRACED : this.attention & ~TRACED;
	}

	int runsOf(Observer observer) {
		return (this.tracer != null) ? this.tracer.runsOf(observer) : 0;
	}

	GraphSize size() {
		return new GraphSize(this.observers, this.edges);
	}

	IllegalStateException circle(Derived derived) {
		StringBuilder path = new StringBuilder(derived.toString());
		for (int outer = 0; runningAt(outer) != derived; outer++) {
			if (runningAt(outer) instanceof Derived between) {
				path.insert(0, between + " -> ");
			}
		}
		return new IllegalStateException("The value of the " + derived + " depends on itself: " + derived + " -> "
				+ path + "; break the circle, or read one of them with untracked and keep its last value in a signal");
	}

}
