package dev.lattice.crdt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The types of a document that have a name: those that were declared, and those that
 * updates named.
 */
final class Roots {

	private final Doc doc;

	private final Map<String, YType> roots = new LinkedHashMap<>();

	Roots(Doc doc) {
		this.doc = doc;
	}

	/** The root of that name, declared to be of a kind. */
	<T extends YType> T get(String name, Class<T> kind, Supplier<T> maker) {
		YType found = this.roots.get(name);
		if (found != null && found.getClass() == kind) {
			return kind.cast(found);
		}
		if (found != null && !(found instanceof UndeclaredType)) {
			throw new IllegalStateException("The root '" + name + "' is a " + found.getClass().getSimpleName()
					+ " already and no " + kind.getSimpleName() + "; use another name");
		}
		T made = maker.get();
		made.integrateRoot(this.doc, name);
		if (found instanceof UndeclaredType undeclared) {
			made.takeOver(undeclared);
		}
		this.roots.put(name, made);
		return made;
	}

	/** The root of that name, whatever it is. */
	YType get(String name) {
		YType found = this.roots.get(name);
		if (found == null) {
			found = new UndeclaredType();
			found.integrateRoot(this.doc, name);
			this.roots.put(name, found);
		}
		return found;
	}

	Set<String> names() {
		return Collections.unmodifiableSet(new LinkedHashSet<>(this.roots.keySet()));
	}

}
