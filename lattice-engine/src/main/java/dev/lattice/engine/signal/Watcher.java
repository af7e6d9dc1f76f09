package dev.lattice.engine.signal;

/**
 * An observer that a renderer runs when it wants to, rather than at the end of a batch.
 * <p>
 * When something that the action read may have changed, the watcher enters its
 * {@link WatchQueue}; nothing runs until the queue is drained. What the action makes is
 * disposed before its next run.
 */
public final class Watcher extends ScopedReaction {

	/** Watchers of a lower rank run first. */
	final int rank;

	private final WatchQueue queue;

	/**
	 * Makes a watcher in the current graph, owned by the current scope, and runs its
	 * action.
	 * @param queue where the watcher waits when it is marked
	 * @param rank watchers of a lower rank run first; what is inside something else has a
	 * higher one
	 * @param action what to do
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	@SuppressWarnings("this-escape") // the class is final and complete when it runs
	public Watcher(WatchQueue queue, int rank, Runnable action) {
		super(SessionGraph.required("watcher"), action);
		this.queue = queue;
		this.rank = rank;
		begin();
	}

	@Override
	protected void marked() {
		this.queue.add(this);
	}

	@Override
	protected boolean isPlanned() {
		return false;
	}

	@Override
	protected String kind() {
		return "hole";
	}

}
