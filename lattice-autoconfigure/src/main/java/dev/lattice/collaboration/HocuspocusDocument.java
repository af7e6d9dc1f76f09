package dev.lattice.collaboration;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.lattice.collaboration.RoomTokens.RoomGrant;
import dev.lattice.collaboration.RoomTokens.RoomRequest;
import dev.lattice.crdt.protocol.HocuspocusAddress;
import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.HocuspocusScope;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.rooms.Broadcast;
import dev.lattice.rooms.RoomConnection;
import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.Rooms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

/** One document of one provider of Hocuspocus. */
final class HocuspocusDocument implements Dialect, Rooms.Joined {

	/*
	 * unknown -> asked -> in the room -> gone. Until it is in the room, what the provider
	 * says waits; then that is worked off, and from then on the thread that receives goes
	 * straight to the room. Nothing is locked while a room is called. It may be the log
	 * that lets a client in, which must not wait for a policy.
	 */

	private static final Logger logger = LoggerFactory.getLogger(HocuspocusDocument.class);

	/** As the reference says it. */
	private static final String DENIED = "permission-denied";

	private final HocuspocusConversation conversation;

	private final HocuspocusAddress address;

	private final Place place;

	private final Function<byte[], byte[]> update;

	private final Function<byte[], byte[]> awareness;

	/** What waits; null when nothing has to wait any more. Guarded by this. */
	private @Nullable Queue<Waiting> waiting = new ArrayDeque<>();

	private boolean asked;

	private boolean gone;

	private volatile @Nullable RoomGrant grant;

	private volatile @Nullable String providerVersion;

	HocuspocusDocument(HocuspocusConversation conversation, HocuspocusAddress address) {
		this.conversation = conversation;
		this.address = address;
		this.place = new Place(conversation.socket(), this);
		this.update = new UpdateFrames(address);
		this.awareness = new AwarenessFrames(address);
	}

	HocuspocusAddress address() {
		return this.address;
	}

	/** Takes a message of the provider, on the thread that receives. */
	void received(HocuspocusMessage message, int bytes) {
		boolean ask = false;
		synchronized (this) {
			if (this.gone) {
				return;
			}
			Queue<Waiting> waiting = this.waiting;
			if (waiting != null) {
				ask = !this.asked && message instanceof HocuspocusMessage.Token;
				if (ask) {
					this.asked = true;
				}
				else if (this.conversation.mayWait(bytes)) {
					waiting.add(new Waiting(message, bytes));
					return;
				}
				else {
					message = null;
				}
			}
		}
		if (message == null) {
			this.conversation.reset("Too much waits for a document that is not authenticated");
		}
		else if (ask) {
			authenticate((HocuspocusMessage.Token) message);
		}
		else {
			handle(message);
		}
	}

	private void authenticate(HocuspocusMessage.Token token) {
		this.providerVersion = token.providerVersion();
		ask(token, (grant) -> {
			this.grant = grant;
			this.conversation.gate().rooms().join(this.address.document(), grant.caller(), this.place, this);
		});
	}

	/** A token that comes later may change the scope, but not the user. */
	private void authenticateAgain(HocuspocusMessage.Token token) {
		RoomGrant before = Objects.requireNonNull(this.grant);
		ask(token, (now) -> {
			if (Objects.equals(now.caller().user(), before.caller().user())) {
				this.place.grant(now.isReadOnly());
				tellScope();
			}
			else {
				deny(DENIED);
			}
		});
	}

	private void ask(HocuspocusMessage.Token token, Consumer<RoomGrant> granted) {
		this.conversation.gate()
			.grant(request(token))
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.subscribe((grant) -> grant.ifPresentOrElse(granted, () -> deny(DENIED)), this::failed);
	}

	private RoomRequest request(HocuspocusMessage.Token token) {
		return new RoomRequest(this.address.document(), token.token(), this.conversation.user());
	}

	@Override
	public void joined(RoomConnection connection) {
		RoomGrant grant = Objects.requireNonNull(this.grant);
		if (!this.place.take(connection, grant.isReadOnly())) {
			return;
		}
		this.conversation.authenticated(this.providerVersion);
		Scheduler executor = this.conversation.gate().policyExecutor();
		if (executor == null) {
			begin();
		}
		else {
			executor.schedule(this::begin);
		}
	}

	private void begin() {
		try {
			tellScope();
			this.place.tellWhoIsHere();
			for (HocuspocusMessage next = nextWaiting(); next != null; next = nextWaiting()) {
				handle(next);
			}
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	private void failed(Throwable failure) {
		logger.warn("Document '{}' of a client of rooms failed", this.address.document(), failure);
		this.conversation.reset("Something failed; connect again");
	}

	private void tellScope() {
		send(new HocuspocusMessage.Authenticated(
				this.place.isReadOnly() ? HocuspocusScope.READ_ONLY : HocuspocusScope.READ_WRITE));
	}

	private synchronized @Nullable HocuspocusMessage nextWaiting() {
		Queue<Waiting> waiting = this.waiting;
		Waiting next = (waiting != null) ? waiting.poll() : null;
		if (next == null) {
			this.waiting = null;
			return null;
		}
		this.conversation.waited(1, next.bytes());
		return next.message();
	}

	@Override
	public void refused(RuntimeException failure) {
		deny((failure instanceof RoomRefusedException) ? DENIED : "room-unavailable");
	}

	private void deny(String reason) {
		this.conversation.gate().listener().clientRefused();
		// Before it is told: another token may come at once.
		leave();
		send(new HocuspocusMessage.PermissionDenied(reason));
	}

	private void handle(HocuspocusMessage message) {
		switch (message) {
			case HocuspocusMessage.Sync(SyncMessage sync) -> {
				if (sync instanceof SyncMessage.Step1) {
					this.place.askForRest();
				}
				this.place.sync(sync);
			}
			case HocuspocusMessage.SyncReply(SyncMessage sync) -> this.place.sync(sync);
			case HocuspocusMessage.AwarenessUpdate(Payload said) -> this.place.awareness(said.bytes());
			case HocuspocusMessage.QueryAwareness() -> this.place.tellWhoIsHere();
			case HocuspocusMessage.Stateless(String payload) -> this.place.say(payload);
			case HocuspocusMessage.Token token -> authenticateAgain(token);
			case HocuspocusMessage.Close close -> close("provider_initiated");
			case HocuspocusMessage.BroadcastStateless broadcast ->
				malformed("BroadcastStateless is for servers among themselves");
			case HocuspocusMessage.TokenRequest request -> malformed("Only a server asks for a token");
			case HocuspocusMessage.PermissionDenied denied -> malformed("Only a server denies access");
			case HocuspocusMessage.Authenticated granted -> malformed("Only a server grants access");
			case HocuspocusMessage.SyncStatus status -> malformed("Only a server tells the status of an edit");
			// As the reference does: a later version may say more.
			case HocuspocusMessage.Other other -> {
			}
		}
	}

	private void close(String reason) {
		leave();
		send(new HocuspocusMessage.Close(reason));
	}

	/** The provider is not in the room any more, or never will be; returns at once. */
	void leave() {
		int messages = 0;
		int bytes = 0;
		synchronized (this) {
			this.gone = true;
			Queue<Waiting> waiting = this.waiting;
			if (waiting != null) {
				for (Waiting dropped : waiting) {
					messages++;
					bytes += dropped.bytes();
				}
				this.waiting = null;
			}
		}
		this.conversation.waited(messages, bytes);
		this.conversation.forget(this);
		this.place.leave();
	}

	@Override
	public byte[] update(Broadcast update) {
		return encoded(update, this.update);
	}

	@Override
	public byte[] awareness(Broadcast update) {
		return encoded(update, this.awareness);
	}

	/** Providers that tell themselves apart have addresses that nobody shares. */
	private byte[] encoded(Broadcast update, Function<byte[], byte[]> frames) {
		return (this.address.session() == null) ? update.encoded(frames) : frames.apply(update.payload());
	}

	@Override
	public byte[] awareness(byte[] update) {
		return this.awareness.apply(update);
	}

	@Override
	public byte[] sync(SyncMessage message) {
		return frame(this.address, new HocuspocusMessage.Sync(message));
	}

	@Override
	public void stateless(String payload) {
		send(new HocuspocusMessage.Stateless(payload));
	}

	@Override
	public void kept() {
		send(new HocuspocusMessage.SyncStatus(HocuspocusMessage.Outcome.APPLIED));
	}

	@Override
	public void refused(RoomRefusedException why) {
		send(new HocuspocusMessage.SyncStatus(HocuspocusMessage.Outcome.REFUSED));
	}

	@Override
	public void malformed(@Nullable String what) {
		this.conversation.reset(what);
	}

	@Override
	public void ended(RoomRefusedException why) {
		if (ClientCloseCode.of(why.reason()) == ClientCloseCode.TRY_LATER) {
			// Only a provider whose socket ends says all again that it knows.
			this.conversation.reset(why.getMessage());
		}
		else {
			close(String.valueOf(why.getMessage()));
		}
	}

	private void send(HocuspocusMessage message) {
		this.conversation.socket().send(frame(this.address, message));
	}

	private static byte[] frame(HocuspocusAddress address, HocuspocusMessage message) {
		return ServerFrame.binary(new HocuspocusFrame.Addressed(address, message).encode());
	}

	/** A message that waits for the room. */
	private record Waiting(HocuspocusMessage message, int bytes) {
	}

	/** The same for all providers with this address. */
	private record UpdateFrames(HocuspocusAddress address) implements Function<byte[], byte[]> {

		@Override
		public byte[] apply(byte[] update) {
			return frame(this.address, new HocuspocusMessage.Sync(new SyncMessage.Update(new Payload(update))));
		}

	}

	/** The same for all providers with this address. */
	private record AwarenessFrames(HocuspocusAddress address) implements Function<byte[], byte[]> {

		@Override
		public byte[] apply(byte[] update) {
			return frame(this.address, new HocuspocusMessage.AwarenessUpdate(new Payload(update)));
		}

	}

}
