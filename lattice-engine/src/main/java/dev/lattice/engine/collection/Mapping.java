package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

import dev.lattice.engine.signal.Scope;

/** What a function makes of each entry of a list, once, in a scope of the entry's own. */
final class Mapping<T, R> {

	private final Scope owner;

	private final Function<? super T, ? extends R> function;

	private final IdentityHashMap<Entry<T>, Row<R>> rows = new IdentityHashMap<>();

	private List<R> last = List.of();

	Mapping(Scope owner, Function<? super T, ? extends R> function) {
		this.owner = owner;
		this.function = function;
	}

	/** Maps entries that are new; when the owner is over, all stays as it was. */
	List<R> map(List<Entry<T>> entries) {
		if (!this.owner.isDisposed()) {
			List<R> results = new ArrayList<>(entries.size());
			for (Entry<T> entry : List.copyOf(entries)) {
				Row<R> row = this.rows.get(entry);
				results.add((row != null) ? row.result() : mapNew(entry));
			}
			this.last = List.copyOf(results);
		}
		return this.last;
	}

	private R mapNew(Entry<T> entry) {
		Scope scope = this.owner.child();
		Row<R> row;
		try {
			row = new Row<>(scope, scope.call(() -> this.function.apply(entry.value)));
		}
		catch (RuntimeException | Error ex) {
			scope.dispose();
			throw ex;
		}
		if (entry.gone) {
			scope.dispose();
		}
		else {
			this.rows.put(entry, row);
		}
		return row.result();
	}

	/** Forgets entries that are gone, and adds their scopes to those that are to end. */
	void forget(List<Entry<T>> gone, List<Scope> ending) {
		for (Entry<T> entry : gone) {
			Row<R> row = this.rows.remove(entry);
			if (row != null && !row.scope().isDisposed()) {
				ending.add(row.scope());
			}
		}
	}

	/** What an entry was mapped to, and what that made. */
	private record Row<R>(Scope scope, R result) {
	}

}
