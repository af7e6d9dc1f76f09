package dev.lattice.crdt.vectors;

import dev.lattice.crdt.RelativePosition;

/** A relative position of lattice-crdt, as the vectors know it. */
record LatticePosition(RelativePosition position) implements Replica.Position {

	@Override
	public Object json() {
		if (!RelativePosition.fromJson(this.position.toJson()).equals(this.position)) {
			throw new AssertionError("The position is another one after it was JSON");
		}
		return this.position.toJson();
	}

	@Override
	public byte[] encoded() {
		return this.position.encode();
	}

}
