package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;

/**
 * What an observer or listener was given, to end it.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

	/**
	 * Ends the subscription: calls after this one do not come. Closing twice does
	 * nothing.
	 */
	@Override
	void close();

	static <T> Subscription add(List<T> listeners, T listener) {
		listeners.add(listener);
		List<T> once = new ArrayList<>(List.of(listener));
		return () -> {
			if (!once.isEmpty()) {
				listeners.remove(once.removeFirst());
			}
		};
	}

}
