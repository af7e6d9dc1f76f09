package dev.lattice.collaboration;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who subscribed to which topics of y-webrtc. Keeps nothing of topics that nobody has.
 * Safe for concurrent use.
 */
public final class SignallingTopics {

	private final Map<String, List<ClientSocket>> subscribers = new ConcurrentHashMap<>();

	void add(String topic, ClientSocket socket) {
		this.subscribers.merge(topic, List.of(socket),
				(those, one) -> those.contains(socket) ? those : with(those, socket));
	}

	void remove(String topic, ClientSocket socket) {
		this.subscribers.computeIfPresent(topic, (same, those) -> {
			List<ClientSocket> left = those.stream().filter((one) -> !one.equals(socket)).toList();
			return left.isEmpty() ? null : left;
		});
	}

	List<ClientSocket> of(String topic) {
		return this.subscribers.getOrDefault(topic, List.of());
	}

	/**
	 * Returns how many topics there are.
	 * @return the number
	 */
	public int size() {
		return this.subscribers.size();
	}

	private static List<ClientSocket> with(List<ClientSocket> those, ClientSocket one) {
		ClientSocket[] all = those.toArray(new ClientSocket[those.size() + 1]);
		all[those.size()] = one;
		return List.of(all);
	}

}
