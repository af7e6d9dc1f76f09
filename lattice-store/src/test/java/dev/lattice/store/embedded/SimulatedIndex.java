package dev.lattice.store.embedded;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * An index that forgets after a crash: nothing, what was not committed, more, or
 * everything.
 */
final class SimulatedIndex implements Index {

	private Map<Table, TreeMap<Long, byte[]>> tables = empty();

	private final List<Map<Table, TreeMap<Long, byte[]>>> commits = new ArrayList<>();

	private static Map<Table, TreeMap<Long, byte[]>> empty() {
		Map<Table, TreeMap<Long, byte[]>> tables = new EnumMap<>(Table.class);
		for (Table table : Table.values()) {
			tables.put(table, new TreeMap<>());
		}
		return tables;
	}

	private static Map<Table, TreeMap<Long, byte[]>> copy(Map<Table, TreeMap<Long, byte[]>> tables) {
		Map<Table, TreeMap<Long, byte[]>> copy = empty();
		tables.forEach((table, values) -> copy.get(table).putAll(values));
		return copy;
	}

	void crash(Random random) {
		int kept = this.commits.size() - random.nextInt(3);
		this.tables = (kept > 0 && random.nextInt(5) > 0) ? copy(this.commits.get(kept - 1)) : empty();
		this.commits.clear();
		this.commits.add(copy(this.tables));
	}

	@Override
	public byte[] get(Table table, long key) {
		return this.tables.get(table).get(key);
	}

	@Override
	public void put(Table table, long key, byte[] value) {
		this.tables.get(table).put(key, value);
	}

	@Override
	public void remove(Table table, long key) {
		this.tables.get(table).remove(key);
	}

	@Override
	public void forEach(Table table, BiConsumer<Long, byte[]> visitor) {
		Map.copyOf(this.tables.get(table)).forEach(visitor);
	}

	@Override
	public void commit() {
		this.commits.add(copy(this.tables));
	}

	@Override
	public boolean revert() {
		this.tables = copy(this.commits.getLast());
		return true;
	}

	@Override
	public void clear() {
		this.tables = empty();
		this.commits.clear();
	}

	@Override
	public void close() {
	}

}
