package dev.lattice.benchmarks.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Reply;

/**
 * The least that a log can do for those who append while others do: one thread takes what
 * waits, writes it with one call, synchronizes once, and replies to each. It knows no
 * rooms, numbers, duplicates or checksums, and nobody could read what it writes.
 */
final class RawGroups implements Sink, AutoCloseable {

	static final String THREAD = "raw-groups";

	/** As many bytes are written together as the log writes. */
	private static final int MOST = 18_000;

	private static final byte[] HEAD = new byte[RoomLogBenchmark.HEAD];

	private final RawFile file;

	private final Thread writer = Thread.ofPlatform().daemon().name(THREAD).unstarted(this::write);

	private final Appended appended;

	private List<Waiting> queue = new ArrayList<>();

	private boolean closed;

	private final AtomicLong synchronizations = new AtomicLong();

	private record Waiting(AppendRequest request, Reply<Appended> reply) {

	}

	RawGroups(Path path, Appended appended) throws IOException {
		this.file = new RawFile(path);
		this.appended = appended;
		this.writer.start();
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		synchronized (this) {
			this.queue.add(new Waiting(request, reply));
			notifyAll();
		}
	}

	@Override
	public long synchronizations() {
		return this.synchronizations.get();
	}

	private synchronized List<Waiting> take() throws InterruptedException {
		while (this.queue.isEmpty() && !this.closed) {
			wait(1000);
		}
		List<Waiting> taken = this.queue;
		this.queue = new ArrayList<>();
		return taken;
	}

	private void write() {
		ByteBuffer bytes = ByteBuffer.allocateDirect(MOST * (Feeder.PAYLOAD + HEAD.length));
		try {
			for (List<Waiting> taken = take(); !taken.isEmpty(); taken = take()) {
				for (int from = 0; from < taken.size(); from += MOST) {
					write(taken.subList(from, Math.min(from + MOST, taken.size())), bytes.clear());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void write(List<Waiting> group, ByteBuffer bytes) throws IOException {
		for (Waiting waiting : group) {
			bytes.put(HEAD).put(waiting.request().payload());
		}
		this.file.append(bytes.flip());
		this.synchronizations.incrementAndGet();
		for (Waiting waiting : group) {
			waiting.reply().succeeded(this.appended);
		}
	}

	@Override
	public void close() throws IOException {
		synchronized (this) {
			this.closed = true;
			notifyAll();
		}
		try {
			this.writer.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.file.close();
	}

}
