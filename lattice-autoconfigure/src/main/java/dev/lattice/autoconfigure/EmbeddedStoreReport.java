package dev.lattice.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.lattice.collaboration.RoomStoreReport;
import dev.lattice.store.embedded.EmbeddedRoomLog;
import dev.lattice.store.embedded.EmbeddedStatus;
import dev.lattice.store.embedded.StoreHealth;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what happens to the files of rooms, and says how they are. */
final class EmbeddedStoreReport implements RoomStoreReport, StoreHealth {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRoomLog.class);

	/** So many damages are described; all are counted. */
	private static final int MOST = 10;

	private final Path directory;

	private final Deque<SegmentDamaged> damages = new ArrayDeque<>();

	private volatile @Nullable EmbeddedRoomLog log;

	EmbeddedStoreReport(Path directory) {
		this.directory = directory;
	}

	/** Says which log it is about, once that is open. */
	void opened(EmbeddedRoomLog opened) {
		this.log = opened;
	}

	@Override
	public void happened(Event event) {
		switch (event) {
			case IndexRebuilt rebuilt -> logger.info("Rooms: {}", rebuilt);
			case SpaceAgain space -> logger.info("Rooms: {}", space);
			default -> logger.error("Rooms: {}", event);
		}
		if (event instanceof SegmentDamaged damaged) {
			synchronized (this.damages) {
				this.damages.addLast(damaged);
				if (this.damages.size() > MOST) {
					this.damages.removeFirst();
				}
			}
		}
	}

	@Override
	public CompletionStage<Condition> condition() {
		EmbeddedRoomLog opened = this.log;
		Map<String, Object> details = new HashMap<>();
		details.put("store", "embedded");
		details.put("directory", this.directory.toString());
		if (opened == null) {
			details.put("state", "not opened, since no room was used yet");
			return CompletableFuture.completedFuture(new Condition(State.UP, details));
		}
		EmbeddedStatus status = opened.status();
		describe(status, details);
		List<String> damaged = damages();
		if (!damaged.isEmpty()) {
			details.put("damage", damaged);
		}
		return CompletableFuture.completedFuture(new Condition(state(status), details));
	}

	/** A log that is full or has failed keeps nothing, until somebody sees to it. */
	static State state(EmbeddedStatus status) {
		return switch (status.state()) {
			case FULL, FAILED, CLOSED -> State.DOWN;
			case UP -> (status.damagedRooms() > 0 || status.damagedSegments() > 0 || status.lastSyncError() != null)
					? State.DEGRADED : State.UP;
		};
	}

	static void describe(EmbeddedStatus status, Map<String, Object> details) {
		details.put("state", switch (status.state()) {
			case UP -> "open";
			case FULL -> "the disk takes nothing: edits are refused, rooms can be read";
			case FAILED -> "nothing can be made durable until the application starts again; rooms can be read";
			case CLOSED -> "closed";
		});
		details.put("rooms", status.rooms());
		details.put("damagedRooms", status.damagedRooms());
		details.put("segments", status.segments());
		details.put("damagedSegments", status.damagedSegments());
		details.put("bytes", status.bytes());
		details.put("waitingEntries", status.waitingEntries());
		details.put("waitingBytes", status.waitingBytes());
		details.put("snapshotLag", status.snapshotLag());
		String write = status.lastWriteError();
		if (write != null) {
			details.put("lastWriteError", write);
		}
		String sync = status.lastSyncError();
		if (sync != null) {
			details.put("lastSyncError", sync);
		}
	}

	private List<String> damages() {
		List<String> described = new ArrayList<>();
		synchronized (this.damages) {
			for (SegmentDamaged damaged : this.damages) {
				long bytes = damaged.gaps().stream().mapToLong(Gap::bytes).sum();
				long rooms = damaged.lost().stream().map(Lost::room).distinct().count();
				described.add(damaged.file() + ": " + bytes + " bytes in " + damaged.gaps().size()
						+ " places, entries of " + rooms + " rooms lost, " + damaged.allDoubtful()
						+ " rooms that may lack their last entries");
			}
		}
		return described;
	}

}
