package dev.lattice.rooms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Scope;

/** A session whose turns the test takes. */
final class TestSession {

	final Deque<Runnable> mailbox = new ArrayDeque<>();

	final Scope root = Scope.root(this.mailbox::add);

	/** What its component makes. */
	final Scope page = this.root.call(this.root::child);

	void run(Runnable action) {
		this.page.run(() -> Scope.batch(action));
	}

	<T> T call(Supplier<T> action) {
		return this.page.call(action);
	}

	void effect(Runnable action) {
		this.page.run(() -> new Effect(action));
	}

	/** Takes the turns that wait. */
	int turns() {
		int count = 0;
		while (!this.mailbox.isEmpty()) {
			this.mailbox.remove().run();
			count++;
		}
		return count;
	}

}
