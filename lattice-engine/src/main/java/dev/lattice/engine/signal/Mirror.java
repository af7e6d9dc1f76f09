package dev.lattice.engine.signal;

/**
 * What one graph keeps of something outside of it that many graphs see, such as a shared
 * value or a part of a shared document. Found by {@link Scope#mirror}.
 */
public interface Mirror {

	/**
	 * Nobody will ask for this mirror again: the graph is over, or has no use for it.
	 * Called once.
	 */
	void end();

}
