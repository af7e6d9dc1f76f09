package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * A message between a y-webrtc provider and a signalling server, which lets providers
 * find each other: each subscribes to the rooms it is in, and what one publishes the
 * server sends to all that subscribed, the publisher included. A message is JSON in a
 * text WebSocket message.
 */
public sealed interface SignallingMessage {

	/** How deep arrays and objects may lie in each other in a message. */
	int MAX_DEPTH = 100;

	/**
	 * Subscribes to topics.
	 *
	 * @param topics the topics
	 */
	record Subscribe(List<String> topics) implements SignallingMessage {

		/** Creates a message with a copy of the list. */
		public Subscribe {
			topics = List.copyOf(topics);
		}

	}

	/**
	 * Ends subscriptions.
	 *
	 * @param topics the topics
	 */
	record Unsubscribe(List<String> topics) implements SignallingMessage {

		/** Creates a message with a copy of the list. */
		public Unsubscribe {
			topics = List.copyOf(topics);
		}

	}

	/**
	 * Goes to all that subscribed to a topic.
	 *
	 * @param topic the topic, not empty
	 * @param fields the whole message, all of which is passed on; must not be changed
	 */
	record Publish(String topic, Map<String, ?> fields) implements SignallingMessage {

		/**
		 * Creates a message.
		 * @param topic the topic, not empty
		 * @param data for the other providers, a value that {@link Json} can write
		 * @return the message
		 * @throws IllegalArgumentException if the topic is empty
		 */
		public static Publish of(String topic, @Nullable Object data) {
			if (topic.isEmpty()) {
				throw new IllegalArgumentException("A topic is empty; use the name of a room");
			}
			Map<String, @Nullable Object> fields = new LinkedHashMap<>();
			fields.put("type", "publish");
			fields.put("topic", topic);
			fields.put("data", data);
			return new Publish(topic, fields);
		}

		/**
		 * Returns this message as the server passes it on.
		 * @param count how many have subscribed, at least 1
		 * @return the message with that field
		 */
		public Publish withClients(int count) {
			Map<String, @Nullable Object> told = new LinkedHashMap<>(this.fields);
			told.put("clients", count);
			return new Publish(this.topic, told);
		}

	}

	/** Asks the server for {@link Pong}. */
	record Ping() implements SignallingMessage {
	}

	/** Answers {@link Ping}. */
	record Pong() implements SignallingMessage {
	}

	/**
	 * A message that the reference ignores: of an unknown type, or published to nowhere.
	 *
	 * @param value the message; must not be changed
	 */
	record Other(@Nullable Object value) implements SignallingMessage {
	}

	/**
	 * Decodes a message. Topics that are not strings are left out, as in the reference.
	 * @param text the text of a WebSocket message
	 * @return the message
	 * @throws MalformedDataException if the text is not JSON, or nests deeper than
	 * {@link #MAX_DEPTH}
	 */
	static SignallingMessage decode(String text) {
		Object value = Json.parse(text, MAX_DEPTH);
		if (!(value instanceof Map<?, ?> message) || !(message.get("type") instanceof String type)) {
			return new Other(value);
		}
		return switch (type) {
			case "subscribe" -> new Subscribe(topics(message));
			case "unsubscribe" -> new Unsubscribe(topics(message));
			case "publish" -> publish(message);
			case "ping" -> new Ping();
			case "pong" -> new Pong();
			default -> new Other(value);
		};
	}

	private static List<String> topics(Map<?, ?> message) {
		List<String> topics = new ArrayList<>();
		if (message.get("topics") instanceof List<?> list) {
			for (Object topic : list) {
				if (topic instanceof String name) {
					topics.add(name);
				}
			}
		}
		return topics;
	}

	private static SignallingMessage publish(Map<?, ?> message) {
		if (!(message.get("topic") instanceof String topic) || topic.isEmpty()) {
			return new Other(message);
		}
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		message.forEach((name, value) -> fields.put((String) name, value));
		return new Publish(topic, fields);
	}

	/**
	 * Encodes the message.
	 * @return the text of a WebSocket message
	 * @throws IllegalArgumentException if it contains a value that is not JSON
	 */
	default String encode() {
		return switch (this) {
			case Subscribe(List<String> topics) -> withTopics("subscribe", topics);
			case Unsubscribe(List<String> topics) -> withTopics("unsubscribe", topics);
			case Publish(String topic, Map<String, ?> fields) -> Json.stringify(fields);
			case Ping() -> "{\"type\":\"ping\"}";
			case Pong() -> "{\"type\":\"pong\"}";
			case Other(Object value) -> Json.stringify(value);
		};
	}

	private static String withTopics(String type, List<String> topics) {
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("type", type);
		message.put("topics", topics);
		return Json.stringify(message);
	}

}
