package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lattice.engine.diff.KeyedDiff;
import dev.lattice.engine.patch.PatchWriter;
import org.jspecify.annotations.Nullable;

/** One change of a hole's instances: what goes, what stays, what moves, what comes. */
final class Reconciliation {

	/*
	 * First everything that runs code of the application and may fail is run: keys, rows,
	 * the values of new rows. Only then is the hole changed, and the patch written, so
	 * that a failing row leaves the list as it was. (A kept row whose item changed is
	 * refreshed last; if that fails, it alone stays half old.)
	 */

	private final Renderer renderer;

	private final LiveHole hole;

	private final Rows rows;

	private final boolean renewed;

	private final List<Instance> before;

	private final Instance[] after;

	/** The new views of rows that stay. */
	private final @Nullable Made[] refreshed;

	/** How the new views of other structure go on with the rows that stay. */
	private final @Nullable Correspondence[] replaced;

	private final int[] oldPositions;

	Reconciliation(Renderer renderer, LiveHole hole, Rows rows, boolean renewed) {
		this.renderer = renderer;
		this.hole = hole;
		this.rows = rows;
		this.renewed = renewed;
		this.before = hole.instances;
		int count = rows.keys().size();
		this.after = new Instance[count];
		this.refreshed = new @Nullable Made[count];
		this.replaced = new @Nullable Correspondence[count];
		this.oldPositions = new int[count];
	}

	void run() {
		Map<Object, Integer> index = Keys.index(this.rows);
		Map<Object, Integer> old = HashMap.newHashMap(this.before.size());
		for (int i = 0; i < this.before.size(); i++) {
			old.put(Objects.requireNonNull(this.before.get(i).key), i);
		}
		try {
			for (int i = 0; i < this.after.length; i++) {
				prepare(i, old.get(this.rows.keys().get(i)));
			}
		}
		catch (RuntimeException | Error ex) {
			discard();
			throw ex;
		}
		this.hole.instances = List.of(this.after);
		removeOld(index);
		place();
		refresh();
	}

	private void prepare(int i, @Nullable Integer oldPosition) {
		Object item = this.rows.items().get(i);
		Instance kept = (oldPosition != null) ? this.before.get(oldPosition) : null;
		this.oldPositions[i] = -1;
		if (kept != null && oldPosition != null && !this.renewed && Objects.equals(kept.item, item)) {
			this.after[i] = kept;
			this.oldPositions[i] = oldPosition;
			return;
		}
		Made made = this.rows.making().apply(i);
		if (kept != null && !kept.template.matches(made.shape().tokens())) {
			this.replaced[i] = this.renderer.goOn(kept, made);
			kept = (this.replaced[i] != null) ? kept : null;
		}
		if (kept != null && oldPosition != null) {
			this.after[i] = kept;
			this.oldPositions[i] = oldPosition;
			this.refreshed[i] = made;
		}
		else {
			this.after[i] = this.renderer.create(this.hole, this.rows.keys().get(i), item, made);
		}
	}

	private void discard() {
		for (int i = 0; i < this.after.length; i++) {
			Made made = this.refreshed[i];
			if (made != null) {
				made.run().dispose();
			}
			if (this.after[i] != null && this.oldPositions[i] < 0) {
				this.renderer.forget(this.after[i]);
			}
		}
	}

	private void refresh() {
		RuntimeException failure = null;
		for (int i = 0; i < this.after.length; i++) {
			Made made = this.refreshed[i];
			if (made == null) {
				continue;
			}
			try {
				Correspondence same = this.replaced[i];
				if (same != null) {
					this.after[i] = new Replacement(this.renderer, this.hole, this.after[i], made, same).run();
				}
				else {
					this.renderer.refresh(this.after[i], made);
				}
				this.after[i].item = this.rows.items().get(i);
			}
			catch (RuntimeException ex) {
				failure = (failure != null) ? failure : ex;
			}
		}
		this.hole.instances = List.of(this.after);
		if (failure != null) {
			throw failure;
		}
	}

	private void removeOld(Map<Object, Integer> index) {
		List<Instance> gone = new ArrayList<>();
		for (Instance instance : this.before) {
			Integer position = index.get(instance.key);
			if (position == null || this.after[position] != instance) {
				gone.add(instance);
			}
		}
		PatchWriter out = out();
		if (out != null && gone.size() > 1 && gone.size() == this.before.size()) {
			out.clear(this.hole.id());
		}
		else if (out != null) {
			gone.forEach((instance) -> out.remove(instance.id));
		}
		gone.forEach(this.renderer::forget);
	}

	/**
	 * Where the change is said, or null if it is part of something that is yet to be
	 * said.
	 */
	private @Nullable PatchWriter out() {
		return this.hole.said ? this.renderer.out() : null;
	}

	private void place() {
		PatchWriter out = out();
		if (out == null) {
			return;
		}
		boolean[] staying = KeyedDiff.staying(this.oldPositions);
		int[] next = KeyedDiff.nextStaying(staying);
		for (int i = 0; i < this.after.length; i++) {
			if (staying[i]) {
				continue;
			}
			int before = (next[i] >= 0) ? this.after[next[i]].id : 0;
			if (this.oldPositions[i] >= 0) {
				out.move(this.after[i].id, before);
			}
			else {
				this.renderer.say(out, this.hole, this.after[i], before);
			}
		}
		this.hole.repeatSelection(out);
	}

}
