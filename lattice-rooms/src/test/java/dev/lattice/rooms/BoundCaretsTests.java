package dev.lattice.rooms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.RelativePosition;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.engine.text.TextCarets;
import dev.lattice.engine.text.TextCarets.Caret;
import dev.lattice.engine.text.TextCarets.Selection;
import dev.lattice.engine.text.TextVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** */
class BoundCaretsTests {

	private final TestRoom room = new TestRoom(1);

	private final TestSession one = new TestSession();

	private final TestSession other = new TestSession();

	private final Presence<String> ann = this.one.call(() -> this.room.presence("Ann"));

	private final TextCarets ofAnn = this.room.text("title").with(this.ann).carets();

	private final TextVersions text = this.room.text("title").versions();

	private int told;

	@BeforeEach
	void follow() {
		this.room.text("title").set("shared text");
		this.text.follow(() -> {
		});
		this.ofAnn.follow(() -> this.told++);
	}

	private TextCarets bob() {
		Presence<String> bob = this.other.call(() -> this.room.presence("Bob"));
		return this.room.text("title").with(bob).carets();
	}

	private void tell(TextCarets carets, int anchor, int head) {
		carets.tell(this.text.state().version(), new Selection(anchor, head));
	}

	private List<Selection> seen() {
		return this.ofAnn.state().carets().stream().map(Caret::selection).toList();
	}

	/** Says something in the name of a program that is no page. */
	private void say(long client, Map<String, ?> state) {
		Awareness awareness = new Awareness(client, () -> this.room.now, AwarenessLimits.DEFAULT);
		awareness.setLocalState(state);
		this.room.awareness((there) -> {
			there.applyUpdate(awareness.encodeUpdate(List.of(client)), "test");
			return true;
		});
	}

	private static Map<String, Object> cursor(Object anchor, Object head) {
		Map<String, Object> cursor = new LinkedHashMap<>();
		cursor.put("anchor", anchor);
		cursor.put("head", head);
		return Map.of("user", Map.of("name", "Yves", "color", "#00f"), "cursor", cursor);
	}

	@Test
	void aCaretIsSeenByOthersAndNotByItsPage() {
		TextCarets ofBob = bob();
		tell(ofBob, 2, 6);
		assertThat(seen()).containsExactly(new Selection(2, 6));
		assertThat(this.ofAnn.state().carets().getFirst().name()).isEqualTo("Bob");
		ofBob.follow(() -> {
		});
		assertThat(ofBob.state().carets()).isEmpty();
	}

	@Test
	void whoIsAloneIsNotSeen() {
		assertThat(this.ofAnn.state().isSeen()).isFalse();
		bob();
		assertThat(this.ofAnn.state().isSeen()).isTrue();
		assertThat(this.told).isEqualTo(1);
		this.other.root.dispose();
		assertThat(this.ofAnn.state().isSeen()).isFalse();
	}

	@Test
	void aCaretStaysAtItsPlaceWhileOthersType() {
		tell(bob(), 7, 7);
		int before = this.told;
		this.room.text("title").insert(0, "our ");
		assertThat(seen()).containsExactly(new Selection(11, 11));
		this.room.text("title").insert(11, "new ");
		assertThat(seen()).containsExactly(new Selection(15, 15));
		this.room.text("title").delete(9, 6);
		assertThat(seen()).containsExactly(new Selection(9, 9));
		assertThat(this.told).isEqualTo(before);
	}

	@Test
	void placesAreThoseOfTheVersionThatThePageHas() {
		long version = this.text.state().version();
		TextCarets ofBob = bob();
		this.room.text("title").insert(0, "our ");
		ofBob.tell(version, new Selection(7, 7));
		assertThat(seen()).containsExactly(new Selection(11, 11));
	}

	@Test
	void placesBeyondTheEndAreTheEnd() {
		tell(bob(), 3, Integer.MAX_VALUE);
		assertThat(seen()).containsExactly(new Selection(3, 11));
	}

	@Test
	void aVersionThatIsForgottenOrNeverWasIsNoPlace() {
		TextCarets ofBob = bob();
		ofBob.tell(77, new Selection(1, 1));
		ofBob.tell(-1, new Selection(1, 1));
		assertThat(seen()).isEmpty();
	}

	@Test
	void theCaretOfSomebodyIsInOneTextAtATime() {
		TextCarets ofBob = bob();
		Presence<String> same = this.other.call(() -> this.room.presence("Bob"));
		TextCarets elsewhere = this.room.text("other").with(same).carets();
		this.room.text("other").versions().follow(() -> {
		});
		tell(ofBob, 1, 1);
		ofBob.tell(0, null);
		assertThat(seen()).isEmpty();
		elsewhere.tell(0, new Selection(0, 0));
		assertThat(seen()).isEmpty();
	}

	@Test
	void whoLeavesTheRoomLeavesNoCaret() {
		tell(bob(), 1, 1);
		this.other.root.dispose();
		assertThat(seen()).isEmpty();
	}

	@Test
	void aCaretIsRenewedWithItsSeat() {
		TextCarets ofBob = bob();
		tell(ofBob, 1, 1);
		for (int i = 0; i < 10; i++) {
			this.room.now += 6000;
			this.room.time.pass(6000);
			this.room.awareness.tick();
		}
		assertThat(seen()).containsExactly(new Selection(1, 1));
	}

	@Test
	void bindingsOfYjsFindACaretWhereTheyLookForIt() {
		tell(bob(), 2, 11);
		Map<?, ?> state = (Map<?, ?>) List.copyOf(this.room.awareness.states().values()).getLast();
		Doc peer = this.room.peer(9);
		assertThat(state.get("cursor")).isInstanceOfSatisfying(Map.class, (cursor) -> {
			assertThat(resolved(peer, cursor.get("anchor"))).isEqualTo(2);
			assertThat(resolved(peer, cursor.get("head"))).isEqualTo(11);
		});
	}

	@SuppressWarnings("unchecked")
	private static long resolved(Doc doc, Object json) {
		return RelativePosition.fromJson((Map<String, Object>) json).resolve(doc).index();
	}

	@Test
	void caretsOfEditorsAreSeen() {
		var place = RelativePosition.of(this.room.doc.text("title"), 4).toJson();
		say(77, cursor(place, place));
		assertThat(this.ofAnn.state().carets()).containsExactly(new Caret("77", "Yves", "#00f", new Selection(4, 4)));
	}

	@Test
	void caretsInOtherTextsAreNotSeenHere() {
		this.room.text("other").set("abc");
		var place = RelativePosition.of(this.room.doc.text("other"), 1).toJson();
		say(77, cursor(place, place));
		say(78, cursor(Map.of("tname", "other", "assoc", 0), Map.of("tname", "other", "assoc", 0)));
		assertThat(seen()).isEmpty();
	}

	@Test
	void whateverAClientSaysOfItsCaretHarmsNobody() {
		Map<String, Object> id = Map.of("client", -1, "clock", -5);
		List<Object> nonsense = List.of("here", 3, Map.of(), Map.of("item", "x"), Map.of("item", id),
				Map.of("item", Map.of("client", 1, "clock", 1_000_000)), Map.of("type", id), Map.of("tname", 5),
				Map.of("tname", "neverMade"), List.of(1));
		long client = 100;
		for (Object what : nonsense) {
			say(client++, cursor(what, what));
		}
		say(client, Map.of("cursor", "x"));
		assertThat(seen()).isEmpty();
		assertThat(this.room.doc.rootNames()).doesNotContain("neverMade");
	}

	@Test
	void whoMovesTheirCaretMakesNobodysPeopleRunAgain() {
		TextCarets ofBob = bob();
		int[] runs = { 0 };
		this.one.effect(() -> {
			this.ann.peers();
			runs[0]++;
		});
		tell(ofBob, 1, 1);
		this.one.turns();
		assertThat(runs[0]).isEqualTo(1);
	}

	@Test
	void peopleOfAnotherRoomAreRefused() {
		TestRoom elsewhere = new TestRoom(2);
		Presence<String> people = this.other.call(() -> elsewhere.presence("Bob"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.text("title").with(people))
			.withMessageContaining("take the presence of that room");
	}

}
