package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.collection.ChunkedList;
import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.html.BoundaryView;
import dev.lattice.engine.html.ConditionalView;
import dev.lattice.engine.html.DynamicView;
import dev.lattice.engine.html.EachView;
import dev.lattice.engine.html.PortalView;
import dev.lattice.engine.html.View;
import dev.lattice.engine.html.ViewHole;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A hole of the page: watches what gives its views and keeps its instances the same as
 * them.
 */
final class LiveHole {

	private static final Object ONLY = "view";

	/** Another one when the instance around the hole is replaced. */
	private int id;

	/** How many instances are around the hole. */
	final int rank;

	/** The instances in the hole, in order. */
	List<Instance> instances = Collections.emptyList();

	/** The instances by their keys, if they are the rows of a list. */
	private @Nullable KeyTable keys;

	/** The template of the instance made last, which may stand here. */
	@Nullable Template template;

	private final Making making;

	/** Lives as long as the hole; owns the instances. */
	final Scope scope;

	final Surroundings surroundings;

	/**
	 * Whether the page has the hole; until then its changes are part of what is yet to be
	 * said.
	 */
	boolean said;

	/** What gives the rows, if they are those of a list. */
	private @Nullable RowSource<?> rows;

	private @Nullable Boolean branch;

	private @Nullable ViewHole source;

	private @Nullable Guard guard;

	/**
	 * The instance whose select the hole fills with options, and the slot of the select's
	 * value; or null.
	 */
	private @Nullable Instance select;

	private int selectSlot;

	LiveHole(Making making, int id, int rank, Scope scope, Surroundings surroundings) {
		this.making = making;
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
		follow(source, this.making.drain::attempt);
	}

	private void follow(ViewHole source, Consumer<Runnable> first) {
		boolean[] again = { this.source != null };
		if (this.source != null && this.source.getClass() != source.getClass()) {
			this.branch = null;
		}
		this.source = source;
		RowSource<?> rows = (source instanceof EachView<?> each) ? RowSource.of(each) : null;
		this.rows = rows;
		if (rows != null) {
			becomeList();
		}
		else {
			this.keys = null;
		}
		this.making.drain.watch(this.rank, () -> {
			boolean renewed = again[0];
			again[0] = false;
			if (rows != null) {
				run(() -> rows.show(this, renewed), renewed, first);
			}
			else {
				run(() -> update(source, renewed), renewed, first);
			}
		});
	}

	private static void run(Runnable showing, boolean renewed, Consumer<Runnable> first) {
		if (renewed) {
			first.accept(showing);
		}
		else {
			showing.run();
		}
	}

	/**
	 * Whether the source may give a view again with the same structure and other values.
	 */
	boolean comesAgain() {
		return !(this.source instanceof ConditionalView);
	}

	/** Whether rows that have been said are forgotten but for their keys. */
	boolean isForgetting() {
		return this.rows != null && this.rows.isForgetting();
	}

	/** Notes that the page has an instance as it is now. */
	void said(Instance instance) {
		if (isForgetting()) {
			instance.forget();
		}
	}

	/** Makes rows that were forgotten anew, so that they can be said again. */
	void recall() {
		RowSource<?> rows = this.rows;
		if (rows != null) {
			Scope.untracked(() -> {
				rows.show(this, true);
				return 0;
			});
		}
	}

	private void becomeList() {
		if (this.keys == null) {
			KeyTable keys = new KeyTable();
			this.instances.forEach(keys::put);
			ChunkedList<Instance> list = new ChunkedList<>();
			list.splice(0, 0, this.instances);
			this.keys = keys;
			this.instances = list;
		}
	}

	private void update(ViewHole source, boolean renewed) {
		switch (source) {
			case DynamicView dynamic -> showDynamic(dynamic);
			case ConditionalView conditional -> showConditional(conditional, renewed);
			case EachView<?> each -> throw new IllegalArgumentException("Rows are shown by their source");
			case PortalView portal -> reconcile(Rows.one(ONLY, (index) -> Made.untracked(this.scope, portal::view)));
			case BoundaryView boundary -> guard().show(boundary);
		}
	}

	private void showDynamic(DynamicView dynamic) {
		Made made = Made.tracked(this.scope, dynamic.source());
		if (made.shape().isEmpty()) {
			made.end();
			reconcile(Rows.NONE);
		}
		else {
			reconcile(Rows.one(ONLY, (index) -> made));
		}
	}

	private void showConditional(ConditionalView conditional, boolean renewed) {
		boolean now = Boolean.TRUE.equals(conditional.condition().get());
		if (!renewed && this.branch != null && now == this.branch) {
			return;
		}
		Supplier<? extends View> view = now ? conditional.then() : conditional.otherwise();
		reconcile((view != null) ? Rows.one(now, (index) -> Made.untracked(this.scope, view)) : Rows.NONE);
		this.branch = now;
	}

	/** Shows other rows, the views of all of them made anew. */
	void reconcile(Rows rows) {
		reconcile(rows, ListEdits.all(this.instances.size(), rows.count()), true);
	}

	private Guard guard() {
		if (this.guard == null) {
			this.guard = new Guard(this.making.drain, this);
		}
		return this.guard;
	}

	/** Whether the hole is a boundary now. */
	boolean isGuardedBy(Guard guard) {
		return this.source instanceof BoundaryView && guard == this.guard;
	}

	/** Puts another instance in the place of one, of the same key. */
	void replace(int position, Instance now) {
		enter(now);
		if (this.keys != null) {
			this.instances.set(position, now);
		}
		else {
			List<Instance> all = new ArrayList<>(this.instances);
			all.set(position, now);
			this.instances = List.copyOf(all);
		}
	}

	/**
	 * Shows other rows.
	 * @param edits where they are others than before
	 * @param renewed whether all views of the rows there are to be made anew
	 */
	void reconcile(Rows rows, ListEdits edits, boolean renewed) {
		new Reconciliation(this.making, this, rows, edits, renewed).run();
	}

	/** The instance of a key, or null. */
	@Nullable Instance find(Object key) {
		if (this.keys != null) {
			return this.keys.get(key);
		}
		for (Instance instance : this.instances) {
			if (key.equals(instance.key)) {
				return instance;
			}
		}
		return null;
	}

	/** Notes that an instance is, or will be, the one of its key. */
	void enter(Instance instance) {
		if (this.keys != null) {
			this.keys.put(instance);
		}
	}

	/** Notes that an instance is not the one of its key any more. */
	void leave(Instance instance) {
		if (this.keys != null) {
			this.keys.remove(instance);
		}
	}

	/** Puts instances in the place of others. */
	void splice(ListEdits edits, List<Instance> after) {
		if (this.instances instanceof ChunkedList<Instance> list && this.keys != null) {
			int row = 0;
			for (int edit = 0; edit < edits.count(); edit++) {
				int added = edits.added(edit);
				list.splice(edits.start(edit), edits.removed(edit), after.subList(row, row + added));
				row += added;
			}
		}
		else {
			this.instances = List.copyOf(after);
		}
	}

	/**
	 * Where a change is said, or null if it is part of something that is yet to be said.
	 */
	@Nullable PatchWriter out() {
		return this.said ? this.making.drain.out() : null;
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
