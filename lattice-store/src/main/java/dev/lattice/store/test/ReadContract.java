package dev.lattice.store.test;

import java.util.List;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Reading. What is trimmed is in the contract of snapshots. */
abstract class ReadContract extends AppendContract {

	@Test
	void entriesAreReadInOrderFromTheOneAskedFor() {
		fill(ROOM, 1, 20);
		assertThat(sequences(readAll(ROOM, 8))).isEqualTo(numbers(8, 20));
	}

	@Test
	void noMoreEntriesAreReadThanWereAskedFor() {
		fill(ROOM, 1, 20);
		assertThat(sequences(read(ROOM, 3, 5).get())).isEqualTo(numbers(3, 7));
		assertThat(sequences(read(ROOM, 20, 5).get())).isEqualTo(numbers(20, 20));
	}

	@Test
	void nothingIsReadWhereThereIsNothingYet() {
		assertThat(read(ROOM, 1, 10).get()).isEmpty();
		fill(ROOM, 1, 3);
		assertThat(read(ROOM, 4, 10).get()).isEmpty();
		assertThat(read(ROOM, 1000, 10).get()).isEmpty();
		assertThat(read(ROOM, Long.MAX_VALUE, Integer.MAX_VALUE).get()).isEmpty();
	}

	@Test
	void anEntryThatWasAcceptedIsRead() {
		append(ROOM, new AppendRequest(Fence.NONE, "w", 1, bytes("a"), AckLevel.ACCEPTED)).get();
		assertThat(texts(readAll(ROOM, 1))).containsExactly("a");
	}

	@Test
	void ofLargeEntriesAtLeastOneIsRead() {
		int size = 3 << 20;
		for (int n = 1; n <= 6; n++) {
			append(ROOM, new AppendRequest(Fence.NONE, "w", n, new byte[size], AckLevel.DURABLE)).get();
		}
		List<LogEntry> some = read(ROOM, 2, Integer.MAX_VALUE).get();
		assertThat(some).isNotEmpty();
		assertThat(some.getFirst().sequence()).isEqualTo(2);
		assertThat(sequences(readAll(ROOM, 1))).isEqualTo(numbers(1, 6));
		assertThat(readAll(ROOM, 1)).allMatch((entry) -> entry.payload().length == size);
	}

	@Test
	void whereToReadAndHowMuchIsChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(ROOM, 0, 10)).withMessageContaining("0");
		assertThatIllegalArgumentException().isThrownBy(() -> read(ROOM, -3, 10)).withMessageContaining("-3");
		assertThatIllegalArgumentException().isThrownBy(() -> read(ROOM, 1, 0)).withMessageContaining("0");
	}

}
