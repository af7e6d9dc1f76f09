package dev.lattice.collaboration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.SignallingMessage;
import dev.lattice.rooms.Caller;
import reactor.core.publisher.Mono;

/**
 * One socket of a provider of y-webrtc, which finds others here and then talks to them
 * without the server. Who may not see a room finds nobody of it.
 */
public final class SignallingConversation implements ClientConversation {

	/** As long as the name of a room. */
	private static final int MAX_TOPIC = 200;

	private static final byte[] PONG = ServerFrame.text(new SignallingMessage.Pong().encode());

	private final Gate gate;

	private final SignallingTopics topics;

	private final ClientSocket socket;

	private final Caller caller;

	/** Guarded by itself. */
	private final Set<String> subscribed = new LinkedHashSet<>();

	private boolean over;

	/**
	 * Makes a conversation.
	 * @param gate knows who may see which room
	 * @param topics the topics of all
	 * @param socket the client's
	 * @param caller who opened it
	 */
	public SignallingConversation(Gate gate, SignallingTopics topics, ClientSocket socket, Caller caller) {
		this.gate = gate;
		this.topics = topics;
		this.socket = socket;
		this.caller = caller;
	}

	@Override
	public Mono<Void> begin() {
		return Mono.empty();
	}

	@Override
	public void binary(byte[] message) {
		refuse(ClientCloseCode.UNSUPPORTED, "y-webrtc has no binary messages");
	}

	@Override
	public void text(String text) {
		if (text.length() > this.gate.settings().maxSignalBytes()) {
			refuse(ClientCloseCode.MALFORMED,
					"A message has " + text.length() + " characters; see lattice.rooms.sockets.max-signal-size");
			return;
		}
		SignallingMessage message;
		try {
			message = SignallingMessage.decode(text);
		}
		catch (MalformedDataException ex) {
			refuse(ClientCloseCode.MALFORMED, String.valueOf(ex.getMessage()));
			return;
		}
		switch (message) {
			case SignallingMessage.Subscribe(List<String> wanted) -> wanted.forEach(this::subscribe);
			case SignallingMessage.Unsubscribe(List<String> unwanted) -> unwanted.forEach(this::unsubscribe);
			case SignallingMessage.Publish publish -> publish(publish);
			case SignallingMessage.Ping() -> this.socket.reply(PONG);
			case SignallingMessage.Pong() -> {
			}
			case SignallingMessage.Other other -> {
			}
		}
	}

	private void subscribe(String topic) {
		if (topic.length() > MAX_TOPIC) {
			refuse(ClientCloseCode.MALFORMED, "A topic has " + topic.length() + " characters, more than " + MAX_TOPIC);
			return;
		}
		if (!this.gate.policy().canOpen(topic, this.caller)) {
			return;
		}
		synchronized (this.subscribed) {
			if (this.over || this.subscribed.contains(topic)) {
				return;
			}
			if (this.subscribed.size() < this.gate.settings().maxTopics()) {
				this.subscribed.add(topic);
				this.topics.add(topic, this.socket);
				return;
			}
		}
		refuse(ClientCloseCode.TRY_LATER, "A socket may subscribe to " + this.gate.settings().maxTopics()
				+ " topics; see lattice.rooms.sockets.max-topics-per-socket");
	}

	private void unsubscribe(String topic) {
		synchronized (this.subscribed) {
			if (this.subscribed.remove(topic)) {
				this.topics.remove(topic, this.socket);
			}
		}
	}

	/** Tells all who subscribed, and only what comes from one of them. */
	private void publish(SignallingMessage.Publish message) {
		synchronized (this.subscribed) {
			if (!this.subscribed.contains(message.topic())) {
				return;
			}
		}
		List<ClientSocket> receivers = this.topics.of(message.topic());
		byte[] frame = ServerFrame.text(message.withClients(receivers.size()).encode());
		receivers.forEach((receiver) -> receiver.send(frame));
	}

	private void refuse(ClientCloseCode code, String reason) {
		this.gate.listener().clientRefused();
		this.socket.close(code, reason);
	}

	/** The provider asks by itself, twice a minute. */
	@Override
	public void nudge() {
	}

	@Override
	public void ended() {
		synchronized (this.subscribed) {
			this.over = true;
			this.subscribed.forEach((topic) -> this.topics.remove(topic, this.socket));
			this.subscribed.clear();
		}
	}

}
