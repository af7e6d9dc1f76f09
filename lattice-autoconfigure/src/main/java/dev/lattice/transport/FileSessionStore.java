package dev.lattice.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Keeps states in a directory, one file a session. Files are written beside their place
 * and then moved there, so that one is whole or not there. Their names are digests of the
 * sessions' ids, which no user can choose. The oldest go when there are too many; those
 * that are too old go with each that comes. Several nodes may share a directory; each
 * counts what it has written itself.
 */
public final class FileSessionStore implements SessionStore {

	/** What a state survives once it is kept. */
	public enum Survives {

		/** The end of the process, however sudden. */
		PROCESS,

		/** The loss of power too: each change waits for the disk. */
		POWER

	}

	/** What a page holds: that there is a state at all. */
	private static final String HELD = "file";

	private static final String SUFFIX = ".state";

	private final Path directory;

	private final int maxFiles;

	private final Duration maxAge;

	private final Survives survives;

	private final InstantSource clock;

	/** When each file was written, the oldest first; guarded by itself. */
	private final Map<String, Instant> files = new LinkedHashMap<>();

	/**
	 * Opens a store.
	 * @param directory where files lie; made if it is not there
	 * @param maxFiles how many there may be, above 0
	 * @param maxAge how old they may be
	 * @param survives what a state survives
	 * @param clock the time of day
	 * @throws IOException if the directory cannot be made or read
	 */
	public FileSessionStore(Path directory, int maxFiles, Duration maxAge, Survives survives, InstantSource clock)
			throws IOException {
		if (maxFiles <= 0) {
			throw new IllegalArgumentException("A store must have room for a session, not for " + maxFiles);
		}
		this.directory = Files.createDirectories(directory);
		this.maxFiles = maxFiles;
		this.maxAge = maxAge;
		this.survives = survives;
		this.clock = clock;
		takeStock();
	}

	@Override
	public CompletionStage<String> save(String session, byte[] sealed) {
		String name = name(session);
		try {
			write(name, sealed);
		}
		catch (IOException ex) {
			return CompletableFuture.failedFuture(ex);
		}
		for (String old : note(name)) {
			delete(old);
		}
		return CompletableFuture.completedFuture(HELD);
	}

	@Override
	@SuppressWarnings("NullAway") // null is the answer for what is not there
	public CompletionStage<byte @Nullable []> find(String session, String held) {
		try {
			return CompletableFuture.completedFuture(Files.readAllBytes(this.directory.resolve(name(session))));
		}
		catch (NoSuchFileException ex) {
			return CompletableFuture.completedFuture(null);
		}
		catch (IOException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public CompletionStage<Void> remove(String session) {
		String name = name(session);
		synchronized (this.files) {
			this.files.remove(name);
		}
		delete(name);
		return CompletableFuture.allOf();
	}

	private void write(String name, byte[] sealed) throws IOException {
		// A session has one turn at a time, so nobody else writes this file.
		Path draft = this.directory.resolve(name + ".new");
		try (FileChannel file = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING)) {
			ByteBuffer rest = ByteBuffer.wrap(sealed);
			while (rest.hasRemaining()) {
				file.write(rest);
			}
			if (this.survives == Survives.POWER) {
				file.force(true);
			}
		}
		Files.move(draft, this.directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		if (this.survives == Survives.POWER) {
			// The new name is the directory's.
			try (FileChannel folder = FileChannel.open(this.directory, StandardOpenOption.READ)) {
				folder.force(true);
			}
		}
	}

	/** Notes that a file was written; returns those that have to go. */
	private List<String> note(String name) {
		List<String> gone = new ArrayList<>();
		Instant now = this.clock.instant();
		synchronized (this.files) {
			this.files.remove(name);
			this.files.put(name, now);
			Iterator<Map.Entry<String, Instant>> oldest = this.files.entrySet().iterator();
			while (oldest.hasNext()) {
				Map.Entry<String, Instant> file = oldest.next();
				boolean young = Duration.between(file.getValue(), now).compareTo(this.maxAge) < 0;
				if (young && this.files.size() <= this.maxFiles) {
					break;
				}
				gone.add(file.getKey());
				oldest.remove();
			}
		}
		return gone;
	}

	/** Finds what an earlier process left. */
	private void takeStock() throws IOException {
		List<Map.Entry<String, Instant>> found = new ArrayList<>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(this.directory, "*" + SUFFIX)) {
			for (Path file : all) {
				found.add(Map.entry(file.getFileName().toString(), Files.getLastModifiedTime(file).toInstant()));
			}
		}
		found.sort(Comparator.comparing(Map.Entry<String, Instant>::getValue));
		found.forEach((file) -> this.files.put(file.getKey(), file.getValue()));
	}

	private void delete(String name) {
		try {
			Files.deleteIfExists(this.directory.resolve(name));
		}
		catch (IOException ex) {
			// It stays until somebody takes stock again; its seal ends in time.
		}
	}

	private static String name(String session) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16) + SUFFIX;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
