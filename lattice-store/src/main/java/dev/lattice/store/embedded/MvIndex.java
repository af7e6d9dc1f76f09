package dev.lattice.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/** An index in a file of H2's MVStore. A file that cannot be opened is replaced. */
final class MvIndex implements Index {

	static final String FILE = "index.mv";

	/** What is cached of it, in MiB. */
	private static final int CACHE = 16;

	private final Path file;

	private volatile MVStore store;

	private volatile Map<Table, MVMap<Long, byte[]>> maps;

	private @Nullable String replaced;

	MvIndex(Path file) {
		this.file = file;
		try {
			this.store = open(file);
			this.maps = maps(this.store);
		}
		catch (MVStoreException ex) {
			this.replaced = "it could not be opened: " + ex.getMessage();
			delete();
			this.store = open(file);
			this.maps = maps(this.store);
		}
	}

	/** Returns why the file was replaced, null if it was not. */
	@Nullable String replaced() {
		return this.replaced;
	}

	private static MVStore open(Path file) {
		MVStore store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().cacheSize(CACHE).open();
		store.setVersionsToKeep(0);
		store.setRetentionTime(0);
		return store;
	}

	private static Map<Table, MVMap<Long, byte[]>> maps(MVStore store) {
		Map<Table, MVMap<Long, byte[]>> maps = new EnumMap<>(Table.class);
		for (Table table : Table.values()) {
			maps.put(table, store.openMap(table.name(), new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE)
				.valueType(ByteArrayDataType.INSTANCE)));
		}
		return maps;
	}

	@SuppressWarnings("NullAway") // every table has a map
	private MVMap<Long, byte[]> map(Table table) {
		return this.maps.get(table);
	}

	@Override
	public byte @Nullable [] get(Table table, long key) {
		return map(table).get(key);
	}

	@Override
	public void put(Table table, long key, byte[] value) {
		map(table).put(key, value);
	}

	@Override
	public void remove(Table table, long key) {
		map(table).remove(key);
	}

	@Override
	public void forEach(Table table, BiConsumer<Long, byte[]> visitor) {
		map(table).forEach(visitor);
	}

	@Override
	public void commit() {
		this.store.commit();
	}

	@Override
	public boolean revert() {
		this.store.closeImmediately();
		try {
			this.store = open(this.file);
			this.maps = maps(this.store);
			return !this.maps.isEmpty() && !map(Table.META).isEmpty();
		}
		catch (MVStoreException ex) {
			return false;
		}
	}

	@Override
	public void clear() {
		this.store.closeImmediately();
		delete();
		this.store = open(this.file);
		this.maps = maps(this.store);
	}

	@Override
	public void close() {
		this.store.close();
	}

	private void delete() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
