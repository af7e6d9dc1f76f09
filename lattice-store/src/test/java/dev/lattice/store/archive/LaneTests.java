package dev.lattice.store.archive;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.Awaited;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Entries on their way to a log that may not know their room. */
class LaneTests {

	private static final byte[] LARGE = new byte[16 << 20];

	private final Sent sent = new Sent();

	private final Lane lane = new Lane("board", this.sent);

	@Test // K-166
	void noMoreEntriesWaitForTheArchiveThanAllowed() {
		begin(1);
		this.sent.refuse(0);
		for (int i = 0; i < Lane.MAX_WAITING; i++) {
			begin(2 + i);
		}
		assertUnavailable(begin(50_000));
		this.sent.raised();
		assertThat(this.sent.requests).hasSize(Lane.MAX_WAITING + 2);
	}

	@Test // K-166
	void noMoreBytesWaitForTheArchiveThanAllowed() {
		begin(1);
		this.sent.refuse(0);
		for (int i = 0; i < Lane.MAX_WAITING_BYTES / LARGE.length; i++) {
			begin(2 + i, LARGE.length);
		}
		assertUnavailable(begin(50_000, 1));
	}

	@Test // K-161
	void whatWasRefusedIsSentAgainInTheOrderOfTheCallsBeforeWhatCameSince() {
		begin(1);
		begin(2);
		begin(3);
		this.sent.refuse(1);
		begin(4);
		this.sent.refuse(0);
		assertThat(this.sent.raises).isEmpty();
		this.sent.refuse(2);
		assertThat(this.sent.raises).hasSize(1);
		this.sent.raised();
		assertThat(this.sent.requests.subList(3, 7)).extracting(AppendRequest::number).containsExactly(1L, 2L, 3L, 4L);
	}

	@Test // K-161
	void anEntryBeforeOneThatIsInFailsSoThatItsWriterSendsItAgain() {
		Awaited<Appended> first = begin(1);
		Awaited<Appended> second = begin(2);
		this.sent.refuse(0);
		this.sent.accept(1);
		assertUnavailable(first);
		assertThat(second.get().sequence()).isEqualTo(2);
		assertThat(this.sent.ended).isEqualTo(1);
	}

	@Test // K-165
	void whatWaitsFailsWhenTheArchiveDoes() {
		Awaited<Appended> first = begin(1);
		this.sent.refuse(0);
		Awaited<Appended> second = begin(2);
		this.sent.raises.getFirst().failed(new RoomLogException(Reason.UNAVAILABLE, "away", null));
		assertUnavailable(first);
		assertUnavailable(second);
		assertThat(this.sent.ended).isEqualTo(1);
	}

	@Test
	void aLogThatForgetsAgainAndAgainIsNotAskedForEver() {
		Awaited<Appended> reply = begin(1);
		for (int i = 0; !reply.isDone(); i++) {
			assertThat(i).isLessThan(10);
			this.sent.refuse(i);
			this.sent.raises.forEach((raise) -> raise.succeeded(null));
			this.sent.raises.clear();
		}
		assertUnavailable(reply);
	}

	@Test
	void aLaneThatHasEndedTakesNothing() {
		begin(1);
		this.sent.accept(0);
		assertThat(this.sent.ended).isEqualTo(1);
		assertThat(this.lane.append(request(2, 1), new Awaited<>())).isFalse();
	}

	private static void assertUnavailable(Awaited<Appended> reply) {
		assertThat(reply.isDone()).isTrue();
		assertThatExceptionOfType(RoomLogException.class).isThrownBy(reply::get)
			.matches((ex) -> ex.reason() == Reason.UNAVAILABLE);
	}

	private Awaited<Appended> begin(long number) {
		return begin(number, 1);
	}

	private Awaited<Appended> begin(long number, int size) {
		Awaited<Appended> reply = new Awaited<>();
		assertThat(this.lane.append(request(number, size), reply)).isTrue();
		return reply;
	}

	private static AppendRequest request(long number, int size) {
		byte[] payload = (size == LARGE.length) ? LARGE : new byte[size];
		return new AppendRequest(Fence.NONE, "writer", number, payload, AckLevel.DURABLE);
	}

	/** What the lane has sent, to be answered by the test. */
	private static final class Sent implements Lane.Host {

		final List<AppendRequest> requests = new ArrayList<>();

		final List<Reply<Void>> raises = new ArrayList<>();

		int ended;

		private final List<Reply<Appended>> replies = new ArrayList<>();

		@Override
		public void send(String room, AppendRequest request, Reply<Appended> reply) {
			this.requests.add(request);
			this.replies.add(reply);
		}

		@Override
		public void raise(String room, Reply<Void> reply) {
			this.raises.add(reply);
		}

		@Override
		public void ended(Lane lane) {
			this.ended++;
		}

		void accept(int index) {
			this.replies.get(index).succeeded(new Appended(this.requests.get(index).number(), AckLevel.DURABLE, false));
		}

		void refuse(int index) {
			this.replies.get(index).failed(new RoomLogException(Reason.LOST, "unknown", null));
		}

		void raised() {
			this.raises.removeFirst().succeeded(null);
		}

	}

}
