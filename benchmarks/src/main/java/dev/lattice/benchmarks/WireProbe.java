package dev.lattice.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.webflux.FrameDeflater;

/**
 * What large patches and large first pages cost: bytes as they are and deflated, the CPU
 * of deflating, and what is allocated to write a page whole or in chunks.
 */
final class WireProbe {

	private static final int ROUNDS = 200;

	private static final int CHUNK = 16 * 1024;

	private static final SessionHost HOST = new SessionHost(Runnable::run, Runnable::run, new SmileFrameCodec(),
			new SessionListener() {
			}, new SessionLimits(10_000, 60_000, 100_000, 1 << 30, 10, 10));

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private WireProbe() {
	}

	public static void main(String[] args) {
		for (int rows : new int[] { 10, 50, 100, 1_000, 10_000 }) {
			deflate(rows);
		}
		for (int rows : new int[] { 100, 1_000, 10_000 }) {
			write(rows);
		}
	}

	/**
	 * A table that is said whole: what a first fill, a sort of all rows or a RESYNC
	 * sends.
	 */
	private static void deflate(int rows) {
		List<byte[]> frames = new ArrayList<>();
		Session session = render(rows, new Templates(1_000), FirstHtml.NOWHERE);
		Connection page = new Connection() {

			@Override
			public void send(byte[] frame) {
				frames.add(frame);
			}

			@Override
			public void close(CloseCode code) {
				throw new IllegalStateException("closed: " + code);
			}

		};
		session
			.apply(new SessionInput.Connect(page, new Hello("", "a-page-of-the-probe", 0, 0, "/", ""), (admission) -> {
			}), 0);
		byte[] frame = frames.getLast();
		try (FrameDeflater deflater = new FrameDeflater(1, 1)) {
			int length = 0;
			long best = Long.MAX_VALUE;
			for (int round = 0; round < ROUNDS; round++) {
				long start = System.nanoTime();
				length = deflater.deflate(frame).length;
				best = Math.min(best, System.nanoTime() - start);
			}
			System.out.printf("%6d rows: patch %8d B, deflated %7d B (%.0f %%), %.0f us%n", rows, frame.length, length,
					100.0 * length / frame.length, best / 1e3);
		}
	}

	/** A page that is rendered for the first time. */
	private static void write(int rows) {
		Templates templates = new Templates(1_000);
		long nowhere = allocated(() -> render(rows, templates, FirstHtml.NOWHERE));
		int[] largest = { 0, 0 };
		long whole = allocated(() -> largest[0] = whole(rows, templates));
		long chunks = allocated(() -> largest[1] = chunks(rows, templates));
		System.out.printf("%6d rows: document whole: %,d B allocated, largest array %,d B; in chunks: %,d B, %,d B%n",
				rows, whole - nowhere, largest[0], chunks - nowhere, largest[1]);
	}

	private static int whole(int rows, Templates templates) {
		StringBuilder body = new StringBuilder(1_024);
		render(rows, templates, body::append);
		String html = body.toString();
		String document = new StringBuilder(1_024 + html.length()).append(html).toString();
		return document.getBytes(StandardCharsets.UTF_8).length;
	}

	private static int chunks(int rows, Templates templates) {
		StringBuilder text = new StringBuilder(2 * CHUNK);
		int[] largest = { 0 };
		render(rows, templates, (part) -> {
			text.append(part);
			if (text.length() >= CHUNK) {
				largest[0] = Math.max(largest[0], text.toString().getBytes(StandardCharsets.UTF_8).length);
				text.setLength(0);
			}
		});
		return largest[0];
	}

	private static long allocated(Runnable action) {
		long least = Long.MAX_VALUE;
		for (int round = 0; round < 20; round++) {
			long before = THREADS.getCurrentThreadAllocatedBytes();
			action.run();
			least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
		}
		return least;
	}

	private static Session render(int rows, Templates templates, FirstHtml html) {
		Location location = new Location("/", Map.of("rows", Integer.toString(rows)));
		return Session.render(HOST, templates, location, LiveTable::new, html, 0);
	}

}
