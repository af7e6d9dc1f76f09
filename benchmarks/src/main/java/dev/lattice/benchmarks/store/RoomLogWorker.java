package dev.lattice.benchmarks.store;

import java.nio.file.Path;
import java.util.concurrent.Executors;

import dev.lattice.store.embedded.EmbeddedRoomLog;
import dev.lattice.store.embedded.EmbeddedSettings;
import dev.lattice.store.embedded.StoreHealth;

/** Fills a log, says so, and waits to be killed. */
final class RoomLogWorker {

	private RoomLogWorker() {
	}

	public static void main(String[] args) throws Exception {
		EmbeddedRoomLog log = EmbeddedRoomLog.open(Path.of(args[0]), EmbeddedSettings.DEFAULTS, StoreHealth.SILENT,
				Executors.newVirtualThreadPerTaskExecutor());
		new Feeder(Sink.of(log), 20_000).feed(Integer.parseInt(args[1]));
		System.out.println("durable");
		Thread.sleep(600_000);
	}

}
