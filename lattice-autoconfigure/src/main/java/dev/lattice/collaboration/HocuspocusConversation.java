package dev.lattice.collaboration;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.HocuspocusAddress;
import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** One socket of providers of Hocuspocus: many documents. */
public final class HocuspocusConversation implements ClientConversation {

	private static final byte[] PING = ServerFrame.binary(new HocuspocusFrame.Ping().encode());

	private static final byte[] PONG = ServerFrame.binary(new HocuspocusFrame.Pong().encode());

	private final Gate gate;

	private final ClientSocket socket;

	private final @Nullable Principal user;

	private final Disposable.Swap patience = Disposables.swap();

	/** The documents by their addresses; guarded by itself, as is what waits. */
	private final Map<HocuspocusAddress, HocuspocusDocument> documents = new LinkedHashMap<>();

	private int waitingMessages;

	private int waitingBytes;

	/** Whether a provider told that it knows pings. */
	private volatile boolean pings;

	/**
	 * Makes a conversation.
	 * @param gate leads to the rooms
	 * @param socket the client's
	 * @param user who opened it, or null if anonymous
	 */
	public HocuspocusConversation(Gate gate, ClientSocket socket, @Nullable Principal user) {
		this.gate = gate;
		this.socket = socket;
		this.user = user;
	}

	@Override
	public Mono<Void> begin() {
		this.patience.replace(this.gate.timers()
			.schedule(
					() -> this.socket.close(ClientCloseCode.TIMEOUT, "No document was asked for with a token in time"),
					this.gate.settings().authenticationTimeout().toMillis(), TimeUnit.MILLISECONDS));
		return Mono.empty();
	}

	@Override
	public void binary(byte[] message) {
		HocuspocusFrame frame;
		try {
			frame = HocuspocusFrame.decode(message);
		}
		catch (MalformedDataException ex) {
			reset(ex.getMessage());
			return;
		}
		switch (frame) {
			case HocuspocusFrame.Addressed(HocuspocusAddress address, HocuspocusMessage said) ->
				addressed(address, said, message.length);
			case HocuspocusFrame.Ping() -> this.socket.reply(PONG);
			case HocuspocusFrame.Pong() -> {
			}
		}
	}

	private void addressed(HocuspocusAddress address, HocuspocusMessage message, int bytes) {
		HocuspocusDocument document;
		synchronized (this.documents) {
			document = this.documents.get(address);
			if (document == null) {
				if (message instanceof HocuspocusMessage.Close) {
					return;
				}
				if (this.documents.size() < this.gate.settings().maxDocuments()) {
					document = new HocuspocusDocument(this, address);
					this.documents.put(address, document);
				}
			}
		}
		if (document == null) {
			reset("A socket may have " + this.gate.settings().maxDocuments()
					+ " documents; see lattice.rooms.sockets.max-documents-per-socket");
		}
		else {
			document.received(message, bytes);
		}
	}

	@Override
	public void text(String text) {
		this.gate.listener().clientRefused();
		this.socket.close(ClientCloseCode.UNSUPPORTED, "Hocuspocus has no text messages");
	}

	@Override
	public void nudge() {
		if (this.pings) {
			this.socket.send(PING);
		}
	}

	@Override
	public void ended() {
		List<HocuspocusDocument> left;
		synchronized (this.documents) {
			left = new ArrayList<>(this.documents.values());
			this.documents.clear();
		}
		this.patience.dispose();
		left.forEach(HocuspocusDocument::leave);
	}

	Gate gate() {
		return this.gate;
	}

	ClientSocket socket() {
		return this.socket;
	}

	@Nullable Principal user() {
		return this.user;
	}

	/** A document's client was found out. */
	void authenticated(@Nullable String providerVersion) {
		this.patience.dispose();
		if (providerVersion != null) {
			this.pings = true;
		}
	}

	/** Counts a message that waits; returns whether there was room for it. */
	boolean mayWait(int bytes) {
		synchronized (this.documents) {
			GateSettings settings = this.gate.settings();
			if (this.waitingMessages >= settings.maxQueuedMessages()
					|| this.waitingBytes + bytes > settings.maxQueuedBytes()) {
				return false;
			}
			this.waitingMessages++;
			this.waitingBytes += bytes;
			return true;
		}
	}

	/** Messages wait no more. */
	void waited(int messages, int bytes) {
		synchronized (this.documents) {
			this.waitingMessages -= messages;
			this.waitingBytes -= bytes;
		}
	}

	/** A document is done with; the next message to its address begins anew. */
	void forget(HocuspocusDocument document) {
		synchronized (this.documents) {
			this.documents.remove(document.address(), document);
		}
	}

	/** Closes the socket: its providers shall begin anew. */
	void reset(@Nullable String why) {
		this.gate.listener().clientRefused();
		this.socket.close(ClientCloseCode.RESET, String.valueOf(why));
	}

}
