package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.patch.PatchWriter;
import org.jspecify.annotations.Nullable;

/** One change of a hole's instances: what goes, what stays, what moves, what comes. */
final class Reconciliation {

	/*
	 * Only the rows of the edits are looked at; between them stand rows that stay. First
	 * everything that runs code of the application and may fail is run: keys, rows, the
	 * values of new rows. Only then is the hole changed, and the patch written, so that a
	 * failing row leaves the list as it was. (A kept row whose item changed is refreshed
	 * last; if that fails, it alone stays half old.)
	 *
	 * Meanwhile an instance's mark tells where it is: 1 + i is before[i], -1 - i is
	 * after[i], 0 is neither.
	 */

	private final Making making;

	private final LiveHole hole;

	private final Rows rows;

	private final ListEdits edits;

	private final boolean renewed;

	private final List<Instance> before = new ArrayList<>();

	private final List<Instance> after = new ArrayList<>();

	/** For each row now the position in the list. */
	private final int[] positions;

	/** For each row now its index in {@link #before}, or -1 if it is new. */
	private final int[] kept;

	/** For each row before whether a row now has its key. */
	private final boolean[] claimed;

	/** The new views of rows that stay. */
	private final @Nullable Made[] refreshed;

	/** How the new views of other structure go on with the rows that stay. */
	private final @Nullable Correspondence[] replaced;

	Reconciliation(Making making, LiveHole hole, Rows rows, ListEdits edits, boolean renewed) {
		this.making = making;
		this.hole = hole;
		this.rows = rows;
		this.edits = edits;
		this.renewed = renewed;
		int count = 0;
		for (int edit = 0; edit < edits.count(); edit++) {
			count += edits.added(edit);
		}
		this.positions = new int[count];
		this.kept = new int[count];
		this.refreshed = new @Nullable Made[count];
		this.replaced = new @Nullable Correspondence[count];
		collect();
		this.claimed = new boolean[this.before.size()];
	}

	private void collect() {
		int row = 0;
		int shift = 0;
		for (int edit = 0; edit < this.edits.count(); edit++) {
			int start = this.edits.start(edit);
			for (int i = 0; i < this.edits.removed(edit); i++) {
				this.before.add(this.hole.instances.get(start - shift + i));
			}
			for (int i = 0; i < this.edits.added(edit); i++) {
				this.positions[row++] = start + i;
			}
			shift += this.edits.added(edit) - this.edits.removed(edit);
		}
	}

	void run() {
		for (int i = 0; i < this.before.size(); i++) {
			this.before.get(i).mark = i + 1;
		}
		try {
			for (int i = 0; i < this.positions.length; i++) {
				prepare(i);
			}
		}
		catch (RuntimeException | Error ex) {
			discard();
			throw ex;
		}
		finally {
			this.before.forEach((instance) -> instance.mark = 0);
			this.after.forEach((instance) -> instance.mark = 0);
		}
		removeOld();
		this.hole.splice(this.edits, this.after);
		place();
		refresh();
	}

	private void prepare(int i) {
		int position = this.positions[i];
		Object item = this.rows.items().apply(position);
		Object key = this.rows.keys().apply(position);
		Instance known = this.hole.find(key);
		this.kept[i] = -1;
		if (known != null) {
			int old = known.mark - 1;
			if (old < 0 || this.claimed[old]) {
				throw Keys.duplicate(this.rows, position);
			}
			this.claimed[old] = true;
			if (!this.renewed && this.rows.same().test(known, position)) {
				keep(i, old);
				return;
			}
		}
		Made made = this.rows.making().apply(position);
		if (known != null && goesOn(i, known, made)) {
			keep(i, known.mark - 1);
			this.refreshed[i] = made;
			return;
		}
		Instance created = this.making.create(this.hole, key, item, made);
		created.mark = -1 - i;
		this.after.add(created);
		if (known == null) {
			this.hole.enter(created);
		}
	}

	/** Whether the instance, or parts of it, can show the new view. */
	private boolean goesOn(int i, Instance known, Made made) {
		if (known.template.matches(made.shape().tokens())) {
			return true;
		}
		this.replaced[i] = this.making.goOn(known, made);
		return this.replaced[i] != null;
	}

	private void keep(int i, int old) {
		this.kept[i] = old;
		this.after.add(this.before.get(old));
	}

	private void discard() {
		for (int i = 0; i < this.kept.length; i++) {
			Made made = this.refreshed[i];
			if (made != null) {
				made.end();
			}
			if (i < this.after.size() && this.kept[i] < 0) {
				this.hole.leave(this.after.get(i));
				this.making.forget(this.after.get(i));
			}
		}
	}

	private void removeOld() {
		boolean[] stays = new boolean[this.before.size()];
		for (int i : this.kept) {
			if (i >= 0) {
				stays[i] = true;
			}
		}
		List<Instance> gone = new ArrayList<>();
		for (int i = 0; i < stays.length; i++) {
			if (!stays[i]) {
				gone.add(this.before.get(i));
			}
		}
		PatchWriter out = this.hole.out();
		if (out != null && gone.size() > 1 && gone.size() == this.hole.instances.size()) {
			out.clear(this.hole.id());
		}
		else if (out != null) {
			gone.forEach((instance) -> out.remove(instance.id));
		}
		gone.forEach(this.hole::leave);
		gone.forEach(this.making::forget);
	}

	private void place() {
		for (int i = 0; i < this.kept.length; i++) {
			if (this.kept[i] < 0) {
				this.hole.enter(this.after.get(i));
			}
		}
		PatchWriter out = this.hole.out();
		if (out != null) {
			new Placement(this.making.saying, this.hole, this.edits, this.before, this.after, this.kept).say(out);
			this.hole.repeatSelection(out);
		}
	}

	private void refresh() {
		RuntimeException failure = null;
		for (int i = 0; i < this.refreshed.length; i++) {
			Made made = this.refreshed[i];
			if (made == null) {
				continue;
			}
			Instance instance = this.after.get(i);
			try {
				Correspondence same = this.replaced[i];
				if (same != null) {
					instance = new Replacement(this.making, this.hole, instance, made, same).run();
					this.hole.replace(this.positions[i], instance);
				}
				else {
					this.making.refresh(instance, made);
				}
				instance.item = this.rows.items().apply(this.positions[i]);
				if (this.hole.out() != null) {
					this.hole.said(instance);
				}
			}
			catch (RuntimeException ex) {
				failure = (failure != null) ? failure : ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

}
