package dev.lattice.benchmarks;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a live page with a counter keeps on the server's heap, its socket included, and
 * what one that hibernates does, beside a bare socket of Spring WebFlux. All servers run
 * at the same time, in processes of their own; what counts is what a full collection
 * leaves, as the difference that so many connections make.
 */
final class SocketHeap {

	/** Connections that are there before anything counts: classes, pools, templates. */
	private static final int WARM = 100;

	private static final int CONNECTIONS = Integer.getInteger("heap.connections", 2_000);

	/** What a start leaves behind is gone by then. */
	private static final int SETTLING_SECONDS = 4;

	private static final int LARGEST = Integer.getInteger("heap.classes", 0);

	private SocketHeap() {
	}

	public static void main(String[] args) {
		LoadMachine machine = LoadMachine.start();
		try (ServerProcess lattice = ServerProcess.start(LatticeServer.class);
				ServerProcess drowsy = ServerProcess.start(LatticeServer.class, "--lattice.session.hibernate-after=2s");
				ServerProcess floor = ServerProcess.start(FloorServer.class)) {
			Load.lattice(lattice, machine, "/", WARM);
			clicked(drowsy, machine, WARM);
			Load.floor(floor, machine, FloorServer.PATH, WARM);
			Report.row("heap of a connection", "bytes");
			Report.row("---", "---");
			grown("bare socket", floor, () -> Load.floor(floor, machine, FloorServer.PATH, CONNECTIONS));
			grown("live page with a counter, its socket included", lattice,
					() -> Load.lattice(lattice, machine, "/", CONNECTIONS));
			grown("the same, hibernating after a click", drowsy, () -> clicked(drowsy, machine, CONNECTIONS));
		}
		System.exit(0);
	}

	/** Pages of which each is clicked, says what it has applied, and then is left. */
	private static void clicked(ServerProcess server, LoadMachine machine, int connections) {
		Load load = Load.lattice(server, machine, "/", connections);
		load.clicks(1);
		load.settle();
		pause();
	}

	private static void pause() {
		try {
			TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while a server came to rest", ex);
		}
	}

	private static void grown(String name, ServerProcess server, Runnable connect) {
		pause();
		Map<String, Long> before = server.liveBytesByClass();
		connect.run();
		Map<String, Long> after = server.liveBytesByClass();
		Map<String, Long> grown = new TreeMap<>(after);
		before.forEach((type, bytes) -> grown.merge(type, -bytes, Long::sum));
		long all = grown.values().stream().mapToLong(Long::longValue).sum();
		Report.row(name, all / CONNECTIONS);
		grown.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(LARGEST)
			.forEach((entry) -> Report.row("  of that, " + entry.getKey(), entry.getValue() / CONNECTIONS));
	}

}
