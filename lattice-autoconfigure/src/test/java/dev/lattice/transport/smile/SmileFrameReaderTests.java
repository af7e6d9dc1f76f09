package dev.lattice.transport.smile;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.session.Hello;
import dev.lattice.transport.ClientFrame;
import dev.lattice.transport.MalformedFrameException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SmileFrameReaderTests {

	private static final String PAGE = "0123456789abcdef";

	private final SmileFrameReader reader = new SmileFrameReader();

	@Nested
	class Reads {

		@Test
		void helloWithAllItsValues() {
			byte[] frame = frame((out) -> hello(out, 1, PAGE, -1));

			assertThat(SmileFrameReaderTests.this.reader.read(frame))
				.isEqualTo(new ClientFrame.HelloFrame(new Hello("token", PAGE, -1, 4, "/é?q=1", "digest")));
		}

		@Test
		void anEventWithFieldsOfEveryKind() {
			byte[] frame = generated((out) -> {
				out.writeNumber(1).writeNumber(7).writeNumber(3 - 7).writeNumber(1000);
				out.writeString("text").writeNumber(-5).writeNumber(2.5).writeBoolean(true).writeNull();
			});

			assertThat(SmileFrameReaderTests.this.reader.read(frame))
				.isEqualTo(new ClientFrame.EventFrame(7, 3, 1000, Arrays.asList("text", -5, 2.5, true, null)));
		}

		@Test
		void anAcknowledgement() {
			assertThat(read("f8c4d4f9")).isEqualTo(new ClientFrame.AckFrame(10));
		}

		@Test
		void whetherThePageIsHidden() {
			assertThat(read("f8c823f9")).isEqualTo(new ClientFrame.VisibilityFrame(true));
			assertThat(read("f8c822f9")).isEqualTo(new ClientFrame.VisibilityFrame(false));
		}

		@Test
		void aReport() {
			assertThat(read("f8ca4161 62f9".replace(" ", ""))).isEqualTo(new ClientFrame.ReportFrame("ab"));
		}

		@Test
		void aNavigation() {
			byte[] frame = frame((out) -> navigation(out, "/other?q=1"));

			assertThat(SmileFrameReaderTests.this.reader.read(frame))
				.isEqualTo(new ClientFrame.NavigateFrame(7, 3, "/other?q=1", "token"));
		}

		@Test
		void aNavigationWithoutTellingItsToken() {
			byte[] frame = frame((out) -> navigation(out, "/other"));

			assertThat(SmileFrameReaderTests.this.reader.read(frame).toString()).doesNotContain("token");
		}

		@Test
		void stringsAsLongAsTheFrame() {
			String text = "ä".repeat(30_000);
			byte[] frame = frame((out) -> {
				event(out);
				out.string(text);
			});

			assertThat(((ClientFrame.EventFrame) SmileFrameReaderTests.this.reader.read(frame)).fields())
				.containsExactly(text);
		}

	}

	@Nested
	class Refuses {

		@ParameterizedTest
		@ValueSource(strings = { "", "f8", "f9", "f8f9", "c2", "f8c4d4", "f8c4d4f9c0", "f8c4d4f9ff", "f8c4d4f9f8c4d4f9",
				"3a290a00f8c4d4f9", "3a290a03f8c4d4f9", "f8c43a290a00d4f9", "f8c4f8f9f9", "f8c4fafbf9", "fafb",
				"f8c4fffff9", "f8c4d4fff9" })
		void whatIsNotOneFlatArray(String hex) {
			assertRefused(hex);
		}

		@ParameterizedTest
		@ValueSource(strings = { "f8c42501bff9", "f8c428000000000 0f9", "f8c42600ff0f9", "f8c42a0102f9",
				"f8c4e8 0481f9", "f8c4fd7f7f7f7fbff9", "f8c4267f7f7f7fbff9", "f8c42b7f7f7f7fbff9", "f8c401f9",
				"f8c4ec00f9", "f8c42701f9" })
		void tokensOutsideTheSubset(String hex) {
			assertRefused(hex.replace(" ", ""));
		}

		@ParameterizedTest
		@ValueSource(strings = { "f8c8f9", "f8c1f9", "f84061f9", "f821f9", "f82301f9" })
		void unknownKinds(String hex) {
			assertRefused(hex);
		}

		@ParameterizedTest
		@ValueSource(strings = { "f8c4f9", "f8c4d4d4f9", "f8c4c1f9", "f8c420f9", "f8c2f9", "f8c2c2c0f9", "f8c2c0c0c2f9",
				"f8c2c2c3c2f9", "f8c2c2c0c1f9", "f8c2c2c020f9", "f8c0c2f9", "f8c6f9", "f8c6c2c02020c0f9",
				"f8c6c2c02020", "f8c6c0c02020f9", "f8c6c2c2c020f9" })
		void framesOfTheWrongShape(String hex) {
			assertRefused(hex);
		}

		@Test
		void anotherVersion() {
			assertRefused(frame((out) -> hello(out, 2, PAGE, 0)));
		}

		@Test
		void aPageNameOfTheWrongLength() {
			assertRefused(frame((out) -> hello(out, 1, "short", 0)));
			assertRefused(frame((out) -> hello(out, 1, "x".repeat(33), 0)));
		}

		@Test
		void anAddressThatIsTooLong() {
			byte[] longest = frame((out) -> navigation(out, "/" + "x".repeat(2047)));
			byte[] longer = frame((out) -> navigation(out, "/" + "x".repeat(2048)));

			assertThat(SmileFrameReaderTests.this.reader.read(longest)).isInstanceOf(ClientFrame.NavigateFrame.class);
			assertThatExceptionOfType(MalformedFrameException.class)
				.isThrownBy(() -> SmileFrameReaderTests.this.reader.read(longer))
				.withMessageContaining("the address has 2049 characters, more than 2048");
		}

		@Test
		void tooManyElements() {
			byte[] frame = frame((out) -> {
				event(out);
				for (int i = 0; i < SmileFrameReader.MAX_ELEMENTS; i++) {
					out.nothing();
				}
			});

			assertThatExceptionOfType(MalformedFrameException.class)
				.isThrownBy(() -> SmileFrameReaderTests.this.reader.read(frame))
				.withMessage("Malformed frame at byte 10001: more than 10000 elements");
		}

		@Test
		void aSurrogateThatStandsAlone() {
			assertRefused("f8c2c2c0c2" + "81eda080" + "f9");
		}

		@Test
		void stringsThatClaimMoreThanThereIs() {
			assertRefused("f8c2c2c0c27f61f9");
			assertRefused("f8c2c2c0c2bf61f9");
			assertRefused("f8c2c2c0c2e06161f9");
		}

		@Test
		void withoutTellingWhatTheUserSent() {
			byte[] frame = frame((out) -> {
				out.integer(1);
				out.string("my password");
			});

			assertThatExceptionOfType(MalformedFrameException.class)
				.isThrownBy(() -> SmileFrameReaderTests.this.reader.read(frame))
				.withMessageContaining("element 1 (input) is not an integer")
				.withMessageNotContaining("password");
		}

	}

	@Test
	void anyBytesAreReadOrRefused() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < 100_000; i++) {
			byte[] bytes = new byte[random.nextInt(64)];
			random.nextBytes(bytes);
			if (bytes.length > 1 && random.nextBoolean()) {
				bytes[0] = (byte) 0xF8;
				bytes[bytes.length - 1] = (byte) 0xF9;
			}
			readOrRefuse(bytes, seed);
		}
	}

	@Test
	void mutationsOfFramesAreReadOrRefused() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<byte[]> valid = List.of(frame((out) -> hello(out, 1, PAGE, 0)), frame((out) -> {
			event(out);
			out.string("ünï😀cödé".repeat(9));
			out.string("x".repeat(100));
			out.integer(123456);
		}), generated((out) -> out.writeNumber(1).writeNumber(1).writeNumber(0).writeNumber(9).writeNumber(1.5)));
		for (byte[] frame : valid) {
			for (int length = 0; length < frame.length; length++) {
				assertRefused(Arrays.copyOf(frame, length));
			}
			for (int i = 0; i < 50_000; i++) {
				readOrRefuse(mutated(frame, random), seed);
			}
		}
	}

	private void readOrRefuse(byte[] bytes, long seed) {
		try {
			this.reader.read(bytes);
		}
		catch (MalformedFrameException ex) {
			// As it should be.
		}
		catch (Throwable ex) {
			throw new AssertionError("Seed " + seed + ", frame " + HexFormat.of().formatHex(bytes), ex);
		}
	}

	private static byte[] mutated(byte[] frame, Random random) {
		byte[] bytes = frame.clone();
		for (int i = random.nextInt(4); i >= 0; i--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
		}
		return bytes;
	}

	private ClientFrame read(String hex) {
		return this.reader.read(HexFormat.of().parseHex(hex));
	}

	private void assertRefused(String hex) {
		assertRefused(HexFormat.of().parseHex((hex.length() % 2 == 0) ? hex : hex + "0"));
	}

	private void assertRefused(byte[] frame) {
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> this.reader.read(frame));
	}

	private static byte[] frame(Consumer<FrameWriter> content) {
		return new SmileFrameCodec().encode(content);
	}

	private static void hello(FrameWriter out, int version, String page, int applied) {
		out.integer(0);
		out.integer(version);
		out.string("token");
		out.string(page);
		out.integer(applied);
		out.integer(4);
		out.string("/é?q=1");
		out.string("digest");
	}

	private static void navigation(FrameWriter out, String address) {
		out.integer(3);
		out.integer(7);
		out.integer(3 - 7);
		out.string(address);
		out.string("token");
	}

	private static void event(FrameWriter out) {
		out.integer(1);
		out.integer(1);
		out.integer(0);
		out.integer(1);
	}

	private static byte[] generated(Consumer<JsonGenerator> content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator out = SmileFormat.writing().createGenerator(ObjectWriteContext.empty(), bytes)) {
			out.writeStartArray();
			content.accept(out);
			out.writeEndArray();
		}
		return bytes.toByteArray();
	}

}
