package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import dev.lattice.engine.html.ConditionalView;
import dev.lattice.engine.html.DynamicView;
import dev.lattice.engine.html.EachView;
import dev.lattice.engine.html.View;
import dev.lattice.engine.html.ViewHole;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Watcher;
import org.jspecify.annotations.Nullable;

/**
 * A hole of the page: watches what gives its views and keeps its instances the same as
 * them.
 */
final class LiveHole {

	private static final String ONLY = "view";

	final int id;

	/** The instances in the hole, in order. */
	List<Instance> instances = Collections.emptyList();

	private final Renderer renderer;

	/** Lives as long as the hole; owns the instances. */
	final Scope scope;

	final Surroundings surroundings;

	/**
	 * Whether the page has the hole; until then its changes are part of what is yet to be
	 * said.
	 */
	boolean said;

	private @Nullable Boolean branch;

	private @Nullable ViewHole source;

	LiveHole(Renderer renderer, int id, Scope scope, Surroundings surroundings) {
		this.renderer = renderer;
		this.id = id;
		this.scope = scope;
		this.surroundings = surroundings;
	}

	/** Follows a source from now on; the watcher belongs to the current scope. */
	void follow(ViewHole source) {
		boolean[] again = { this.source != null };
		if (this.source != null && this.source.getClass() != source.getClass()) {
			this.branch = null;
		}
		this.source = source;
		new Watcher(this.renderer.queue(), () -> {
			boolean renewed = again[0];
			again[0] = false;
			update(source, renewed);
		});
	}

	/**
	 * Whether a view in the hole may come again, with the same structure and other
	 * values.
	 */
	boolean comesAgain() {
		return true;
	}

	private void update(ViewHole source, boolean renewed) {
		switch (source) {
			case DynamicView dynamic -> showOnly(ONLY, ShapeBuilder.of(dynamic.source().get()));
			case ConditionalView conditional -> {
				boolean now = Boolean.TRUE.equals(conditional.condition().get());
				if (renewed || this.branch == null || now != this.branch) {
					View view = Scope.untracked((now ? conditional.then() : conditional.otherwise())::get);
					showOnly(now, ShapeBuilder.of(view));
					this.branch = now;
				}
			}
			case EachView<?> each -> showEach(each, renewed);
		}
	}

	private void showOnly(Object key, Shape shape) {
		List<Object> keys = shape.isEmpty() ? List.of() : List.of(key);
		reconcile(new Rows(keys, keys, (index) -> shape), true);
	}

	private <T> void showEach(EachView<T> each, boolean renewed) {
		Collection<? extends T> found = each.items().get();
		List<T> items = new ArrayList<>(found);
		Scope.untracked(() -> {
			List<Object> keys = new ArrayList<>(items.size());
			for (T item : items) {
				keys.add(Keys.check(each.key().apply(item), item));
			}
			reconcile(new Rows(keys, items, (index) -> ShapeBuilder.of(each.row().apply(items.get(index)))), renewed);
			return 0;
		});
	}

	private void reconcile(Rows rows, boolean renewed) {
		new Reconciliation(this.renderer, this, rows, renewed).run();
	}

}
