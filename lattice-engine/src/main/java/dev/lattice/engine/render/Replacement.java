package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.html.ViewHole;
import dev.lattice.engine.patch.PatchWriter;

/** One instance that takes the place of another, and goes on with parts of it (I-50). */
final class Replacement {

	/*
	 * First everything that may fail: the new values, and the views of new holes. Then
	 * the change is said. Holes that go on follow their new sources last; if one fails,
	 * it keeps what it showed.
	 */

	private final Making making;

	private final LiveHole hole;

	private final Instance old;

	private final Made made;

	private final Correspondence same;

	private final Instance now;

	Replacement(Making making, LiveHole hole, Instance old, Made made, Correspondence same) {
		this.making = making;
		this.hole = hole;
		this.old = old;
		this.made = made;
		this.same = same;
		try {
			this.now = making.successor(old, same.template(), made.run());
		}
		catch (RuntimeException | Error ex) {
			made.end();
			throw ex;
		}
	}

	Instance run() {
		try {
			this.now.run().run(this::fill);
		}
		catch (RuntimeException | Error ex) {
			takeBack();
			throw ex;
		}
		say();
		goOn();
		this.making.listeners.replace(this.old, this.now, this.same);
		this.making.drain.end(this.old.run);
		this.now.run().run(this::follow);
		return this.now;
	}

	private void fill() {
		for (int slot = 1; slot <= this.now.template.slots(); slot++) {
			int kept = this.same.hole(slot);
			if (kept > 0) {
				this.now.value(slot, this.old.hole(kept));
			}
			else {
				this.making.fill(this.now, slot, source(slot));
			}
		}
	}

	private Object source(int slot) {
		return this.made.shape().sources().get(slot - 1);
	}

	private void takeBack() {
		for (int slot = 1; slot <= this.now.template.slots(); slot++) {
			this.making.listeners.forget(this.now, slot);
			if (this.same.hole(slot) == 0 && this.now.value(slot) instanceof LiveHole fresh) {
				end(fresh);
			}
		}
		this.making.drain.end(this.now.run);
	}

	private void end(LiveHole hole) {
		hole.instances.forEach(this.making::forget);
		this.making.drain.end(hole.scope);
	}

	private void say() {
		PatchWriter out = this.hole.out();
		if (out != null) {
			this.making.saying.replacement(out, this.old, this.now, this.same);
		}
	}

	/** Keeps the holes that go on and ends the others. */
	private void goOn() {
		List<LiveHole> kept = new ArrayList<>();
		for (int slot = 1; slot <= this.now.template.slots(); slot++) {
			if (this.same.hole(slot) > 0) {
				LiveHole hole = this.now.hole(slot);
				hole.goOnAs(this.now.id + slot);
				this.making.fills(hole, this.now, slot);
				kept.add(hole);
			}
		}
		for (int slot = 1; slot <= this.old.template.slots(); slot++) {
			if (Tokens.isHole(this.old.template.kind(slot)) && !kept.contains(this.old.hole(slot))) {
				end(this.old.hole(slot));
			}
		}
	}

	private void follow() {
		for (int slot = 1; slot <= this.now.template.slots(); slot++) {
			if (this.same.hole(slot) > 0) {
				Object before = this.now.said(slot);
				this.now.hole(slot).goOnWith((ViewHole) source(slot));
				this.making.sayTarget(this.now, slot, before);
			}
		}
	}

}
