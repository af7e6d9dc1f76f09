package dev.lattice.crdt.vectors;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How far a long run is, for several threads. The file {@code progress} holds the next
 * seed and the counts of all before it, so that a run may end at any time: what was done
 * after that seed is done again. {@code divergences} and {@code broken} have a line for
 * each finding.
 */
final class FuzzingProgress {

	private static final String NEXT_SEED = "NEXT_SEED";

	private static final int TOLD_EVERY = 10_000;

	private final Path folder;

	private final long end;

	private final FuzzingTally sum;

	/** Done, but not all seeds before them are. */
	private final TreeMap<Long, FuzzingTally> ahead = new TreeMap<>();

	private long taken;

	private long done;

	FuzzingProgress(Path folder, long end) {
		this.folder = folder;
		this.end = end;
		Properties saved = new Properties();
		try {
			Files.createDirectories(folder);
			if (Files.exists(file())) {
				try (Reader reader = Files.newBufferedReader(file())) {
					saved.load(reader);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The folder " + folder + " cannot be used", ex);
		}
		this.sum = FuzzingTally.of(saved);
		this.done = Long.parseLong(saved.getProperty(NEXT_SEED, "0"));
		this.taken = this.done;
	}

	/** Returns the seeds to do next, or null if there are none. */
	synchronized Fuzzing.Seeds take() {
		Fuzzing.Seeds seeds = new Fuzzing.Seeds(this.taken,
				(int) Math.max(0, Math.min(Fuzzing.CHUNK, this.end - this.taken)));
		this.taken += seeds.count();
		return (seeds.count() > 0) ? seeds : null;
	}

	synchronized void done(Fuzzing.Seeds seeds, FuzzingTally tally) {
		append("divergences", tally.divergences());
		append("broken", tally.broken());
		this.ahead.put(seeds.first(), tally);
		for (FuzzingTally next = this.ahead.remove(this.done); next != null; next = this.ahead.remove(this.done)) {
			this.sum.add(next);
			this.done = Math.min(this.done + Fuzzing.CHUNK, this.end);
			if (this.done % TOLD_EVERY == 0) {
				System.out.println(this);
			}
		}
		save();
	}

	private Path file() {
		return this.folder.resolve("progress");
	}

	private void append(String file, List<String> lines) {
		if (lines.isEmpty()) {
			return;
		}
		try {
			Files.write(this.folder.resolve(file), lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The findings cannot be written: " + lines, ex);
		}
	}

	private void save() {
		Properties properties = new Properties();
		properties.setProperty(NEXT_SEED, Long.toString(this.done));
		this.sum.into(properties);
		try {
			Path next = file().resolveSibling("progress.part");
			try (Writer writer = Files.newBufferedWriter(next)) {
				properties.store(writer, null);
			}
			Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The progress cannot be written to " + file(), ex);
		}
	}

	@Override
	public synchronized String toString() {
		return "seeds below " + this.done + ": " + this.sum;
	}

}
