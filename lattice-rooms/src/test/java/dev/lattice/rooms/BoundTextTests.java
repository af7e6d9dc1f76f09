package dev.lattice.rooms;

import java.util.Map;

import dev.lattice.engine.text.EditRefusedException;
import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.TextVersions;
import dev.lattice.engine.text.TextVersions.Update;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** */
class BoundTextTests {

	private final TestRoom room = new TestRoom(1);

	private final TextVersions text = this.room.text("title").versions();

	private int told;

	private final Runnable end = this.text.follow(() -> this.told++);

	private String now() {
		return this.room.text("title").get();
	}

	@Test
	void anEditGoesOverWhatOthersHaveChangedMeanwhile() {
		this.room.text("title").set("shared");
		long seen = this.text.state().version();
		this.room.text("title").insert(0, "our ");
		Update update = this.text.edit(seen, Splices.of(6, 0, " title"));
		assertThat(now()).isEqualTo("our shared title");
		assertThat(update.changes()).hasToString("+4:our ");
		assertThat(update.version()).isEqualTo(this.text.state().version());
	}

	@Test
	void anEditIsNotToldToTheOneWhoMadeIt() {
		Update update = this.text.edit(this.text.state().version(), Splices.of(0, 0, "a"));
		assertThat(update.changes()).isEqualTo(Splices.NONE);
		assertThat(this.text.since(update.version()).changes()).isEqualTo(Splices.NONE);
	}

	@Test
	void changesOfAnotherProgramAreSplices() {
		this.room.text("title").set("shared");
		long seen = this.text.state().version();
		var peer = this.room.peer(7);
		peer.text("title").delete(0, 2);
		peer.text("title").insert(4, "!");
		this.room.sync(peer);
		assertThat(this.text.since(seen).changes()).hasToString("-2=4+1:!");
		assertThat(this.told).isEqualTo(2);
	}

	@Test
	void whatIsNoTextCountsOne() {
		this.room.text("title").set("ab");
		this.room.text("title").editNow((text) -> {
			text.insertEmbed(1, Map.of("image", "x.png"));
			return true;
		});
		assertThat(this.text.state().text()).isEqualTo("a\uFFFCb");
		this.text.edit(this.text.state().version(), Splices.of(2, 1, "c"));
		assertThat(this.text.state().text()).isEqualTo("a\uFFFCc");
	}

	@Test
	void formattingIsNoChange() {
		this.room.text("title").set("ab");
		long seen = this.text.state().version();
		this.room.text("title").editNow((text) -> {
			text.format(0, 1, Map.of("bold", true));
			return true;
		});
		assertThat(this.text.state().version()).isEqualTo(seen);
	}

	@Test
	void whatTheRoomRefusesIsRefused() {
		this.room.refusal = new RoomRefusedException(RoomRefusedException.Reason.READ_ONLY, "you may only read");
		assertThatExceptionOfType(EditRefusedException.class)
			.isThrownBy(() -> this.text.edit(this.text.state().version(), Splices.of(0, 0, "a")))
			.withMessage("you may only read");
		this.room.refusal = null;
		this.room.text("title").set("b");
		assertThat(this.text.since(0).changes()).hasToString("+1:b");
	}

	@Test
	void whatDoesNotFitIsRefused() {
		this.room.text("title").set("a");
		assertThatExceptionOfType(EditRefusedException.class)
			.isThrownBy(() -> this.text.edit(this.text.state().version(), Splices.of(5, 1, "")))
			.withMessageContaining("does not fit");
		assertThat(now()).isEqualTo("a");
	}

	@Test
	void theRoomIsHeldWhileAFieldFollows() {
		assertThat(this.room.holds).isEqualTo(1);
		this.end.run();
		this.end.run();
		assertThat(this.room.holds).isZero();
		this.room.text("title").set("a");
		assertThat(this.told).isZero();
	}

	@Test
	void aSessionEditsInItsOwnName() {
		TestSession session = new TestSession();
		Caller caller = new Caller("ada", Caller.Kind.PAGE, null);
		session.page.run(() -> session.page.provide(new CurrentCaller(() -> caller, () -> {
		})));
		session.run(() -> this.text.edit(this.text.state().version(), Splices.of(0, 0, "a")));
		assertThat(this.room.callers).containsExactly(caller);
	}

	@Test
	void theSameTextIsEqual() {
		assertThat(this.room.text("title").versions()).isEqualTo(this.text);
		assertThat(this.room.text("other").versions()).isNotEqualTo(this.text);
	}

}
