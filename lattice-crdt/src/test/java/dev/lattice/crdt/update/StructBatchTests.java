package dev.lattice.crdt.update;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.TextArena;
import dev.lattice.crdt.codec.Undefined;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.crdt.update.UpdateFormat.V1;
import static dev.lattice.crdt.update.UpdateFormat.V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Spec C-1 to C-13. */
class StructBatchTests {

	private static StructBatch decode(UpdateEncoder out, UpdateFormat format) {
		return StructBatch.decode(out.toBytes(), format, Limits.DEFAULT);
	}

	/** Begins an update with one group of one struct of client 9 at clock 4. */
	private static UpdateEncoder struct(UpdateFormat format, int info) {
		UpdateEncoder out = UpdateEncoder.of(format);
		out.rest().varUint(1);
		out.rest().varUint(1);
		out.client(9);
		out.rest().varUint(4);
		out.info(info);
		return out;
	}

	private static UpdateEncoder inRoot(UpdateFormat format, int kind) {
		UpdateEncoder out = struct(format, kind);
		out.parentInfo(true);
		out.string("root");
		return out;
	}

	private static UpdateEncoder end(UpdateEncoder out) {
		new DeleteSet().write(out);
		return out;
	}

	private static void refuses(UpdateEncoder out, UpdateFormat format, String... parts) {
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> decode(end(out), format))
			.withMessageContainingAll(parts);
	}

	@Nested
	class Rows {

		@Test
		void haveOriginsAsIndicesOfIds() {
			for (UpdateFormat format : UpdateFormat.values()) {
				UpdateEncoder out = struct(format, ContentKind.STRING | 0xC0);
				out.leftId(9, 3);
				out.rightId(1L << 52, 17);
				out.string("hé");
				StructBatch batch = decode(end(out), format);

				assertThat(batch.id(batch.originClient(0))).isEqualTo(9);
				assertThat(batch.originClock(0)).isEqualTo(3);
				assertThat(batch.id(batch.rightOriginClient(0))).isEqualTo(1L << 52);
				assertThat(batch.rightOriginClock(0)).isEqualTo(17);
				assertThat(batch.parentName(0)).isNull();
				assertThat(batch.parentClient(0)).isEqualTo(StructBatch.NONE);
				assertThat(batch.text().string(batch.content(0), batch.content(0) + 2)).isEqualTo("hé");
			}
		}

		@Test
		void haveAParentAndAKeyWhereTheyHaveNoOrigin() {
			for (UpdateFormat format : UpdateFormat.values()) {
				UpdateEncoder out = struct(format, ContentKind.ANY | 0x20);
				out.parentInfo(false);
				out.leftId(9, 3);
				out.string("key");
				out.length(2);
				out.any(1);
				out.any(null);
				StructBatch batch = decode(end(out), format);

				assertThat(batch.id(batch.parentClient(0))).isEqualTo(9);
				assertThat(batch.parentClock(0)).isEqualTo(3);
				assertThat(batch.parentSub(0)).isEqualTo("key");
				assertThat(batch.originClient(0)).isEqualTo(StructBatch.NONE);
				assertThat(batch.length(0)).isEqualTo(2);
				assertThat(batch.values()[batch.content(0)]).isEqualTo(1);
				assertThat(batch.values()[batch.content(0) + 1]).isNull();
			}
		}

		@Test
		void haveContentsOfEveryKind() {
			assertContent(ContentKind.BINARY, new byte[] { 1, 2 });
			assertContent(ContentKind.EMBED, Map.of("a", List.of(1, "b")));
			assertContent(ContentKind.FORMAT, new FormatMark("bold", true));
			assertContent(ContentKind.FORMAT, new FormatMark("bold", null));
			assertContent(ContentKind.TYPE, new TypeRef(TypeRef.XML_HOOK, "h"));
			assertContent(ContentKind.TYPE, new TypeRef(TypeRef.XML_TEXT, null));
			assertContent(ContentKind.JSON, Undefined.UNDEFINED);
			assertContent(ContentKind.JSON, Map.of("a", 1));
			assertContent(ContentKind.ANY, Undefined.UNDEFINED);
			assertContent(ContentKind.DOC, new DocRef("g", Map.of("autoLoad", true)));
		}

		private void assertContent(int kind, Object content) {
			for (UpdateFormat format : UpdateFormat.values()) {
				UpdateEncoder out = inRoot(format, kind);
				Contents.write(out, kind, new TextArena(), new Object[] { content }, 0, 0, 1);
				StructBatch batch = decode(end(out), format);
				assertThat(batch.kind(0)).isEqualTo(kind);
				assertThat(batch.values()[batch.content(0)]).isEqualTo(content);
			}
		}

		@Test
		void keepOfTheOptionsOfADocumentWhatMeansSomething() {
			UpdateEncoder out = inRoot(V1, ContentKind.DOC);
			out.string("guid");
			out.any(Map.of("gc", true, "autoLoad", 1, "meta", "m", "shouldLoad", true));
			DocRef doc = (DocRef) decode(end(out), V1).values()[0];
			assertThat(doc.options()).isEqualTo(Map.of("autoLoad", true, "meta", "m"));
		}

		@Test
		void areEmptyForGroupsWithoutStructs() {
			byte[] update = { 1, 0, 9, 4, 0 };
			assertThat(StructBatch.decode(update, V1, Limits.DEFAULT).groups()).isZero();
		}

	}

	@Nested
	class Shows {

		@Test
		void aLineForEachStructAndTheDeletions() {
			byte[] update = new TestUpdate().group(9, 4, "abc", "d")
				.gc(7, 0, 5)
				.group(2, 0, "x".repeat(70))
				.delete(7, 0, 5)
				.v1();
			assertThat(StructBatch.decode(update, V1, Limits.DEFAULT).toString().lines()).containsExactly(
					"9@4+3 string \"abc\" after 9@3", "9@7+1 string \"d\" after 9@6", "7@0+5 gc",
					"2@0+70 string \"" + "x".repeat(60) + "\"… in t", "deleted {7=[0+5]}");
		}

		@Test
		void placesAndValues() {
			UpdateEncoder out = struct(V2, ContentKind.ANY | 0x20);
			out.parentInfo(false);
			out.leftId(8, 3);
			out.string("key");
			out.length(3);
			out.any(1);
			out.any(null);
			out.any(new byte[3]);
			assertThat(decode(end(out), V2)).hasToString("9@4+3 any 1, null, 3 bytes in 8@3 at key\ndeleted {}");
		}

	}

	@Nested
	class Refuses {

		@Test
		void anOriginThatIsNotEarlier() {
			for (UpdateFormat format : UpdateFormat.values()) {
				UpdateEncoder out = struct(format, ContentKind.STRING | 0x80);
				out.leftId(9, 4);
				out.string("x");
				refuses(out, format, "origin", "clock 4 of client 9", "not earlier");
			}
		}

		@Test
		void aRightOriginThatIsNotEarlier() {
			UpdateEncoder out = struct(V2, ContentKind.STRING | 0x40);
			out.rightId(9, 5);
			out.string("x");
			refuses(out, V2, "right origin", "clock 5", "not earlier");
		}

		@Test
		void aParentThatIsNotEarlier() {
			UpdateEncoder out = struct(V1, ContentKind.STRING);
			out.parentInfo(false);
			out.leftId(9, 4);
			out.string("x");
			refuses(out, V1, "parent", "not earlier");
		}

		@Test
		void aNegativeClock() {
			UpdateEncoder out = struct(V2, ContentKind.STRING | 0x80);
			out.leftId(8, -3);
			out.string("x");
			refuses(out, V2, "clock of an origin is -3");
		}

		@Test
		void aStructWithoutLength() {
			UpdateEncoder out = struct(V1, ContentKind.GC);
			out.length(0);
			refuses(out, V1, "clock 4 of client 9", "length 0");
		}

		@Test
		void aStructThatEndsBeyondTheClocksThatBothFormatsCanWrite() {
			UpdateEncoder out = struct(V1, ContentKind.GC);
			out.length(StructBatch.MAX_CLOCK - 3);
			refuses(out, V1, "ends beyond 2^52 - 1");
			UpdateEncoder fits = struct(V1, ContentKind.GC);
			fits.length(StructBatch.MAX_CLOCK - 4);
			assertThat(decode(end(fits), V1).length(0)).isEqualTo(StructBatch.MAX_CLOCK - 4);
		}

		@Test
		void twoGroupsOfOneClient() {
			for (List<Long> clients : List.of(List.of(5L, 5L), List.of(3L, 5L, 4L, 3L))) {
				TestUpdate update = new TestUpdate();
				clients.forEach((client) -> update.gc(client, 0, 1));
				assertThatExceptionOfType(MalformedDataException.class)
					.isThrownBy(() -> StructBatch.decode(update.v1(), V1, Limits.DEFAULT))
					.withMessageContaining("Client " + clients.get(0) + " has two groups");
			}
		}

		@Test
		void aBigIntegerThatFormatV1CannotWrite() {
			UpdateEncoder out = inRoot(V2, ContentKind.EMBED);
			out.any(Map.of("a", List.of(BigInteger.TEN)));
			refuses(out, V2, "BigInt");
		}

		@Test
		void aFlaggedGap() {
			UpdateEncoder out = struct(V1, ContentKind.SKIP | 0x80);
			out.length(1);
			refuses(out, V1, "info 138", "kind 10");
		}

	}

	@Nested
	class Bounds {

		/** 29 bytes that claim 4,000,000,000 structs, each of length 1. */
		private static final byte[] BOMB = Base64.getDecoder().decode("AAAFm7ProAYAAAEAAQAAAAZB/s+s8w4BgNCs8w4AAA==");

		@Test
		void refuseMoreStructsThanTheBytesMayMean() {
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> StructBatch.decode(BOMB, V2, Limits.DEFAULT))
				.withMessageContainingAll("claims 4000000000 structs", "more than the 131", "raise the limits");
		}

		@Test
		void allowWhatFreeStructsAllow() {
			UpdateEncoder out = UpdateEncoder.of(V2);
			out.rest().varUint(1);
			out.rest().varUint(1000);
			out.client(9);
			out.rest().varUint(0);
			for (int i = 0; i < 1000; i++) {
				out.info(ContentKind.GC);
				out.length(1);
			}
			byte[] update = end(out).toBytes();
			assertThat(update).hasSizeLessThan(30);
			assertThat(StructBatch.decode(update, V2, new Limits(1 << 20, 1000, 1000, 10)).rows()).isEqualTo(1000);
			for (Limits limits : List.of(new Limits(1 << 20, 999, 1000, 10), new Limits(1 << 20, 2000, 900, 10))) {
				assertThatExceptionOfType(MalformedDataException.class)
					.isThrownBy(() -> StructBatch.decode(update, V2, limits));
			}
		}

		@Test
		void refuseTooManyBytesBeforeTheyAreRead() {
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> StructBatch.decode(new byte[101], V1, new Limits(100, 10, 10, 10)))
				.withMessageContainingAll("101 bytes", "maxBytes");
		}

		@Test
		void refuseDeepValues() {
			UpdateEncoder out = inRoot(V1, ContentKind.EMBED);
			out.json(List.of(List.of(List.of())));
			byte[] update = end(out).toBytes();
			assertThat(StructBatch.decode(update, V1, new Limits(100, 10, 10, 3)).rows()).isOne();
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> StructBatch.decode(update, V1, new Limits(100, 10, 10, 2)));
		}

		@Test
		void haveRangesOfTheirOwn() {
			assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 0, 0))
				.withMessageContaining("maxBytes");
			assertThatIllegalArgumentException().isThrownBy(() -> new Limits(2, 0, 0, 0))
				.withMessageContaining("maxStructs");
			assertThatIllegalArgumentException().isThrownBy(() -> new Limits(2, 1, -1, 0))
				.withMessageContaining("freeStructs");
			assertThatIllegalArgumentException().isThrownBy(() -> new Limits(2, 1, 0, 513))
				.withMessageContaining("maxDepth");
		}

	}

}
