package dev.lattice.crdt.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.DocOptions;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.YType;
import dev.lattice.crdt.update.UpdateFormat;

/** A snapshot of lattice-crdt, as the vectors know it. */
record LatticeMoment(Doc doc, Map<String, String> roots, Snapshot snapshot) implements Replica.Moment {

	@Override
	public byte[] encoded(int format) {
		byte[] encoded = this.snapshot.encode(LatticeSubject.format(format));
		if (!Snapshot.decode(encoded, LatticeSubject.format(format)).equals(this.snapshot)) {
			throw new AssertionError("The snapshot is another one after it was encoded and decoded");
		}
		return encoded;
	}

	@Override
	public Map<String, Object> restored() {
		LatticeReplica restored = new LatticeReplica(this.snapshot.restore(this.doc, DocOptions.of(77)), this.roots);
		Map<String, Object> result = new LinkedHashMap<>();
		this.roots.keySet().forEach((String name) -> result.put(name, restored.root(name)));
		return result;
	}

	@Override
	public List<Object> array(List<Object> at) {
		return this.snapshot.list(type(at)).stream().map(VectorValues::described).toList();
	}

	@Override
	public List<Object> map(List<Object> at) {
		return VectorValues.entries(this.snapshot.map(type(at)));
	}

	@Override
	public boolean contains(byte[] update) {
		return this.snapshot.contains(update, UpdateFormat.V1);
	}

	private YType type(List<Object> at) {
		return new LatticeReplica(this.doc, this.roots).type(at);
	}

}
