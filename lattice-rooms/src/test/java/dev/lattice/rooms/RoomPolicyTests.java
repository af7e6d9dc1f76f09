package dev.lattice.rooms;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.RoomRefusedException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Spec: who may do what. */
@SuppressWarnings("try") // something is held while the block runs
class RoomPolicyTests extends RoomsFixture {

	private final Set<String> mayOpen = new HashSet<>(Set.of("ann", "bob"));

	private final Set<String> mayEdit = new HashSet<>(Set.of("ann"));

	private final LocalRooms rooms = rooms("a", (builder) -> builder.policy(new RoomPolicy() {
		@Override
		public boolean canOpen(String room, Caller caller) {
			return caller.user() == null || RoomPolicyTests.this.mayOpen.contains(caller.user());
		}

		@Override
		public boolean canEdit(String room, Caller caller) {
			return caller.user() == null || RoomPolicyTests.this.mayEdit.contains(caller.user());
		}
	}));

	private final LocalRooms strict = rooms("s", (builder) -> builder.policy(new RoomPolicy() {
		@Override
		public boolean isValidating() {
			return true;
		}

		@Override
		public String validate(String room, Caller caller, Doc after) {
			if (after.text("text").toString().contains("boom")) {
				throw new IllegalStateException("boom");
			}
			return after.text("text").toString().contains("bad")
					? Objects.requireNonNullElse(caller.user(), "somebody") + " wrote bad" : null;
		}
	}));

	@Test
	void whoMayNotOpenARoomDoesNotLoadIt() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1, new Caller("eve", Caller.Kind.CLIENT, null));
		assertThat(((RoomRefusedException) client.refused).reason()).isEqualTo(Reason.NOT_ALLOWED);
		assertThat(this.rooms.size()).isZero();
	}

	@Test
	void whoMayNotOpenARoomAnyMoreIsEndedWhenThatIsAsked() {
		YjsClient ann = YjsClient.join(this.rooms, "r", 1, ANN);
		YjsClient bob = YjsClient.join(this.rooms, "r", 2, BOB);
		this.mayOpen.remove("bob");
		assertThat(bob.closed).isNull();
		this.rooms.recheck("r");
		this.rooms.recheck("other");
		assertThat(bob.closed.reason()).isEqualTo(Reason.NOT_ALLOWED);
		assertThat(ann.closed).isNull();
		ann.type("x");
		assertThat(bob.text()).isEmpty();
	}

	@Test
	void whoMayOnlyReadIsToldAtEachEditAndStays() {
		YjsClient ann = YjsClient.join(this.rooms, "r", 1, ANN);
		YjsClient bob = YjsClient.join(this.rooms, "r", 2, BOB);
		assertThat(bob.connection.mayEdit()).isFalse();
		bob.type("x");
		assertThat(bob.settled.get(2L).reason()).isEqualTo(Reason.READ_ONLY);
		assertThat(bob.closed).isNull();
		ann.type("y");
		assertThat(bob.text()).contains("y");
		assertThat(ann.text()).isEqualTo("y");
	}

	@Test
	void aPermissionThatIsTakenBackTakesEffectAtOnce() {
		YjsClient ann = YjsClient.join(this.rooms, "r", 1, ANN);
		ann.type("x");
		this.mayEdit.remove("ann");
		ann.type("y");
		assertThat(ann.settled.get(3L).reason()).isEqualTo(Reason.READ_ONLY);
		assertThat(text(this.rooms.open("r"))).isEqualTo("x");
	}

	@Test
	void pagesAreAskedToo() {
		Room room = this.rooms.open("r");
		Caller page = new Caller("bob", Caller.Kind.PAGE, null);
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> room.document().edit(page, "test", (doc) -> 1))
			.matches((ex) -> ex.reason() == Reason.READ_ONLY)
			.withMessageContaining("bob");
	}

	@Test
	void anEditThatIsNotValidIsSeenByNobodyElse() {
		YjsClient ann = YjsClient.join(this.strict, "r", 1, ANN);
		YjsClient bob = YjsClient.join(this.strict, "r", 2, BOB);
		ann.type("good ");
		ann.type("bad");
		assertThat(ann.settled.get(3L)).hasMessageContaining("ann wrote bad");
		assertThat(ann.settled.get(3L).reason()).isEqualTo(Reason.INVALID);
		assertThat(bob.text()).isEqualTo("good ");
		assertThat(entries("r", 1)).hasSize(1);
		assertThat(text(this.strict.open("r"))).isEqualTo("good ");
	}

	@Test
	void whoseEditWasNotValidHasToBeginAnew() {
		YjsClient ann = YjsClient.join(this.strict, "r", 1, ANN);
		ann.type("bad");
		assertThat(ann.closed.reason()).isEqualTo(Reason.INVALID);
		YjsClient again = YjsClient.join(this.strict, "r", 3, ANN);
		again.type("good");
		assertThat(again.closed).isNull();
		assertThat(text(this.strict.open("r"))).isEqualTo("good");
	}

	@Test
	void othersGoOnAfterAnEditThatWasNotValid() {
		YjsClient ann = YjsClient.join(this.strict, "r", 1, ANN);
		YjsClient bob = YjsClient.join(this.strict, "r", 2, BOB);
		bob.type("a");
		ann.type("bad");
		bob.type("b");
		type(this.strict.open("r"), "c");
		assertThat(bob.text()).isEqualTo("abc");
		assertThat(bob.closed).isNull();
	}

	@Test
	void theApplicationIsValidatedTooAndNothingHasChanged() {
		Room room = this.strict.open("r");
		try (Subscription hold = room.document().hold()) {
			type(room, "good");
			assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> type(room, " bad"))
				.matches((ex) -> ex.reason() == Reason.INVALID);
			assertThat(text(room)).isEqualTo("good");
			type(room, "!");
			assertThat(text(room)).isEqualTo("good!");
		}
	}

	@Test
	void whatFailsInAValidatedEditChangesNothing() {
		Room room = this.strict.open("r");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> room.document().edit(Caller.APPLICATION, "test", (doc) -> {
				doc.text("text").insert(0, "half");
				throw new IllegalArgumentException("in the middle");
			}));
		assertThat(text(room)).isEmpty();
	}

	@Test
	void aPolicyThatFailsRefuses() {
		YjsClient ann = YjsClient.join(this.strict, "r", 1, ANN);
		ann.type("boom");
		assertThat(ann.closed).hasMessageContaining("could not be validated");
		assertThat(this.heard.failed).hasSize(1);
		assertThat(text(this.strict.open("r"))).isEmpty();
	}

	@Test
	void whatCannotBeValidatedSinceItWaitsIsRefused() {
		YjsClient ann = YjsClient.join(this.strict, "r", 1, ANN);
		Doc doc = new Doc(7);
		doc.text("text").insert(0, "a");
		byte[] before = doc.stateVector();
		doc.text("text").insert(1, "b");
		long number = ann.connection.edit(doc.encodeStateAsUpdate(before));
		assertThat(ann.settled.get(number)).hasMessageContaining("depends on others");
		YjsClient bob = YjsClient.join(this.strict, "r", 2, BOB);
		bob.type("fine");
		assertThat(text(this.strict.open("r"))).isEqualTo("fine");
	}

	@Test
	void whatOtherNodesHaveAcceptedIsNotAskedAgain() {
		LocalRooms other = rooms("b");
		YjsClient ann = YjsClient.join(this.strict, "r", 1, ANN);
		type(other.open("r"), "bad");
		assertThat(ann.text()).isEqualTo("bad");
	}

	@Test
	void whoMayNotSeeARoomAnyMoreWhenItIsLoadedIsNotLetIn() {
		this.log.slow();
		YjsClient bob = YjsClient.join(this.rooms, "r", 2, BOB);
		this.mayOpen.remove("bob");
		this.rooms.recheck("r");
		this.log.fast();
		assertThat(bob.connection).isNull();
		assertThat(((RoomRefusedException) bob.refused).reason()).isEqualTo(Reason.NOT_ALLOWED);
	}

	@Test
	void nobodyWaitsWhileThePolicyIsAskedAboutOthersAgain() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		Thread[] slow = new Thread[1];
		LocalRooms guarded = rooms("b", (builder) -> builder.policy(new RoomPolicy() {
			@Override
			public boolean canOpen(String room, Caller caller) {
				if (Thread.currentThread().equals(slow[0])) {
					asked.countDown();
					try {
						return answer.await(60, TimeUnit.SECONDS);
					}
					catch (InterruptedException ex) {
						throw new IllegalStateException(ex);
					}
				}
				return true;
			}
		}));
		YjsClient bob = YjsClient.join(guarded, "r", 1, BOB);
		slow[0] = Thread.ofPlatform().unstarted(() -> guarded.recheck("r"));
		slow[0].start();
		assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
		CompletableFuture.runAsync(() -> bob.type("x")).orTimeout(60, TimeUnit.SECONDS).join();
		assertThat(bob.settled).containsEntry(2L, null);
		answer.countDown();
		slow[0].join();
	}

	@Test
	void whoCannotBeAskedAboutIsNotLetIn() {
		LocalRooms broken = rooms("b", (builder) -> builder.policy(new Broken()));
		YjsClient bob = YjsClient.join(broken, "r", 2, BOB);
		assertThat(bob.connection).isNull();
		assertThat(bob.refused).isInstanceOf(RoomUnavailableException.class).hasMessageContaining("'r'");
		assertThat(this.heard.failed).hasSize(1);
	}

	@Test
	void whoCannotBeAskedAboutAgainIsEndedToComeAgainAndOthersAreAsked() {
		Broken policy = new Broken();
		policy.broken = false;
		LocalRooms some = rooms("b", (builder) -> builder.policy(policy));
		YjsClient bob = YjsClient.join(some, "r", 1, BOB);
		YjsClient ann = YjsClient.join(some, "r", 2, ANN);
		YjsClient eve = YjsClient.join(some, "r", 3, new Caller("eve", Caller.Kind.CLIENT, null));
		policy.broken = true;
		some.recheck("r");
		assertThat(bob.closed.reason()).isEqualTo(Reason.UNAVAILABLE);
		assertThat(ann.closed).isNull();
		assertThat(eve.closed.reason()).isEqualTo(Reason.NOT_ALLOWED);
	}

	@Test
	void whatWaitsInARoomSinceBeforeItWasValidatedDoesNotKeepOthersFromEditing() {
		YjsClient before = YjsClient.join(rooms("b"), "r", 9);
		Doc doc = new Doc(7);
		doc.text("text").insert(0, "a");
		byte[] known = doc.stateVector();
		doc.text("text").insert(1, "b");
		before.connection.edit(doc.encodeStateAsUpdate(known));
		YjsClient ann = YjsClient.join(this.strict, "r", 1, ANN);
		ann.type("fine");
		assertThat(ann.closed).isNull();
		ann.type("bad");
		assertThat(ann.closed.reason()).isEqualTo(Reason.INVALID);
		assertThat(text(this.strict.open("r"))).isEqualTo("fine");
	}

	/** Knows nothing of Bob while it is broken, and does not let Eve in then. */
	private static final class Broken implements RoomPolicy {

		private boolean broken = true;

		@Override
		public boolean canOpen(String room, Caller caller) {
			if (this.broken && "bob".equals(caller.user())) {
				throw new IllegalStateException("The database is away");
			}
			return !this.broken || !"eve".equals(caller.user());
		}

	}

}
