package dev.lattice.autoconfigure;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.lattice.collaboration.NamedLimits;
import dev.lattice.collaboration.RecordValueCodecs;
import dev.lattice.collaboration.RoomPatterns;
import dev.lattice.collaboration.RoomsDrain;
import dev.lattice.collaboration.RoomsOverview;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.collaboration.DeclaredRooms;
import dev.lattice.rooms.LocalRooms;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.RoomHost;
import dev.lattice.rooms.RoomLimits;
import dev.lattice.rooms.RoomPolicy;
import dev.lattice.rooms.RoomScheduler;
import dev.lattice.rooms.Rooms;
import dev.lattice.rooms.log.MemoryPresenceBus;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.value.ValueCodecs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * {@link AutoConfiguration Auto-configuration} of rooms, with or without a web server. A
 * room is a bean: {@code @Bean Room board(Rooms rooms) { return rooms.open("board"); }}.
 */
@AutoConfiguration
@ConditionalOnClass(Rooms.class)
@ConditionalOnBooleanProperty(name = { "lattice.enabled", "lattice.rooms.enabled" }, matchIfMissing = true)
@EnableConfigurationProperties(RoomsProperties.class)
public final class LatticeRoomsAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(LatticeRoomsAutoConfiguration.class);

	private static final int NODE_BYTES = 8;

	private static final int ID_BITS = 32;

	private final RoomsProperties properties;

	LatticeRoomsAutoConfiguration(RoomsProperties properties) {
		this.properties = properties;
	}

	/** Others have a bean of their own, made before. */
	@Bean
	@ConditionalOnMissingBean
	RoomLog latticeRoomLog() {
		if (this.properties.store() != RoomStoreType.MEMORY) {
			throw new MissingStoreException(MissingStoreException.Kept.ROOMS, this.properties.store());
		}
		logger.warn("Rooms are kept in memory only, as lattice.rooms.store says: they end with this process");
		return new MemoryRoomLog(LatticeRoomsAutoConfiguration::millis);
	}

	@Bean
	@ConditionalOnMissingBean
	PresenceBus latticePresenceBus() {
		return new MemoryPresenceBus(LatticeRoomsAutoConfiguration::millis);
	}

	@Bean
	@ConditionalOnMissingBean
	RoomPolicy latticeRoomPolicy(ObjectProvider<Room> rooms) {
		return new DeclaredRooms(() -> rooms.stream().map(Room::name),
				new RoomPatterns("lattice.rooms.open", this.properties.open()));
	}

	/** What is wrong with the store of rooms that are beans shows at the start. */
	@Bean
	SmartInitializingSingleton latticeRoomLogOpener(ListableBeanFactory beans) {
		return () -> {
			if (beans.getBeanNamesForType(Room.class, true, false).length > 0) {
				beans.getBeanProvider(RoomLog.class).ifAvailable((log) -> logger.debug("Rooms are kept by {}", log));
			}
		};
	}

	@Bean
	@ConditionalOnMissingBean
	RoomLimits latticeRoomLimits() {
		RoomsProperties.Limits limits = this.properties.limits();
		return new RoomLimits(limits.documentSize().toBytes(), Math.toIntExact(limits.updateSize().toBytes()),
				limits.clients(), limits.rooms(), limits.editsPerSecond(), limits.editSizePerSecond().toBytes(),
				new AwarenessLimits(limits.awarenessClients(), Math.toIntExact(limits.awarenessSize().toBytes()),
						AwarenessLimits.DEFAULT.maxDepth()),
				limits.pendingSize().toBytes(), limits.unsavedSize().toBytes(), limits.unsavedTime().toMillis());
	}

	@Bean
	@ConditionalOnMissingBean
	NamedLimits latticeNamedRoomLimits(RoomLimits others) {
		return new NamedLimits("lattice.rooms.limits.by-name", others, this.properties.limits().byName());
	}

	@Bean
	@ConditionalOnMissingBean
	RoomsOverview latticeRoomsOverview() {
		return new RoomsOverview();
	}

	@Bean
	@ConditionalOnMissingBean
	ValueCodecs latticeValueCodecs() {
		return new RecordValueCodecs();
	}

	@Bean
	@ConditionalOnMissingBean(Rooms.class)
	LocalRooms latticeRooms(@Lazy RoomLog log, PresenceBus bus, RoomPolicy policy, RoomLimits limits, NamedLimits named,
			ValueCodecs codecs, ObjectProvider<dev.lattice.rooms.RoomListener> listeners) {
		return LocalRooms.builder(log, LatticeRoomsAutoConfiguration::millis, scheduler(), ids())
			.bus(bus)
			.policy(policy)
			.limits(limits)
			.limitsOf(named)
			.codecs(codecs)
			.host(this::await)
			.listener(new RoomListeners(listeners.orderedStream().toList()))
			.node(node())
			.durability(this.properties.durability())
			.build();
	}

	/** Of a clock that does not run backwards. */
	private static long millis() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(LocalRooms.class)
	RoomsDrain latticeRoomsDrain(LocalRooms rooms) {
		return new RoomsDrain(rooms::isSaved, this.properties.drainTimeout());
	}

	private static RoomScheduler scheduler() {
		return (millis, task) -> {
			Disposable scheduled = Schedulers.parallel().schedule(task, millis, TimeUnit.MILLISECONDS);
			return scheduled::dispose;
		};
	}

	private static LongSupplier ids() {
		SecureRandom random = new SecureRandom();
		return () -> random.nextLong() >>> ID_BITS;
	}

	private String node() {
		if (!this.properties.node().isEmpty()) {
			return this.properties.node();
		}
		byte[] random = new byte[NODE_BYTES];
		new SecureRandom().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

	/** Blocks, which {@link RoomHost} asks for where that is possible. */
	private void await(String room, Consumer<Runnable> whenOver) {
		CountDownLatch over = new CountDownLatch(1);
		whenOver.accept(over::countDown);
		try {
			if (!over.await(this.properties.loadTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("Room '{}' did not load within {}; see lattice.rooms.load-timeout", room,
						this.properties.loadTimeout());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
