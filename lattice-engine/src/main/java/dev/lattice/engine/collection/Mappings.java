package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.lattice.engine.signal.Scope;

/**
 * The mappings of a list, which forget the entries that leave it.
 *
 * @param <T> the type of the entries
 */
final class Mappings<T> {

	private final List<Mapping<T, ?>> all = new ArrayList<>();

	/** Makes a mapping that is kept until the current scope is over. */
	<R> Mapping<T, R> add(Function<? super T, ? extends R> function) {
		Mapping<T, R> mapping = new Mapping<>(Scope.current(), function);
		this.all.add(mapping);
		Scope.onDispose(() -> this.all.remove(mapping));
		return mapping;
	}

	/** Ends what was made of entries that leave the list. */
	void forget(List<Entry<T>> gone) {
		gone.forEach((entry) -> entry.gone = true);
		List<Scope> ending = new ArrayList<>();
		this.all.forEach((mapping) -> mapping.forget(gone, ending));
		if (!ending.isEmpty()) {
			// A scope disposes what it owns, last made first, whatever one of them
			// throws.
			Scope first = ending.removeFirst();
			first.run(() -> ending.forEach((scope) -> Scope.onDispose(scope::dispose)));
			first.dispose();
		}
	}

}
