package dev.lattice.crdt.replicated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replicas that change one state and send what they changed over a network of the kind
 * that a test wants. After every step each of them must show what follows from the facts
 * that it knows.
 */
final class Replicas<S extends ReplicatedState<S>> {

	/** What the network does besides delivering in any order, and often twice. */
	enum Network {

		/** Every message arrives in the end. */
		KEEPS,

		/** Most messages are lost, so that whole states are needed in the end. */
		LOSES

	}

	private final Subject<S> subject;

	private final Random random;

	private final Network network;

	private final List<S> states = new ArrayList<>();

	private final List<Set<Fact>> facts = new ArrayList<>();

	/** What is on its way to each replica. */
	private final List<List<Message>> inboxes = new ArrayList<>();

	Replicas(Subject<S> subject, long seed, Network network) {
		this.subject = subject;
		this.random = new Random(seed);
		this.network = network;
		for (int node = 0; node < Subject.NODES; node++) {
			this.states.add(subject.bottom(Limits.DEFAULT));
			this.facts.add(new HashSet<>());
			this.inboxes.add(new ArrayList<>());
		}
	}

	void run(int steps) throws StateDecodeException {
		for (int step = 0; step < steps; step++) {
			this.subject.pass(this.random);
			int node = this.random.nextInt(Subject.NODES);
			switch (this.random.nextInt(4)) {
				case 0 -> change(node);
				case 1 -> changeTwiceAndSendOneDelta(node);
				default -> receive(node);
			}
			check(node);
		}
	}

	private void change(int node) {
		Set<Fact> news = new HashSet<>();
		S delta = change(node, news);
		send(node, delta, news);
	}

	private void changeTwiceAndSendOneDelta(int node) {
		Set<Fact> news = new HashSet<>();
		S group = change(node, news);
		group.merge(change(node, news));
		send(node, group, news);
	}

	private S change(int node, Set<Fact> news) {
		Set<Fact> known = this.facts.get(node);
		Set<Fact> added = new HashSet<>();
		S before = copy(this.states.get(node));
		S delta = this.subject.change(this.states.get(node), node, this.random, known, added);
		before.merge(delta);
		assertThat(before).as("the former state joined with the delta").isEqualTo(this.states.get(node));
		known.addAll(added);
		news.addAll(added);
		return delta;
	}

	private void send(int from, S delta, Set<Fact> news) {
		for (int to = 0; to < Subject.NODES; to++) {
			if (to != from && (this.network == Network.KEEPS || this.random.nextInt(3) == 0)) {
				this.inboxes.get(to).add(new Message(delta.encode(), news));
			}
		}
	}

	private void receive(int node) throws StateDecodeException {
		List<Message> inbox = this.inboxes.get(node);
		if (inbox.isEmpty()) {
			return;
		}
		int chosen = this.random.nextInt(inbox.size());
		boolean again = this.random.nextInt(4) == 0;
		deliver(node, again ? inbox.get(chosen) : inbox.remove(chosen));
	}

	private void deliver(int node, Message message) throws StateDecodeException {
		S delta = this.subject.decode(message.bytes, Limits.DEFAULT, node);
		S state = this.states.get(node);
		byte[] before = state.encode();
		boolean changed = state.merge(delta);
		assertThat(changed).as("merge says whether it changed something").isNotEqualTo(state.equals(copy(before)));
		assertThat(delta.encode()).as("what was merged").isEqualTo(message.bytes);
		this.facts.get(node).addAll(message.facts);
	}

	void deliverAll() throws StateDecodeException {
		for (int node = 0; node < Subject.NODES; node++) {
			while (!this.inboxes.get(node).isEmpty()) {
				List<Message> inbox = this.inboxes.get(node);
				deliver(node, inbox.remove(this.random.nextInt(inbox.size())));
				check(node);
			}
		}
	}

	void exchangeStates() throws StateDecodeException {
		List<Message> all = new ArrayList<>();
		for (int node = 0; node < Subject.NODES; node++) {
			all.add(new Message(this.states.get(node).encode(), Set.copyOf(this.facts.get(node))));
		}
		for (int node = 0; node < Subject.NODES; node++) {
			this.inboxes.get(node).clear();
			this.inboxes.get(node).addAll(all);
		}
		deliverAll();
	}

	void check(int node) {
		assertThat(this.subject.shown(this.states.get(node))).as("what replica %d shows", node)
			.isEqualTo(this.subject.shown(this.facts.get(node)));
	}

	void requireEqualBytes() {
		byte[] bytes = this.states.get(0).encode();
		for (int node = 1; node < Subject.NODES; node++) {
			assertThat(this.facts.get(node)).as("facts of replica %d", node).isEqualTo(this.facts.get(0));
			assertThat(this.states.get(node).encode()).as("bytes of replica %d", node).isEqualTo(bytes);
			assertThat(this.states.get(node)).isEqualTo(this.states.get(0)).hasSameHashCodeAs(this.states.get(0));
		}
	}

	List<S> states() {
		return this.states;
	}

	S copy(S state) {
		return copy(state.encode());
	}

	private S copy(byte[] bytes) {
		try {
			return this.subject.decode(bytes, Limits.DEFAULT, Subject.NODES);
		}
		catch (StateDecodeException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Bytes that are never changed. */
	@SuppressWarnings("ArrayRecordComponent")
	private record Message(byte[] bytes, Set<Fact> facts) {
	}

}
