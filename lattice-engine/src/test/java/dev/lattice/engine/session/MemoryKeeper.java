package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.durable.Snapshot;
import org.jspecify.annotations.Nullable;

/** Keeps the newest snapshot and calls it "s1", "s2" and so on. */
final class MemoryKeeper implements StateKeeper {

	final List<String> paths = new ArrayList<>();

	private final Snapshot restored;

	byte @Nullable [] newest;

	int limit = 1000;

	@Nullable RuntimeException failure;

	/** Whether it fails to forget too: nobody can reach what keeps. */
	boolean unreachable;

	MemoryKeeper() {
		this(Snapshot.NONE);
	}

	private MemoryKeeper(Snapshot restored) {
		this.restored = restored;
	}

	/** The keeper of the session that comes after. */
	MemoryKeeper next() {
		assertKept();
		return new MemoryKeeper(Snapshot.read(this.newest));
	}

	private void assertKept() {
		if (this.newest == null) {
			throw new AssertionError("Nothing is kept");
		}
	}

	@Override
	public Snapshot restored() {
		return this.restored;
	}

	@Override
	public int limit(String path) {
		return this.limit;
	}

	@Override
	public String keep(String path, byte[] snapshot) {
		if (this.failure != null) {
			throw this.failure;
		}
		this.newest = snapshot;
		this.paths.add(path);
		return "s" + this.paths.size();
	}

	@Override
	public void forget() {
		if (this.unreachable && this.failure != null) {
			throw this.failure;
		}
		this.newest = null;
	}

}
