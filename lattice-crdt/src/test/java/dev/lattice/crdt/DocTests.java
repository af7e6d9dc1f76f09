package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.UpdateEncoder;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DocTests {

	private final Doc doc = new Doc(1);

	@Nested
	class Roots {

		@Test
		void areTheSameEachTime() {
			assertThat(doc.map("m")).isSameAs(doc.map("m"));
		}

		@Test
		void areOfOneKind() {
			doc.map("r");
			assertThatIllegalStateException().isThrownBy(() -> doc.array("r"))
				.withMessage("The root 'r' is a YMap already and no YArray; use another name");
		}

		@Test
		void keepWhatCameBeforeTheyWereDeclared() {
			Doc other = new Doc(2);
			other.array("a").push(1, 2);
			doc.applyUpdate(other.encodeStateAsUpdate());

			assertThat(doc.array("a").toList()).containsExactly(1, 2);
		}

		@Test
		void areNamedInTheOrderTheyCame() {
			List<String> names = List.of("z", "b", "y", "a", "x", "c");
			names.forEach(doc::text);

			assertThat(doc.rootNames()).containsExactlyElementsOf(names);
		}

		@Test
		void keepNoEmptyEntryForAStructThatTurnsOutToBeGarbage() {
			doc.applyUpdate(atKey(0, 1));
			doc.applyUpdate(atKey(9, 2));
			assertThat(doc.map("m").has("k")).isFalse();
			assertThat(doc.map("m").toJson()).isEmpty();
		}

		/** A GC struct, or values at a key that begin with it. */
		private byte[] atKey(int garbage, int length) {
			UpdateEncoder out = UpdateEncoder.of(UpdateFormat.V1);
			out.rest().varUint(1);
			out.rest().varUint(1);
			out.client(7);
			out.rest().varUint(0);
			if (garbage == 0) {
				out.info(ContentKind.GC);
				out.length(length);
			}
			else {
				out.info(ContentKind.ANY | ContentKind.HAS_PARENT_SUB);
				out.parentInfo(true);
				out.string("m");
				out.string("k");
				out.length(length);
				out.any(1);
				out.any(2);
			}
			out.rest().varUint(0);
			return out.toBytes();
		}

	}

	@Nested
	class Replicas {

		private final Doc other = new Doc(2);

		@Test
		void areTheSameWhicheverUpdateComesFirst() {
			doc.text("t").insert(0, "ab");
			other.text("t").insert(0, "xy");
			byte[] one = doc.encodeStateAsUpdate();
			byte[] two = other.encodeStateAsUpdate();
			doc.applyUpdate(two);
			other.applyUpdate(one);

			assertThat(doc.encodeStateAsUpdate()).isEqualTo(other.encodeStateAsUpdate());
			assertThat(doc.text("t")).hasToString("abxy");
		}

		@Test
		void putWhatWasInsertedAtTheSamePlaceByClientAscending() {
			other.array("a").push("of 2");
			doc.array("a").push("of 1");
			other.applyUpdate(doc.encodeStateAsUpdate());

			assertThat(other.array("a").toList()).containsExactly("of 1", "of 2");
		}

		@Test
		void doNothingWithAnUpdateTheyHave() {
			other.applyUpdate(doc.encodeStateAsUpdate());
			doc.text("t").insert(0, "a");
			byte[] update = doc.encodeStateAsUpdate();
			other.applyUpdate(update);
			List<byte[]> updates = new ArrayList<>();
			other.onUpdate(UpdateFormat.V1, (bytes, transaction) -> updates.add(bytes));
			other.applyUpdate(update);

			assertThat(updates).isEmpty();
		}

		@Test
		void getOnlyWhatTheyLack() {
			doc.text("t").insert(0, "a".repeat(1000));
			other.applyUpdate(doc.encodeStateAsUpdate());
			doc.text("t").insert(1000, "b");
			byte[] rest = doc.encodeStateAsUpdate(other.stateVector());
			other.applyUpdate(rest);

			assertThat(rest.length).isLessThan(30);
			assertThat(other.text("t").toString()).endsWith("ab");
		}

		@Test
		void refuseBytesThatAreNoUpdateAndStayAsTheyWere() {
			doc.text("t").insert(0, "a");
			byte[] update = doc.encodeStateAsUpdate();
			byte[] cut = java.util.Arrays.copyOf(update, update.length - 1);
			byte[] before = other.encodeStateAsUpdate();

			assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> other.applyUpdate(cut));
			assertThat(other.encodeStateAsUpdate()).isEqualTo(before);
		}

		@Test
		void refuseBytesThatAreNoStateVector() {
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> doc.encodeStateAsUpdate(new byte[] { 1 }));
		}

	}

	@Nested
	class ClientIds {

		@Test
		void areFromZeroToTheGreatestNumberOfJavaScript() {
			assertThat(new Doc((1L << 53) - 1).clientId()).isEqualTo((1L << 53) - 1);
			assertThatIllegalArgumentException().isThrownBy(() -> new Doc(1L << 53))
				.withMessageContaining("9007199254740992");
			assertThatIllegalArgumentException().isThrownBy(() -> new Doc(-1)).withMessageContaining("-1");
		}

		@Test
		void thatSomebodyElseUsesAreLeft() {
			Doc same = new Doc(DocOptions.of(1).withClientIds(() -> 77));
			doc.text("t").insert(0, "a");
			same.applyUpdate(doc.encodeStateAsUpdate());

			assertThat(same.clientId()).isEqualTo(77);
		}

		@Test
		void stayWhenAnUpdateBringsNothingNewOfThem() {
			doc.text("t").insert(0, "a");
			doc.applyUpdate(doc.encodeStateAsUpdate());

			assertThat(doc.clientId()).isEqualTo(1);
		}

		@Test
		void areDerivedFromTheFirstOneByDefaultEachTimeTheSame() {
			doc.text("t").insert(0, "a");
			Doc one = new Doc(1);
			Doc two = new Doc(1);
			one.applyUpdate(doc.encodeStateAsUpdate());
			two.applyUpdate(doc.encodeStateAsUpdate());

			assertThat(one.clientId()).isEqualTo(two.clientId()).isNotEqualTo(1).isBetween(0L, 0xFFFFFFFFL);
		}

	}

}
