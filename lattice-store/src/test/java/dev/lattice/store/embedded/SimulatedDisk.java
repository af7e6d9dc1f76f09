package dev.lattice.store.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk that does what disks may do: what was not synchronized is lost at a loss of
 * power, in whole or in any part, in any order. It can be full, and fail to synchronize,
 * after which what was written is forgotten although it can be read.
 */
final class SimulatedDisk implements Disk {

	private static final int SECTOR = 512;

	final Random random;

	private Map<String, Inode> names = new TreeMap<>();

	private Map<String, Inode> durableNames = new TreeMap<>();

	/** The states of the directory since it was synchronized. */
	private final List<Map<String, Inode>> states = new ArrayList<>();

	/** How many bytes all files may have together. */
	long capacity = Long.MAX_VALUE;

	/** How many of the next synchronizations fail. */
	int failingSyncs;

	/** How many calls of force there were. */
	int forces;

	/** Runs when a file is made durable; a slow disk. */
	Runnable onWrite = () -> {
	};

	Runnable onForce = () -> {
	};

	SimulatedDisk(Random random) {
		this.random = random;
	}

	private final class Inode {

		byte[] current = new byte[0];

		byte[] durable = new byte[0];

		final List<Change> changes = new ArrayList<>();

	}

	/** Bytes at a place, or null for a new size. */
	private record Change(byte[] bytes, long position) {

	}

	@Override
	public List<String> list() {
		return List.copyOf(this.names.keySet());
	}

	@Override
	public Data create(String name) {
		this.names.put(name, new Inode());
		changed();
		return new Open(this.names.get(name));
	}

	@Override
	public Data open(String name) throws IOException {
		Inode inode = this.names.get(name);
		if (inode == null) {
			throw new FileNotFoundException(name);
		}
		return new Open(inode);
	}

	@Override
	public void rename(String from, String to) throws IOException {
		Inode inode = this.names.remove(from);
		if (inode == null) {
			throw new FileNotFoundException(from);
		}
		this.names.put(to, inode);
		changed();
	}

	@Override
	public void delete(String name) {
		if (this.names.remove(name) != null) {
			changed();
		}
	}

	private void changed() {
		this.states.add(new TreeMap<>(this.names));
	}

	@Override
	public void sync() throws IOException {
		if (this.failingSyncs > 0) {
			this.failingSyncs--;
			throw new IOException("Input/output error");
		}
		this.durableNames = new TreeMap<>(this.names);
		this.states.clear();
	}

	@Override
	public String describe() {
		return "the simulated disk";
	}

	@Override
	public void close() {
	}

	long used() {
		return this.names.values().stream().mapToLong((inode) -> inode.current.length).sum();
	}

	byte[] content(String name) {
		return this.names.get(name).current.clone();
	}

	/** Puts other bytes into a file, durably. */
	void replace(String name, byte[] content) {
		Inode inode = this.names.computeIfAbsent(name, (missing) -> new Inode());
		inode.current = content.clone();
		inode.durable = content.clone();
		inode.changes.clear();
		this.durableNames.put(name, inode);
	}

	/** Power is lost: of what was not synchronized anything may be there. */
	void losePower() {
		this.capacity = Long.MAX_VALUE;
		this.failingSyncs = 0;
		int kept = this.random.nextInt(this.states.size() + 1);
		this.names = new TreeMap<>((kept == 0) ? this.durableNames : this.states.get(kept - 1));
		this.durableNames = new TreeMap<>(this.names);
		this.states.clear();
		for (Inode inode : this.names.values()) {
			lose(inode);
		}
	}

	private void lose(Inode inode) {
		int manner = this.random.nextInt(4);
		byte[] content = inode.durable;
		int whole = this.random.nextInt(inode.changes.size() + 1);
		for (int i = 0; i < inode.changes.size(); i++) {
			Change change = inode.changes.get(i);
			content = switch (manner) {
				case 0 -> content;
				case 1 -> apply(content, change);
				case 2 -> (i < whole) ? apply(content, change) : (i == whole) ? torn(content, change) : content;
				default -> scattered(content, change);
			};
		}
		inode.current = content;
		inode.durable = content.clone();
		inode.changes.clear();
	}

	private static byte[] apply(byte[] content, Change change) {
		if (change.bytes() == null) {
			return Arrays.copyOf(content, (int) change.position());
		}
		int end = (int) change.position() + change.bytes().length;
		byte[] next = Arrays.copyOf(content, Math.max(content.length, end));
		System.arraycopy(change.bytes(), 0, next, (int) change.position(), change.bytes().length);
		return next;
	}

	private byte[] torn(byte[] content, Change change) {
		if (change.bytes() == null) {
			return content;
		}
		int count = this.random.nextInt(change.bytes().length + 1);
		return (count == 0) ? content
				: apply(content, new Change(Arrays.copyOf(change.bytes(), count), change.position()));
	}

	/** Some sectors are there and others are not. */
	private byte[] scattered(byte[] content, Change change) {
		if (change.bytes() == null) {
			return this.random.nextBoolean() ? apply(content, change) : content;
		}
		byte[] next = content;
		for (int from = 0; from < change.bytes().length;) {
			int to = Math.min(change.bytes().length, from + SECTOR - (int) ((change.position() + from) % SECTOR));
			if (this.random.nextBoolean()) {
				next = apply(next, new Change(Arrays.copyOfRange(change.bytes(), from, to), change.position() + from));
			}
			from = to;
		}
		return next;
	}

	private final class Open implements Data {

		private final Inode inode;

		Open(Inode inode) {
			this.inode = inode;
		}

		@Override
		public void write(byte[] bytes, int from, int count, long position) throws IOException {
			SimulatedDisk.this.onWrite.run();
			long free = SimulatedDisk.this.capacity - used()
					+ Math.max(0, Math.min(count, this.inode.current.length - position));
			int some = (int) Math.max(0, Math.min(count, free));
			Change change = new Change(Arrays.copyOfRange(bytes, from, from + some), position);
			if (some > 0) {
				this.inode.changes.add(change);
				this.inode.current = apply(this.inode.current, change);
			}
			if (some < count) {
				throw new IOException("No space left on device");
			}
		}

		@Override
		public int read(byte[] bytes, int from, int count, long position) {
			int some = (int) Math.max(0, Math.min(count, this.inode.current.length - position));
			System.arraycopy(this.inode.current, (int) Math.min(position, this.inode.current.length), bytes, from,
					some);
			return some;
		}

		@Override
		public void force() throws IOException {
			SimulatedDisk.this.forces++;
			SimulatedDisk.this.onForce.run();
			if (SimulatedDisk.this.failingSyncs > 0) {
				SimulatedDisk.this.failingSyncs--;
				for (Change change : this.inode.changes) {
					if (SimulatedDisk.this.random.nextInt(3) == 0) {
						this.inode.durable = scattered(this.inode.durable, change);
					}
				}
				this.inode.changes.clear();
				throw new IOException("Input/output error");
			}
			for (Change change : this.inode.changes) {
				this.inode.durable = apply(this.inode.durable, change);
			}
			this.inode.changes.clear();
		}

		@Override
		public void truncate(long size) {
			if (size < this.inode.current.length) {
				Change change = new Change(null, size);
				this.inode.changes.add(change);
				this.inode.current = apply(this.inode.current, change);
			}
		}

		@Override
		public long size() {
			return this.inode.current.length;
		}

		@Override
		public void close() {
		}

	}

}
