package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.Doc;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Sentences of {@code docs/spec/rooms.md}. */
class UndoHistoryTests {

	private final TestRoom room = new TestRoom(1);

	private final TestSession one = new TestSession();

	private final TestSession other = new TestSession();

	private SharedList<String> list() {
		return this.room.list("names", String.class);
	}

	private UndoHistory own(TestSession session) {
		return session.call(() -> this.room.undo(UndoHistory.Whose.OWN));
	}

	private void add(TestSession session, String value) {
		this.room.now += 1000;
		session.run(() -> list().add(value));
	}

	@Test
	void takesBackWhatTheSessionDidAndNothingElse() {
		UndoHistory mine = own(this.one);
		add(this.one, "mine");
		add(this.other, "theirs");
		list().add("application");
		Doc peer = this.room.peer(2);
		peer.array("names").push("peer");
		this.room.sync(peer);

		this.one.run(() -> assertThat(mine.undo()).isTrue());
		assertThat(list().get()).containsExactly("theirs", "application", "peer");
		this.one.run(() -> assertThat(mine.undo()).isFalse());
		this.one.run(() -> assertThat(mine.redo()).isTrue());
		assertThat(list().get()).containsExactly("mine", "theirs", "application", "peer");
	}

	@Test
	void ofAllTakesBackWhatAnySessionDid() {
		UndoHistory all = this.one.call(() -> this.room.undo(UndoHistory.Whose.ALL));
		add(this.one, "a");
		add(this.other, "b");
		this.one.run(() -> {
			all.undo();
			all.undo();
		});
		assertThat(list().get()).isEmpty();
	}

	@Test
	void itsButtonsAreSignalsThatFollowAtOnce() {
		UndoHistory mine = own(this.one);
		List<String> log = new ArrayList<>();
		this.one.effect(() -> log.add(mine.canUndo().get() + " " + mine.canRedo().get()));
		add(this.one, "a");
		this.one.run(mine::undo);
		this.one.run(mine::redo);
		assertThat(log).containsExactly("false false", "true false", "false true", "true false");
		assertThat(this.one.mailbox).isEmpty();
	}

	@Test
	void editsWithinHalfASecondAreTakenBackTogether() {
		UndoHistory mine = own(this.one);
		add(this.one, "a");
		this.one.run(() -> list().add("b"));
		this.one.run(mine::stopCapturing);
		this.one.run(() -> list().add("c"));
		this.one.run(mine::undo);
		assertThat(list().get()).containsExactly("a", "b");
		this.one.run(mine::undo);
		assertThat(list().get()).isEmpty();
	}

	@Test
	void keepsAsManyStepsAsConfigured() {
		UndoHistory mine = own(this.one);
		for (int i = 0; i < ViewOptions.DEFAULT_UNDO_STEPS + 10; i++) {
			add(this.one, "x");
		}
		int[] undone = new int[1];
		this.one.run(() -> {
			while (mine.undo()) {
				undone[0]++;
			}
		});
		assertThat(undone[0]).isEqualTo(ViewOptions.DEFAULT_UNDO_STEPS);
		assertThat(list().get()).hasSize(10);
	}

	@Test
	void costsARoomNothingUntilTheSessionEdits() {
		own(this.one);
		assertThat(this.room.holds).isZero();
		add(this.one, "a");
		assertThat(this.room.holds).isEqualTo(1);
		this.one.page.dispose();
		assertThat(this.room.holds).isZero();
	}

	@Test
	void isSeenByOtherSessions() {
		UndoHistory mine = own(this.one);
		SharedList<String> theirs = this.other.call(this::list);
		List<String> log = new ArrayList<>();
		this.other.effect(() -> log.add("" + theirs.get()));
		add(this.one, "a");
		this.other.turns();
		this.one.run(mine::undo);
		this.other.turns();
		assertThat(log).containsExactly("[]", "[a]", "[]");
	}

	@Test
	void outsideOfASessionThereIsNone() {
		assertThatIllegalStateException().isThrownBy(() -> this.room.undo(UndoHistory.Whose.OWN))
			.withMessageContaining("outside of a session");
	}

}
