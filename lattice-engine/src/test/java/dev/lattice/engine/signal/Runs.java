package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** What ran in a test, in order, by name. */
public final class Runs {

	private final List<String> names = new ArrayList<>();

	/** Makes a memo whose computations are noted. */
	public <T> Memo<T> memo(String name, Supplier<T> computation) {
		return new Memo<>(noted(name, computation)).named(name);
	}

	/** Makes an effect whose runs are noted. */
	public Effect effect(String name, Runnable action) {
		return new Effect(() -> {
			note(name);
			action.run();
		}).named(name);
	}

	public <T> Supplier<T> noted(String name, Supplier<T> computation) {
		return () -> {
			note(name);
			return computation.get();
		};
	}

	public void note(String name) {
		this.names.add(name);
	}

	/** How often a name was noted since the last {@link #forget}. */
	public int of(String name) {
		return Collections.frequency(this.names, name);
	}

	public List<String> inOrder() {
		return this.names;
	}

	public void forget() {
		this.names.clear();
	}

}
