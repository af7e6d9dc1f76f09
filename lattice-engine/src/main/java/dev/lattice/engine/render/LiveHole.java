package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.html.BoundaryView;
import dev.lattice.engine.html.ConditionalView;
import dev.lattice.engine.html.DynamicView;
import dev.lattice.engine.html.EachView;
import dev.lattice.engine.html.PortalView;
import dev.lattice.engine.html.View;
import dev.lattice.engine.html.ViewHole;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Watcher;
import org.jspecify.annotations.Nullable;

/**
 * A hole of the page: watches what gives its views and keeps its instances the same as
 * them.
 */
final class LiveHole {

	private static final List<Object> ONLY = List.of("view");

	/** Another one when the instance around the hole is replaced. */
	private int id;

	/** How many instances are around the hole. */
	final int rank;

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

	private @Nullable Guard guard;

	/**
	 * The instance whose select the hole fills with options, and the slot of the select's
	 * value; or null.
	 */
	private @Nullable Instance select;

	private int selectSlot;

	LiveHole(Renderer renderer, int id, int rank, Scope scope, Surroundings surroundings) {
		this.renderer = renderer;
		this.id = id;
		this.rank = rank;
		this.scope = scope;
		this.surroundings = surroundings;
	}

	/**
	 * Notes that the hole holds options of a select whose value is a slot of the
	 * instance.
	 */
	void fills(Instance instance, int valueSlot) {
		this.select = instance;
		this.selectSlot = valueSlot;
	}

	int id() {
		return this.id;
	}

	@Nullable ViewHole source() {
		return this.source;
	}

	/** Goes on as a slot of the instance that stands in place of the one around it. */
	void goOnAs(int id) {
		this.id = id;
		this.select = null;
	}

	/** Follows a source from now on; the watcher belongs to the current scope. */
	void follow(ViewHole source) {
		follow(source, (action) -> action.run());
	}

	/**
	 * Follows a source from now on, although it may fail at first: what it shows stays
	 * then, as at any later time.
	 */
	void goOnWith(ViewHole source) {
		follow(source, this.renderer::attempt);
	}

	private void follow(ViewHole source, Consumer<Runnable> first) {
		boolean[] again = { this.source != null };
		if (this.source != null && this.source.getClass() != source.getClass()) {
			this.branch = null;
		}
		this.source = source;
		new Watcher(this.renderer.queue(), this.rank, () -> {
			boolean renewed = again[0];
			again[0] = false;
			if (renewed) {
				first.accept(() -> update(source, true));
			}
			else {
				update(source, false);
			}
		});
	}

	/**
	 * Whether the source may give a view again with the same structure and other values.
	 */
	boolean comesAgain() {
		return !(this.source instanceof ConditionalView);
	}

	private void update(ViewHole source, boolean renewed) {
		switch (source) {
			case DynamicView dynamic -> showDynamic(dynamic);
			case ConditionalView conditional -> showConditional(conditional, renewed);
			case EachView<?> each -> showEach(each, renewed);
			case PortalView portal ->
				reconcile(new Rows(ONLY, ONLY, (index) -> Made.untracked(this.scope, portal::view)), true);
			case BoundaryView boundary -> guard().show(boundary);
		}
	}

	private void showDynamic(DynamicView dynamic) {
		Made made = Made.tracked(this.scope, dynamic.source());
		if (made.shape().isEmpty()) {
			made.run().dispose();
			reconcile(Rows.NONE, true);
		}
		else {
			reconcile(new Rows(ONLY, ONLY, (index) -> made), true);
		}
	}

	private void showConditional(ConditionalView conditional, boolean renewed) {
		boolean now = Boolean.TRUE.equals(conditional.condition().get());
		if (!renewed && this.branch != null && now == this.branch) {
			return;
		}
		Supplier<? extends View> view = now ? conditional.then() : conditional.otherwise();
		List<Object> keys = List.of(now);
		reconcile((view != null) ? new Rows(keys, keys, (index) -> Made.untracked(this.scope, view)) : Rows.NONE, true);
		this.branch = now;
	}

	private <T> void showEach(EachView<T> each, boolean renewed) {
		List<T> items = new ArrayList<>(each.items().get());
		Scope.untracked(() -> {
			List<Object> keys = new ArrayList<>(items.size());
			for (T item : items) {
				keys.add(Keys.check(each.key().apply(item), item));
			}
			reconcile(new Rows(keys, items,
					(index) -> Made.untracked(this.scope, () -> each.row().apply(items.get(index)))), renewed);
			return 0;
		});
	}

	private Guard guard() {
		if (this.guard == null) {
			this.guard = new Guard(this.renderer, this);
		}
		return this.guard;
	}

	/** Whether the hole is a boundary now. */
	boolean isGuardedBy(Guard guard) {
		return this.source instanceof BoundaryView && guard == this.guard;
	}

	void reconcile(Rows rows, boolean renewed) {
		new Reconciliation(this.renderer, this, rows, renewed).run();
	}

	/**
	 * Says the value of the select again, since browsers choose another one when options
	 * go.
	 */
	void repeatSelection(PatchWriter out) {
		if (this.select != null) {
			out.set(this.select.id + this.selectSlot, this.select.value(this.selectSlot));
		}
	}

}
