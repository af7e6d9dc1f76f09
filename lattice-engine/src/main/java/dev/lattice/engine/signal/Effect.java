package dev.lattice.engine.signal;

/**
 * An action that runs at once and again whenever something that it read has changed.
 * <p>
 * Effects run at the end of the outermost batch (or of the write, if there is none), in
 * the order in which they were made, each once. What an effect makes (effects, cleanups
 * registered with {@link Scope#onDispose}) is disposed before its next run. An exception
 * does not keep other effects from running; it reaches the nearest {@link Boundary}, or
 * else the writer afterwards.
 */
public final class Effect extends ScopedReaction {

	/**
	 * Makes an effect in the current graph, owned by the current scope, and runs it. If
	 * its first run fails, nothing is left of it.
	 * @param action what to do
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	@SuppressWarnings("this-escape") // the class is final and complete when it runs
	public Effect(Runnable action) {
		super(SessionGraph.required("effect"), action);
		begin();
	}

	/**
	 * Gives the effect a name for messages and tools.
	 * @param name the name
	 * @return this effect
	 */
	public Effect named(String name) {
		graph().name(this, name);
		return this;
	}

	@Override
	protected void marked() {
		session().effects.add(this);
	}

	@Override
	protected boolean isPlanned() {
		return true;
	}

	@Override
	protected String kind() {
		return "effect";
	}

}
