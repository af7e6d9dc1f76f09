package dev.lattice.autoconfigure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.lattice.actuate.RoomStoreHealth;
import dev.lattice.collaboration.RoomStoreReport;
import dev.lattice.rooms.log.AckLevel;
import dev.lattice.store.embedded.EmbeddedRoomLog;
import dev.lattice.store.embedded.EmbeddedSettings;
import dev.lattice.store.embedded.EmbeddedStatus;
import dev.lattice.store.embedded.StoreHealth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** How the health of stores comes about. */
class RoomStoreReportTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LatticeEmbeddedStoreAutoConfiguration.class,
				LatticeRoomsAutoConfiguration.class, LatticeRoomsActuatorAutoConfiguration.class));

	@Test // K-136
	void aLogThatKeepsNothingIsDown() {
		assertThat(EmbeddedStoreReport.state(status(EmbeddedStatus.State.FULL, 0, 0, null)))
			.isEqualTo(RoomStoreReport.State.DOWN);
		assertThat(EmbeddedStoreReport.state(status(EmbeddedStatus.State.FAILED, 0, 0, null)))
			.isEqualTo(RoomStoreReport.State.DOWN);
		assertThat(EmbeddedStoreReport.state(status(EmbeddedStatus.State.UP, 0, 0, null)))
			.isEqualTo(RoomStoreReport.State.UP);
	}

	@Test // K-136
	void aLogThatSomebodyHasToLookAfterIsDegraded() {
		assertThat(EmbeddedStoreReport.state(status(EmbeddedStatus.State.UP, 1, 0, null)))
			.isEqualTo(RoomStoreReport.State.DEGRADED);
		assertThat(EmbeddedStoreReport.state(status(EmbeddedStatus.State.UP, 0, 1, null)))
			.isEqualTo(RoomStoreReport.State.DEGRADED);
		assertThat(EmbeddedStoreReport.state(status(EmbeddedStatus.State.UP, 0, 0, "Input/output error")))
			.isEqualTo(RoomStoreReport.State.DEGRADED);
	}

	@Test // K-136
	void theLastErrorsOfTheDiskAndTheSnapshotLagAreTold() {
		Map<String, Object> details = new HashMap<>();
		EmbeddedStoreReport.describe(new EmbeddedStatus(EmbeddedStatus.State.FULL, 3, 0, 1, 0, 5000, 2, 300, 9, 17,
				"No space left on device", "Input/output error"), details);

		assertThat(details).containsEntry("lastWriteError", "No space left on device")
			.containsEntry("lastSyncError", "Input/output error")
			.containsEntry("snapshotLag", 17L)
			.containsEntry("bytes", 5000L)
			.containsEntry("waitingEntries", 2);
	}

	private static EmbeddedStatus status(EmbeddedStatus.State state, int damagedRooms, int damagedSegments,
			@Nullable String lastSyncError) {
		return new EmbeddedStatus(state, 3, damagedRooms, 1, damagedSegments, 5000, 0, 0, 9, 0, null, lastSyncError);
	}

	@Test // K-136
	void noMoreDamagesAreDescribedThanTheBound(@TempDir Path directory) throws Exception {
		EmbeddedStoreReport report = new EmbeddedStoreReport(directory);
		for (int i = 1; i <= 30; i++) {
			report.happened(new StoreHealth.SegmentDamaged("segment-" + i, "", List.of(new StoreHealth.Gap(48, 100)),
					List.of(new StoreHealth.Lost("a", 1, 1)), List.of("b"), 1));
		}
		try (EmbeddedRoomLog log = EmbeddedRoomLog.open(directory, EmbeddedSettings.DEFAULTS, report,
				(task) -> Thread.ofVirtual().start(task))) {
			report.opened(log);
			assertThat(report.condition().toCompletableFuture().get().details().get("damage"))
				.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
				.hasSize(10)
				.endsWith(
						"segment-30: 100 bytes in 1 places, entries of 1 rooms lost, 1 rooms that may lack their last entries");
		}
	}

	@Test // K-136
	void askingForTheHealthOpensNoFiles(@TempDir Path directory) {
		Path rooms = directory.resolve("rooms");
		this.application.withPropertyValues("lattice.rooms.directory=" + rooms).run((context) -> {
			Health health = context.getBean(RoomStoreHealth.class).health().block();

			assertThat(health).isNotNull();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(rooms).doesNotExist();
		});
	}

	@Test // K-136
	void roomsInMemoryHaveNoStoreThatCouldBeIll() {
		this.application.withPropertyValues("lattice.rooms.store=memory")
			.run((context) -> assertThat(context).doesNotHaveBean(RoomStoreHealth.class));
	}

	@Test // K-137
	void theSettingsOfAServerAreTold() {
		RoomStoreReport redis = new SharedStoreReport("redis",
				() -> CompletableFuture.completedFuture(Map.of("appendonly", "yes", "appendfsync", "unknown")));
		Health health = new RoomStoreHealth(redis, AckLevel.DURABLE).health().block();

		assertThat(health).isNotNull();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("store", "redis")
			.containsEntry("appendonly", "yes")
			.containsEntry("appendfsync", "unknown")
			.containsEntry("durability", "durable");
	}

	@Test // K-137
	void aServerThatDoesNotAnswerIsDown() {
		RoomStoreReport gone = new SharedStoreReport("redis",
				() -> CompletableFuture.failedFuture(new IllegalStateException("connection refused")));
		Health health = new RoomStoreHealth(gone, AckLevel.DURABLE).health().block();

		assertThat(health).isNotNull();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
	}

}
