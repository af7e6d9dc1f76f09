package dev.lattice.crdt.vectors;

import dev.lattice.crdt.UndoManager;

/** What takes changes back in lattice-crdt, as the vectors know it. */
record LatticeUndo(UndoManager manager) implements Replica.Undo {

	@Override
	public boolean undo() {
		return this.manager.undo();
	}

	@Override
	public boolean redo() {
		return this.manager.redo();
	}

	@Override
	public int undoable() {
		return this.manager.undoSize();
	}

	@Override
	public int redoable() {
		return this.manager.redoSize();
	}

	@Override
	public void stop() {
		this.manager.stopCapturing();
	}

	@Override
	public void clear() {
		this.manager.clear();
	}

}
