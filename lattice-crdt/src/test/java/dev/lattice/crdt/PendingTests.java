package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.crdt.update.Updates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What of updates waits for others, and how much of it. */
class PendingTests {

	private final Doc source = new Doc(1);

	private final List<byte[]> updates = new ArrayList<>();

	private final List<byte[]> updatesV2 = new ArrayList<>();

	PendingTests() {
		this.source.onUpdate(UpdateFormat.V1, (update, transaction) -> this.updates.add(update));
		this.source.onUpdate(UpdateFormat.V2, (update, transaction) -> this.updatesV2.add(update));
	}

	private void write(int times) {
		for (int i = 0; i < times; i++) {
			this.source.text("t").insert(i, "x");
		}
	}

	private static Doc bounded(long bytes) {
		return new Doc(DocOptions.of(2).withMaxPendingBytes(bytes));
	}

	/** How many bytes wait when these updates do. */
	private long waitingBytes(byte[]... waiting) {
		long low = 0;
		long high = 1 << 16;
		while (low < high) {
			long middle = (low + high) / 2;
			if (accepts(bounded(middle), waiting)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

	private static boolean accepts(Doc doc, byte[]... waiting) {
		try {
			for (byte[] update : waiting) {
				doc.applyUpdate(update);
			}
			return true;
		}
		catch (PendingLimitException ex) {
			return false;
		}
	}

	@Test
	void structsWaitForThoseBeforeThem() {
		write(2);
		Doc doc = new Doc(2);
		doc.applyUpdate(this.updates.get(1));

		assertThat(doc.hasPending()).isTrue();
		assertThat(doc.text("t")).hasToString("");
	}

	@Test
	void structsThatWaitedAreThereOnceWhatTheyWaitForIs() {
		write(3);
		Doc doc = new Doc(2);
		doc.applyUpdate(this.updates.get(2));
		doc.applyUpdate(this.updates.get(1));
		doc.applyUpdate(this.updates.get(0));

		assertThat(doc.hasPending()).isFalse();
		assertThat(doc.text("t")).hasToString("xxx");
	}

	@Test
	void structsThatWaitForEachOtherAreTriedWhenNothingElseIsMissing() {
		write(3);
		byte[] xs = this.source.encodeStateAsUpdate();
		Doc other = new Doc(2);
		other.applyUpdate(xs);
		other.onUpdate(UpdateFormat.V1, (update, transaction) -> this.updates.add(update));
		other.text("t").insert(3, "y");
		byte[] y = this.updates.getLast();
		this.source.applyUpdate(y);
		this.updates.clear();
		this.source.text("t").insert(4, "z");
		this.source.text("t").insert(5, "z");
		Doc doc = new Doc(3);
		// The last z needs the one before it, which needs y, which needs an x.
		doc.applyUpdate(Updates.merge(List.of(y, this.updates.getLast()), UpdateFormat.V1, Limits.NONE));
		doc.applyUpdate(xs);
		assertThat(doc.text("t")).hasToString("xxx");
		// As in Yjs so far: y waits for the first z, since the last one did. That needs
		// y.
		doc.applyUpdate(this.updates.getFirst());
		assertThat(doc.text("t")).hasToString("xxxyzz");
		assertThat(doc.hasPending()).isFalse();
	}

	@Test
	void deletionsWaitForWhatTheyDelete() {
		write(1);
		this.source.text("t").delete(0, 1);
		Doc doc = new Doc(2);
		doc.applyUpdate(this.updates.get(1));
		doc.applyUpdate(this.updates.get(0));

		assertThat(doc.text("t")).hasToString("");
		assertThat(doc.hasPending()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void whatWaitsIsEncodedWithTheDocument(UpdateFormat format) {
		write(2);
		Doc relay = new Doc(2);
		relay.applyUpdate(this.updates.get(1));
		Doc doc = new Doc(3);
		doc.applyUpdate(relay.encodeStateAsUpdate(format), null, format);
		doc.applyUpdate(this.updates.get(0));

		assertThat(doc.text("t")).hasToString("xx");
	}

	@Test
	void theStateVectorLeavesOutWhatWaits() {
		write(2);
		Doc doc = new Doc(2);
		doc.applyUpdate(this.updates.get(1));

		assertThat(doc.stateVector()).isEqualTo(new Doc(3).stateVector());
	}

	@Test
	void whatWaitsMayReachTheBound() {
		write(2);
		long bytes = waitingBytes(this.updates.get(1));
		assertThat(bytes).isGreaterThan(0);

		assertThat(accepts(bounded(bytes), this.updates.get(1))).isTrue();
		assertThat(accepts(bounded(bytes - 1), this.updates.get(1))).isFalse();
	}

	@Test
	void severalUpdatesThatWaitCountTogether() {
		write(6);
		long one = waitingBytes(this.updates.get(1));

		assertThat(waitingBytes(this.updates.get(1), this.updates.get(3), this.updates.get(5))).isGreaterThan(one);
	}

	@Test
	void anUpdateWithWhichMoreWouldWaitIsRefusedAndNothingChanges() {
		write(4);
		Doc doc = bounded(waitingBytes(this.updates.get(1)));
		doc.applyUpdate(this.updates.get(1));
		byte[] before = doc.encodeStateAsUpdate();
		List<Transaction> transactions = new ArrayList<>();
		doc.afterTransaction(transactions::add);

		assertThatExceptionOfType(PendingLimitException.class).isThrownBy(() -> doc.applyUpdate(this.updates.get(3)))
			.withMessageContaining("document '2'")
			.withMessageContaining("DocOptions.maxPendingBytes")
			.satisfies((ex) -> assertThat(ex.bytes()).isGreaterThan(ex.limit()));
		assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
		assertThat(transactions).isEmpty();
	}

	@Test
	void anUpdateOfWhichOnlyAPartCouldBeAppliedIsRefusedAsAWhole() {
		write(1);
		Doc other = new Doc(3);
		other.applyUpdate(this.source.encodeStateAsUpdate());
		byte[] known = other.stateVector();
		other.text("u").insert(0, "new");
		byte[] missing = other.stateVector();
		this.source.text("t").insert(1, "y");
		other.applyUpdate(this.source.encodeStateAsUpdate());
		other.text("t").insert(2, "z");
		byte[] all = other.encodeStateAsUpdate(known);
		Doc doc = bounded(0);

		assertThat(accepts(doc, all)).isFalse();
		assertThat(doc.encodeStateAsUpdate()).isEqualTo(new Doc(4).encodeStateAsUpdate());
		assertThat(missing).isNotEmpty();
	}

	@Test
	void deletionsThatWaitCountToo() {
		write(1);
		this.source.text("t").delete(0, 1);

		assertThat(accepts(bounded(0), this.updates.get(1))).isFalse();
		assertThat(accepts(bounded(waitingBytes(this.updates.get(1))), this.updates.get(1))).isTrue();
	}

	@Test
	void anUpdateOfWhichNothingHasToWaitIsTakenAtTheBound() {
		write(3);
		Doc doc = bounded(waitingBytes(this.updates.get(2)));
		doc.applyUpdate(this.updates.get(2));
		doc.applyUpdate(this.updates.get(0));
		doc.applyUpdate(this.updates.get(1));

		assertThat(doc.text("t")).hasToString("xxx");
	}

	@Test
	void whatNoLongerWaitsDoesNotCount() {
		write(4);
		Doc doc = bounded(waitingBytes(this.updates.get(1)));
		doc.applyUpdate(this.updates.get(1));
		doc.applyUpdate(this.updates.get(0));
		doc.applyUpdate(this.updates.get(3));
		doc.applyUpdate(this.updates.get(2));

		assertThat(doc.text("t")).hasToString("xxxx");
	}

	@Test
	void bothFormatsCountAlike() {
		write(2);
		Doc doc = bounded(waitingBytes(this.updates.get(1)));
		doc.applyUpdate(this.updatesV2.get(1), null, UpdateFormat.V2);

		assertThat(doc.hasPending()).isTrue();
	}

	@Test
	void theBoundIsAtLeastZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> bounded(-1)).withMessageContaining("-1");
	}

}
