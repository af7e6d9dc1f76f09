package dev.lattice.engine.session.journal;

import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.session.StateKeeper;

/** Passes on durable state; writes down that there was some, and hides what it is. */
record RecordedKeeper(Journal journal, Mask mask, StateKeeper keeper) implements StateKeeper {

	@Override
	public Snapshot restored() {
		Snapshot restored = this.keeper.restored();
		if (!restored.values().isEmpty()) {
			this.journal.add(new JournalEntry.Kept());
		}
		return restored;
	}

	@Override
	public int limit(String path) {
		return this.keeper.limit(path);
	}

	@Override
	public String keep(String path, byte[] snapshot) {
		this.journal.add(new JournalEntry.Kept());
		String held = this.keeper.keep(path, snapshot);
		this.mask.hide(held);
		return held;
	}

	@Override
	public void forget() {
		this.keeper.forget();
	}

}
