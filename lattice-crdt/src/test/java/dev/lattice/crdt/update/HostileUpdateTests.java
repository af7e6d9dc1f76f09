package dev.lattice.crdt.update;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lattice.crdt.codec.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What nobody should send. Spec C-10 to C-13. */
@Timeout(60)
class HostileUpdateTests {

	private static final Map<String, Object> FILE = Vectors.file("hostile");

	static Stream<Map<String, Object>> updates() {
		return Vectors.maps(FILE.get("cases"))
			.stream()
			.filter((c) -> c.get("kind").equals("v1") || c.get("kind").equals("v2"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("updates")
	void isRejectedClearlyOrDecoded(Map<String, Object> hostile) {
		UpdateFormat format = format(hostile.get("kind"));
		byte[] update = Vectors.bytes(hostile.get("b64"));
		boolean decoded = isDecoded(update, format);

		if (!hostile.get("expect").equals("any")) {
			assertThat(decoded).isEqualTo(hostile.get("expect").equals("accept"));
		}
	}

	@Test
	void everyProperPrefixIsRejected() {
		for (Map<String, Object> truncated : Vectors.maps(FILE.get("truncations"))) {
			for (UpdateFormat format : UpdateFormat.values()) {
				byte[] whole = Vectors.bytes(truncated.get((format == UpdateFormat.V1) ? "v1" : "v2"));
				assertThat(isDecoded(whole, format)).isTrue();
				for (int length = 0; length < whole.length; length++) {
					byte[] prefix = Arrays.copyOf(whole, length);
					assertThatExceptionOfType(MalformedDataException.class)
						.as("%s of %s bytes, %s", format, length, truncated.get("name"))
						.isThrownBy(() -> StructBatch.decode(prefix, format, Limits.DEFAULT));
				}
			}
		}
	}

	@Test
	void everyChangedByteIsRejectedClearlyOrDecodedAndWrittenAgain() {
		List<Map<String, Object>> wholes = Vectors.maps(FILE.get("truncations"));
		int decoded = 0;
		for (Object mutation : (List<?>) FILE.get("mutations")) {
			List<?> numbers = (List<?>) mutation;
			int version = (Integer) numbers.get(0);
			UpdateFormat format = (version == 1) ? UpdateFormat.V1 : UpdateFormat.V2;
			byte[] changed = Vectors.bytes(wholes.get((Integer) numbers.get(3)).get("v" + version));
			changed[(Integer) numbers.get(1)] = (byte) (int) (Integer) numbers.get(2);
			decoded += isDecoded(changed, format) ? 1 : 0;
		}
		assertThat(decoded).isPositive();
	}

	private static UpdateFormat format(Object kind) {
		return kind.equals("v1") ? UpdateFormat.V1 : UpdateFormat.V2;
	}

	private static boolean isDecoded(byte[] update, UpdateFormat format) {
		try {
			StructBatch.decode(update, format, Limits.DEFAULT);
			return true;
		}
		catch (MalformedDataException ex) {
			assertThat(ex).hasMessageContaining("position");
			return false;
		}
	}

}
