package dev.lattice.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.test.RoomLogContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded log, on real files, does what every log does. */
class EmbeddedRoomLogContractTests extends RoomLogContract {

	@TempDir
	Path directory;

	private final AtomicLong clock = new AtomicLong(1_000);

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	@Override
	protected RoomLog open() throws IOException {
		return EmbeddedRoomLog.open(this.directory, EmbeddedSettings.DEFAULTS, StoreHealth.SILENT, this.executor,
				this.clock::get);
	}

	@Override
	protected void pass(long millis) {
		this.clock.addAndGet(millis);
	}

	@AfterEach
	void endExecutor() {
		this.executor.shutdownNow();
	}

}
