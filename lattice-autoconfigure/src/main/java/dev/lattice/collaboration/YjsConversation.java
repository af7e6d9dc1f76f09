package dev.lattice.collaboration;

import java.util.function.Function;

import dev.lattice.collaboration.RoomTokens.RoomGrant;
import dev.lattice.collaboration.RoomTokens.RoomRequest;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.rooms.Broadcast;
import dev.lattice.rooms.RoomConnection;
import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.Rooms;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One socket of a provider of y-websocket: one room. */
public final class YjsConversation implements ClientConversation, Dialect, Rooms.Joined {

	/** The same object each time, so that all clients share what it makes. */
	private static final Function<byte[], byte[]> UPDATE = YjsConversation::updateFrame;

	private static final Function<byte[], byte[]> AWARENESS = YjsConversation::awarenessFrame;

	private final Gate gate;

	private final ClientSocket socket;

	private final RoomRequest request;

	private final Place place;

	private final Sinks.Empty<Void> ready = Sinks.empty();

	private volatile boolean readOnly;

	/**
	 * Makes a conversation.
	 * @param gate leads to the rooms
	 * @param socket the client's
	 * @param request which room, and who asks
	 */
	public YjsConversation(Gate gate, ClientSocket socket, RoomRequest request) {
		this.gate = gate;
		this.socket = socket;
		this.request = request;
		this.place = new Place(socket, this);
	}

	@Override
	public Mono<Void> begin() {
		return this.gate.grant(this.request).switchIfEmpty(Mono.fromRunnable(this::unknown)).flatMap(this::join);
	}

	private void unknown() {
		this.gate.listener().clientRefused();
		this.socket.close(ClientCloseCode.UNAUTHORIZED, "Who you are was not accepted");
	}

	private Mono<Void> join(RoomGrant grant) {
		this.readOnly = grant.isReadOnly();
		this.gate.rooms().join(this.request.room(), grant.caller(), this.place, this);
		return this.ready.asMono();
	}

	@Override
	public void joined(RoomConnection connection) {
		if (this.place.take(connection, this.readOnly)) {
			this.place.askForRest();
			this.place.tellWhoIsHere();
		}
		this.ready.tryEmitEmpty();
	}

	@Override
	public void refused(RuntimeException failure) {
		this.gate.listener().clientRefused();
		this.socket.close((failure instanceof RoomRefusedException refused) ? ClientCloseCode.of(refused.reason())
				: ClientCloseCode.TRY_LATER, String.valueOf(failure.getMessage()));
		this.ready.tryEmitEmpty();
	}

	@Override
	public void binary(byte[] message) {
		YWebsocketFrame frame;
		try {
			frame = YWebsocketFrame.decode(message);
		}
		catch (MalformedDataException ex) {
			malformed(ex.getMessage());
			return;
		}
		switch (frame) {
			case YWebsocketFrame.Sync(SyncMessage sync) -> this.place.sync(sync);
			case YWebsocketFrame.AwarenessUpdate(Payload update) -> this.place.awareness(update.bytes());
			case YWebsocketFrame.QueryAwareness() -> this.place.tellWhoIsHere();
			case YWebsocketFrame.PermissionDenied denied -> malformed("Only a server denies access");
			// As the reference does: applications have messages of their own.
			case YWebsocketFrame.Other other -> {
			}
		}
	}

	@Override
	public void text(String text) {
		this.gate.listener().clientRefused();
		this.socket.close(ClientCloseCode.UNSUPPORTED, "y-websocket has no text messages");
	}

	@Override
	public void nudge() {
		this.place.tellWhoIsHere();
	}

	@Override
	public void ended() {
		this.place.leave();
		this.ready.tryEmitEmpty();
	}

	@Override
	public byte[] update(Broadcast update) {
		return update.encoded(UPDATE);
	}

	@Override
	public byte[] awareness(Broadcast update) {
		return update.encoded(AWARENESS);
	}

	@Override
	public byte[] awareness(byte[] update) {
		return awarenessFrame(update);
	}

	@Override
	public byte[] sync(SyncMessage message) {
		return frame(new YWebsocketFrame.Sync(message));
	}

	@Override
	public void stateless(String payload) {
		// The protocol has no such message.
	}

	@Override
	public void kept() {
		// The protocol has no such message.
	}

	@Override
	public void refused(RoomRefusedException why) {
		this.socket.send(frame(new YWebsocketFrame.PermissionDenied(String.valueOf(why.getMessage()))));
	}

	@Override
	public void malformed(@Nullable String what) {
		this.gate.listener().clientRefused();
		this.socket.close(ClientCloseCode.MALFORMED, String.valueOf(what));
	}

	@Override
	public void ended(RoomRefusedException why) {
		this.socket.close(ClientCloseCode.of(why.reason()), String.valueOf(why.getMessage()));
	}

	private static byte[] updateFrame(byte[] update) {
		return frame(new YWebsocketFrame.Sync(new SyncMessage.Update(new Payload(update))));
	}

	private static byte[] awarenessFrame(byte[] update) {
		return frame(new YWebsocketFrame.AwarenessUpdate(new Payload(update)));
	}

	private static byte[] frame(YWebsocketFrame frame) {
		return ServerFrame.binary(frame.encode());
	}

}
