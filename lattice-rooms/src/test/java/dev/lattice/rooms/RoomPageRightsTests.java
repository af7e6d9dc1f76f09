package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.lattice.crdt.Doc;
import dev.lattice.rooms.RoomRefusedException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Spec: who may do what from a page. */
class RoomPageRightsTests extends RoomsFixture {

	private final Set<String> mayOpen = new HashSet<>(Set.of("ann"));

	private final Set<String> mayEdit = new HashSet<>(Set.of("ann", "eve"));

	private final List<String> asked = new ArrayList<>();

	private boolean broken;

	private final LocalRooms rooms = rooms("a", (builder) -> builder.policy(new RoomPolicy() {
		@Override
		public boolean canOpen(String room, Caller caller) {
			RoomPageRightsTests.this.asked.add(room + " " + caller.user());
			if (RoomPageRightsTests.this.broken) {
				throw new IllegalStateException("The database is away");
			}
			return RoomPageRightsTests.this.mayOpen.contains(caller.user());
		}

		@Override
		public boolean canEdit(String room, Caller caller) {
			return caller.user() == null || RoomPageRightsTests.this.mayEdit.contains(caller.user());
		}

		@Override
		public boolean isValidating() {
			return true;
		}

		@Override
		public String validate(String room, Caller caller, Doc after) {
			return after.text("text").toString().contains("bad") ? "it is bad" : null;
		}
	}));

	private final List<String> left = new ArrayList<>();

	private final Room room = this.rooms.open("r");

	private final TestSession ann = session("ann");

	private final TestSession eve = session("eve");

	private TestSession session(String user) {
		TestSession session = new TestSession();
		Caller caller = new Caller(user, Caller.Kind.PAGE, null);
		session.page.run(() -> session.page.provide(new CurrentCaller(() -> caller, () -> this.left.add(user))));
		return session;
	}

	@BeforeEach
	void somethingIsThere() {
		type(this.room, "secret");
	}

	/** Each way in which a page learns something of a room, or changes it. */
	private static void look(Room room, String how) {
		switch (how) {
			case "text" -> room.text("text").get();
			case "list" -> room.list("list", String.class).size();
			case "map" -> room.map("map", String.class).get("key");
			case "rows" -> room.map("map", String.class).sortedBy((value) -> value).size();
			case "set" -> room.set("set", String.class).contains("x");
			case "register" -> room.register("register", String.class, "").get();
			case "counter" -> room.counter("counter").get();
			case "computed" -> room.computed((Function<Doc, String>) (doc) -> doc.text("text").toString()).get();
			case "field" -> room.text("text").versions().follow(() -> {
			});
			case "saveState" -> room.saveState().get();
			case "presence" -> room.presence("me");
			case "present" -> room.present(String.class).get();
			case "undo" -> room.undo(UndoHistory.Whose.ALL);
			case "edit" -> room.text("text").append("!");
			default -> throw new IllegalArgumentException(how);
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "text", "list", "map", "rows", "set", "register", "counter", "computed", "field",
			"saveState", "presence", "present", "undo", "edit" })
	void whoMayNotOpenARoomLearnsNothingOfItThroughAView(String how) {
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> this.eve.run(() -> look(this.room, how)))
			.matches((refused) -> refused.reason() == Reason.NOT_ALLOWED)
			.withMessageContaining("'r'");
		assertThat(text(this.room)).isEqualTo("secret");
		assertThat(this.heard.refused).isNotEmpty();
	}

	/** */
	@Test
	void theRoomIsNotLoadedForWhoMayNotOpenIt() {
		Room other = this.rooms.open("other");
		int before = this.rooms.size();
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> this.eve.run(() -> other.text("text").get()));
		assertThat(this.rooms.size()).isEqualTo(before);
	}

	/** */
	@Test
	void thePolicyIsAskedOnceForEachSessionAndRoom() {
		this.ann.run(() -> {
			look(this.room, "text");
			look(this.room, "list");
			look(this.room, "edit");
			look(this.rooms.open("r"), "computed");
			look(this.rooms.open("other"), "text");
		});
		session("ann").run(() -> look(this.room, "text"));
		assertThat(this.asked).containsExactly("r ann", "other ann", "r ann");
	}

	/** */
	@Test
	void theApplicationReadsWhatItLikesOutsideOfSessions() {
		assertThat(this.room.text("text").get()).isEqualTo("secret");
		assertThat(this.asked).isEmpty();
	}

	/** */
	@Test
	void whoIsRefusedFirstAndAllowedThenSeesTheRoom() {
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> this.eve.run(() -> look(this.room, "text")));
		this.mayOpen.add("eve");
		this.eve.run(() -> assertThat(this.room.text("text").get()).isEqualTo("secret"));
	}

	/** */
	@Test
	void aSessionThatMayNotSeeARoomAnyMoreIsLeftWhenThatIsAsked() {
		this.mayOpen.add("eve");
		this.ann.run(() -> look(this.room, "text"));
		this.eve.run(() -> look(this.room, "text"));
		this.mayOpen.remove("eve");
		this.rooms.recheck("other");
		this.rooms.recheck("r");
		assertThat(this.left).isEmpty();
		this.ann.turns();
		this.eve.turns();
		assertThat(this.left).containsExactly("eve");
	}

	/** */
	@Test
	void aSessionIsLeftOfWhichItIsNotKnownWhetherItMaySeeTheRoom() {
		this.ann.run(() -> look(this.room, "text"));
		this.broken = true;
		this.rooms.recheck("r");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.ann::turns)
			.withMessageContaining("database");
		assertThat(this.left).containsExactly("ann");
	}

	/** */
	@Test
	void aSessionThatIsOverIsNotAskedAnyMore() {
		this.ann.run(() -> look(this.room, "text"));
		this.ann.root.dispose();
		this.mayOpen.remove("ann");
		this.rooms.recheck("r");
		this.ann.turns();
		assertThat(this.left).isEmpty();
		assertThat(this.asked).hasSize(1);
	}

	/** */
	@Test
	void aPageWhoseUserMayOnlyReadChangesNothing() {
		this.mayEdit.remove("ann");
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> this.ann.run(() -> look(this.room, "edit")))
			.matches((refused) -> refused.reason() == Reason.READ_ONLY)
			.withMessageContaining("ann");
		assertThat(text(this.room)).isEqualTo("secret");
	}

	/** */
	@Test
	void anEditOfAPageThatIsNotValidIsRefusedWithWhatIsWrong() {
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> this.ann.run(() -> this.room.text("text").append(" bad")))
			.matches((refused) -> refused.reason() == Reason.INVALID)
			.withMessageContaining("it is bad");
		assertThat(text(this.room)).isEqualTo("secret");
		this.ann.run(() -> assertThat(this.room.text("text").get()).isEqualTo("secret"));
	}

	/** */
	@Test
	void whereAPolicyValidatesWhatIsTakenBackAndBroughtBackIsValidatedToo() {
		UndoHistory history = history();
		this.ann.run(() -> this.room.text("text").append("!"));
		this.ann.run(() -> assertThat(history.undo()).isTrue());
		assertThat(text(this.room)).isEqualTo("secret");
		this.ann.run(() -> assertThat(history.redo()).isTrue());
		assertThat(text(this.room)).isEqualTo("secret!");
		this.ann.run(() -> assertThat(history.undo()).isTrue());
		assertThat(text(this.room)).isEqualTo("secret");
	}

	/** */
	@Test
	void takingBackWhatWouldNotBeValidIsRefusedAndNothingHasChanged() {
		UndoHistory history = history();
		this.ann.run(() -> this.room.text("text").insert(1, "-"));
		this.room.document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.text("text").insert(0, "ba");
			doc.text("text").delete(2, 1);
			doc.text("text").insert(3, "d");
			return true;
		});
		assertThat(text(this.room)).isEqualTo("ba-decret");
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> this.ann.run(history::undo))
			.matches((refused) -> refused.reason() == Reason.INVALID)
			.withMessageContaining("it is bad");
		assertThat(text(this.room)).isEqualTo("ba-decret");
		type(this.room, "!");
		this.room.document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.text("text").delete(0, 1);
			return true;
		});
		this.ann.run(() -> assertThat(history.undo()).isTrue());
		assertThat(text(this.room)).isEqualTo("adecret!");
	}

	/** */
	@Test
	void withinAnotherEditNothingIsTakenBackWhereAPolicyValidates() {
		UndoHistory history = history();
		this.ann.run(() -> this.room.text("text").append("!"));
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> this.ann.run(() -> this.room.edit(() -> {
			this.room.text("text").append("?");
			history.undo();
		}))).matches((refused) -> refused.reason() == Reason.INVALID).withMessageContaining("before or after");
		assertThat(text(this.room)).isEqualTo("secret!");
	}

	private UndoHistory history() {
		return this.ann.call(() -> this.room.undo(UndoHistory.Whose.OWN));
	}

}
