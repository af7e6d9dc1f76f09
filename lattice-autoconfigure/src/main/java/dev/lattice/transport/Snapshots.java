package dev.lattice.transport;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.lattice.engine.component.Reconnect;
import dev.lattice.engine.durable.BadStateException;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.session.StateKeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the durable state of pages: seals it, and hands it to the store. */
public final class Snapshots {

	private static final Logger logger = LoggerFactory.getLogger(Snapshots.class);

	/** How long a turn waits for the store. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final SnapshotSeal seal;

	private final SessionStore store;

	private final int limit;

	/**
	 * Puts together what keeps states.
	 * @param seal seals them
	 * @param store keeps them
	 * @param limit how many bytes a state may have before it is sealed; 0: none is kept
	 */
	public Snapshots(SnapshotSeal seal, SessionStore store, int limit) {
		this.seal = seal;
		this.store = store;
		this.limit = limit;
	}

	/**
	 * Finds what was kept of a page that has come back. May block.
	 * @param page the page
	 * @param visit who asks for it, where
	 * @param held what the page held, which may be anything; empty for nothing
	 * @param session the id of its session that is gone
	 * @return the snapshot, or {@link Snapshot#NONE}
	 */
	public Snapshot find(ComponentRoute page, PageVisit visit, String held, String session) {
		if (held.isEmpty() || !isKept(page)) {
			return Snapshot.NONE;
		}
		String path = visit.address().path();
		try {
			byte[] sealed = await(this.store.find(session, held));
			if (sealed == null) {
				return refused(path, "there is none");
			}
			return switch (this.seal.open(sealed, visit.visitor().userName(), path)) {
				case SnapshotSeal.Opened.Genuine(byte[] content) -> Snapshot.read(content);
				case SnapshotSeal.Opened.Refused(String reason) -> refused(path, reason);
			};
		}
		catch (BadStateException ex) {
			return refused(path, ex.getMessage());
		}
		catch (CompletionException ex) {
			logger.error("The state of a page at {} cannot be had from the store; it begins anew", path, ex);
			return Snapshot.NONE;
		}
	}

	private static Snapshot refused(String path, @Nullable String reason) {
		logger.info("The state of a page at {} is not taken up, since {}; it begins anew", path, reason);
		return Snapshot.NONE;
	}

	/**
	 * Makes what keeps the state of a session.
	 * @param kept says of the path of a page whether its state is kept
	 * @param session its id
	 * @param user the name of its user, or null if anonymous
	 * @param restored what its first page begins with
	 * @return the keeper
	 */
	StateKeeper keeper(Predicate<String> kept, String session, @Nullable String user, Snapshot restored) {
		return (this.limit > 0) ? new Keeper(kept, session, user, restored) : StateKeeper.NONE;
	}

	/** Whether the state of a page is kept at all. */
	boolean isKept(ComponentRoute page) {
		return this.limit > 0 && page.reconnect() == Reconnect.REHYDRATE;
	}

	private static <T extends @Nullable Object> T await(CompletionStage<T> result) {
		return result.toCompletableFuture().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	/** Keeps the state of one session. */
	private final class Keeper implements StateKeeper {

		private final Predicate<String> kept;

		private final String session;

		private final @Nullable String user;

		private final Snapshot restored;

		/** The path that was asked for last, since it mostly is asked for again. */
		private String path = "";

		private boolean pathIsKept;

		Keeper(Predicate<String> kept, String session, @Nullable String user, Snapshot restored) {
			this.kept = kept;
			this.session = session;
			this.user = user;
			this.restored = restored;
		}

		@Override
		public Snapshot restored() {
			return this.restored;
		}

		@Override
		public int limit(String path) {
			if (!path.equals(this.path)) {
				this.path = path;
				this.pathIsKept = this.kept.test(path);
			}
			return this.pathIsKept ? Snapshots.this.limit : 0;
		}

		@Override
		public String keep(String path, byte[] snapshot) {
			return await(Snapshots.this.store.save(this.session, Snapshots.this.seal.seal(snapshot, this.user, path)));
		}

		@Override
		public void forget() {
			await(Snapshots.this.store.remove(this.session));
		}

	}

}
