package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.engine.session.TestLine;
import dev.lattice.rooms.value.RecordValues;
import dev.lattice.rooms.value.ValueCodec;
import dev.lattice.rooms.value.ValueCodecs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Sentences of {@code docs/spec/rooms.md}. */
class PresenceTests {

	private record Person(String name, String color, boolean typing) {

		static final ValueCodec<Person> CODEC = RecordValues.<Person>fields()
			.field("name", Person::name, ValueCodecs.STRING)
			.field("color", Person::color, ValueCodecs.STRING, "grey")
			.field("typing", Person::typing, ValueCodecs.BOOLEAN, false)
			.make((values) -> new Person(values.get("name"), values.get("color"), values.get("typing")));

	}

	private final TestRoom room = new TestRoom(1);

	private final TestSession one = new TestSession();

	private final TestSession other = new TestSession();

	private final List<String> log = new ArrayList<>();

	private Presence<Person> enter(TestSession session, String name) {
		return session.call(() -> this.room.presence(new Person(name, "red", false), Person.CODEC, (state) -> null));
	}

	@Test
	void showsWhoComesAndGoesInTheOrderInWhichTheyCame() {
		Presence<Person> ann = enter(this.one, "Ann");
		this.one.effect(() -> this.log.add(ann.get().stream().map(Person::name).toList().toString()));
		enter(this.other, "Bob");
		this.one.turns();
		this.other.root.dispose();
		this.one.turns();
		assertThat(this.log).containsExactly("[Ann]", "[Ann, Bob]", "[Ann]");
		this.one.root.dispose();
		assertThat(this.room.awareness.states()).isEmpty();
		assertThat(this.room.holds).isZero();
		assertThat(this.room.time.waiting()).isZero();
	}

	@Test
	void whatASessionSaysOfItselfItSeesAtOnceAndOthersInATurn() {
		Presence<Person> ann = enter(this.one, "Ann");
		Presence<Person> bob = enter(this.other, "Bob");
		this.other.effect(() -> this.log.add("" + bob.get().getFirst().typing()));
		this.one.run(() -> {
			ann.update((me) -> new Person(me.name(), me.color(), true));
			assertThat(ann.mine().typing()).isTrue();
			assertThat(ann.get().getFirst().typing()).isTrue();
		});
		assertThat(this.log).containsExactly("false");
		this.other.turns();
		assertThat(this.log).containsExactly("false", "true");
	}

	@Test
	void editorsFindTheUserWhereTheyLookForIt() {
		Caller caller = new Caller("ann@example.org", Caller.Kind.PAGE, null);
		this.one.root.provide(new CurrentCaller(() -> caller, () -> {
		}));
		enter(this.one, "Ann");
		assertThat(this.room.awareness.states().values()).containsExactly(Map.of("name", "Ann", "color", "red",
				"typing", false, "user", Map.of("name", "ann@example.org", "color", "red")));
	}

	@Test
	void editorsAreShownByTheUserTheySayTheyAre() {
		Presence<Person> ann = enter(this.one, "Ann");
		say(77, Map.of("user", Map.of("name", "Yves", "color", "blue"), "cursor", Map.of("anchor", 3)));
		this.one.turns();
		assertThat(this.one.call(ann::peers)).extracting(Peer::key, Peer::value, Peer::mine)
			.last()
			.isEqualTo(org.assertj.core.groups.Tuple.tuple("77", new Person("Yves", "blue", false), false));
	}

	@Test
	void whoSaysOtherThingsIsShownThroughAFunctionOrNotAtAll() {
		say(77, Map.of("login", "yves"));
		assertThat(this.room.present(Person.CODEC, (state) -> null).get()).isEmpty();
		assertThat(this.room.present(Person.CODEC, (state) -> new Person(String.valueOf(state.get("login")), "", false))
			.get()).extracting(Person::name).containsExactly("yves");
		assertThat(this.room.skipped).isEmpty();
	}

	@Test
	void whoIsThereTwiceCountsOnceAmongPersonsAndTwiceAmongPeers() {
		enter(this.one, "Ann");
		Presence<Person> again = enter(this.other, "Ann");
		assertThat(this.other.call(again::get)).hasSize(1);
		assertThat(this.other.call(again::peers)).hasSize(2).extracting(Peer::mine).containsExactly(false, true);
	}

	@Test
	void aSeatIsRenewedWithoutATurnOfItsSession() {
		Presence<Person> ann = enter(this.one, "Ann");
		this.one.run(ann::get);
		for (int i = 0; i < 20; i++) {
			this.room.now += 6000;
			this.room.time.pass(6000);
			this.room.awareness.tick();
		}
		assertThat(this.one.mailbox).isEmpty();
		assertThat(this.room.awareness.states()).hasSize(1);
	}

	@Test
	void aPageThatNeverJoinsIsNotPresent() {
		this.other.root.provide(new TestLine().line);
		enter(this.other, "Bob");
		pass(30_000);
		assertThat(names()).isEmpty();
	}

	@Test
	void aPageThatGoesIsGoneAfterThreeSeconds() {
		TestLine line = enterByLine("Bob");
		line.turn(false);
		pass(2999);
		assertThat(names()).containsExactly("Bob");
		pass(1);
		assertThat(names()).isEmpty();
	}

	@Test
	void aPageThatIsBackSoonWasNeverAway() {
		Presence<Person> ann = enter(this.one, "Ann");
		this.one.effect(() -> this.log.add("" + ann.get().size()));
		TestLine line = enterByLine("Bob");
		this.one.turns();
		line.turn(false);
		pass(2999);
		line.turn(true);
		pass(60_000);
		this.one.turns();
		assertThat(this.log).containsExactly("1", "2");
	}

	@Test
	void aPageThatComesBackLateIsPresentAgainWithWhatItSaidMeanwhile() {
		TestLine line = new TestLine();
		this.other.root.provide(line.line);
		Presence<Person> bob = enter(this.other, "Bob");
		line.turn(true);
		line.turn(false);
		pass(10_000);
		this.other.run(() -> bob.update((me) -> new Person("Bo", me.color(), true)));
		assertThat(names()).isEmpty();
		line.turn(true);
		assertThat(names()).containsExactly("Bo");
	}

	private TestLine enterByLine(String name) {
		TestLine line = new TestLine();
		this.other.root.provide(line.line);
		enter(this.other, name);
		line.turn(true);
		return line;
	}

	private void pass(long millis) {
		for (long left = millis; left > 0; left -= 1000) {
			this.room.now += Math.min(1000, left);
			this.room.time.pass(Math.min(1000, left));
			this.room.awareness.tick();
		}
	}

	private List<Object> names() {
		return this.room.awareness.states()
			.values()
			.stream()
			.<Object>map((state) -> ((Map<?, ?>) state).get("name"))
			.toList();
	}

	@Test
	void ofTooManyTheLastAreNotSeenAndThePageGoesOn() {
		for (int client = 0; client < AwarenessLimits.DEFAULT.maxClients(); client++) {
			say(100_000 + client, Map.of("name", "x"));
		}
		Presence<Person> ann = enter(this.one, "Ann");
		assertThat(this.one.call(ann::peers)).hasSize(AwarenessLimits.DEFAULT.maxClients());
		assertThat(this.room.skipped).hasSize(1).first().asString().contains("AwarenessLimits.maxClients");
	}

	@Test
	void aNameAloneIsEnough() {
		Presence<String> ann = this.one.call(() -> this.room.presence("Ann"));
		say(77, Map.of("user", Map.of("name", "Yves")));
		this.one.turns();
		assertThat(this.one.call(ann::get)).containsExactly("Ann", "Yves");
	}

	@Test
	void outsideOfASessionNobodyIsPresent() {
		assertThatIllegalStateException().isThrownBy(() -> this.room.presence("Ann"))
			.withMessageContaining("room 'board'");
	}

	@Test
	void theStateOfSavingIsASignal() {
		var saved = this.one.call(this.room::saveState);
		this.one.effect(() -> this.log.add(saved.get().name()));
		this.room.save(SaveState.SENDING);
		this.one.turns();
		this.room.save(SaveState.SAVED);
		this.one.turns();
		assertThat(this.log).containsExactly("SAVED", "SENDING", "SAVED");
		this.one.root.dispose();
		assertThat(this.room.saveStateListeners).isEmpty();
	}

	private void say(long client, Map<String, ?> state) {
		Awareness editor = new Awareness(client, () -> this.room.now, AwarenessLimits.DEFAULT);
		editor.setLocalState(state);
		this.room.awareness((awareness) -> {
			awareness.applyUpdate(editor.encodeUpdate(), "editor " + client);
			return true;
		});
	}

	@Test
	void aFunctionThatFailsForWhatSomebodySaysDoesNotReachWhoSaysIt() {
		Presence<Person> ann = enter(this.one, "Ann");
		Presence<Person> others = this.other.call(() -> this.room.present(Person.CODEC, (state) -> {
			throw new IllegalArgumentException("who?");
		}));
		this.other.effect(() -> this.log.add("" + others.get().size()));
		say(77, Map.of("login", "yves"));
		say(78, Map.of("name", "Zoe"));
		this.other.turns();
		assertThat(this.log).containsExactly("1", "2");
		assertThat(this.one.call(ann::get)).extracting(Person::name).containsExactly("Ann", "Zoe");
	}

}
