package dev.lattice.crdt.protocol;

import java.util.HexFormat;
import java.util.stream.Stream;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.HocuspocusFrame.Addressed;
import dev.lattice.crdt.protocol.HocuspocusMessage.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HocuspocusFrameTests {

	private static final Payload BYTES = new Payload(new byte[] { 7, 8 });

	private static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	/** The bytes after the document's name, as the reference's sources write them. */
	static Stream<Arguments> messages() {
		return Stream.of(arguments(new HocuspocusMessage.Sync(new SyncMessage.Step1(BYTES)), "00 00 02 07 08"),
				arguments(new HocuspocusMessage.Sync(new SyncMessage.Step2(BYTES)), "00 01 02 07 08"),
				arguments(new HocuspocusMessage.Sync(new SyncMessage.Update(BYTES)), "00 02 02 07 08"),
				arguments(new HocuspocusMessage.AwarenessUpdate(BYTES), "01 02 07 08"),
				arguments(new HocuspocusMessage.Token("t", "4.8.0"), "02 00 01 74 05 34 2e 38 2e 30"),
				arguments(new HocuspocusMessage.Token("", null), "02 00 00"),
				arguments(new HocuspocusMessage.TokenRequest(), "02 00"),
				arguments(new HocuspocusMessage.PermissionDenied("no"), "02 01 02 6e 6f"),
				arguments(new HocuspocusMessage.Authenticated(HocuspocusScope.READ_ONLY), "02 02 08 72656164 6f6e6c79"),
				arguments(new HocuspocusMessage.Authenticated(HocuspocusScope.READ_WRITE),
						"02 02 0a 72656164 2d 7772697465"),
				arguments(new HocuspocusMessage.QueryAwareness(), "03"),
				arguments(new HocuspocusMessage.SyncReply(new SyncMessage.Step1(BYTES)), "04 00 02 07 08"),
				arguments(new HocuspocusMessage.Stateless("é"), "05 02 c3 a9"),
				arguments(new HocuspocusMessage.BroadcastStateless("a"), "06 01 61"),
				arguments(new HocuspocusMessage.Close(null), "07"),
				arguments(new HocuspocusMessage.Close("provider_initiated"),
						"07 12 70726f76696465725f696e69746961746564"),
				arguments(new HocuspocusMessage.SyncStatus(Outcome.APPLIED), "08 01"),
				arguments(new HocuspocusMessage.SyncStatus(Outcome.REFUSED), "08 00"),
				arguments(new HocuspocusMessage.Other(11, BYTES), "0b 07 08"));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void aMessageFollowsTheNameOfItsDocument(HocuspocusMessage message, String bytes) {
		HocuspocusFrame frame = new Addressed(new HocuspocusAddress("doc", null), message);
		assertThat(frame.encode()).isEqualTo(hex("03 64 6f 63" + bytes));
		assertThat(HocuspocusFrame.decode(frame.encode())).isEqualTo(frame);
	}

	@Test
	void aPingAndAPongAreOneByte() {
		assertThat(new HocuspocusFrame.Ping().encode()).isEqualTo(hex("09"));
		assertThat(new HocuspocusFrame.Pong().encode()).isEqualTo(hex("0a"));
		assertThat(HocuspocusFrame.decode(hex("09"))).isEqualTo(new HocuspocusFrame.Ping());
		assertThat(HocuspocusFrame.decode(hex("0a"))).isEqualTo(new HocuspocusFrame.Pong());
	}

	@Test
	void aSessionFollowsTheNameAfterAZero() {
		HocuspocusFrame frame = new Addressed(new HocuspocusAddress("d", "s1"), new HocuspocusMessage.QueryAwareness());
		assertThat(frame.encode()).isEqualTo(hex("04 64 00 73 31 03"));
		assertThat(HocuspocusFrame.decode(frame.encode())).isEqualTo(frame);
	}

	@Test
	void anAddressComesBackFromItsKey() {
		assertThat(HocuspocusAddress.of("d")).isEqualTo(new HocuspocusAddress("d", null));
		assertThat(HocuspocusAddress.of("d\0")).isEqualTo(new HocuspocusAddress("d", ""));
		assertThat(HocuspocusAddress.of("d\0s\0t")).isEqualTo(new HocuspocusAddress("d", "s\0t"));
		assertThat(HocuspocusAddress.of("d\0s\0t").key()).isEqualTo("d\0s\0t");
		assertThatIllegalArgumentException().isThrownBy(() -> new HocuspocusAddress("a\0b", null))
			.withMessage("A document's name contains U+0000 at 1, which ends it in an address");
	}

	@Test
	void whatFollowsAMessageIsIgnored() {
		assertThat(HocuspocusFrame.decode(hex("01 64 08 01 ff ff")))
			.isEqualTo(HocuspocusFrame.decode(hex("01 64 08 01")));
	}

	@ParameterizedTest
	@CsvSource({ "''", "01", "01 64", "ff ff ff ff 0f 64", "01 ff 03", "01 64 00", "01 64 00 03 00",
			"01 64 00 00 05 07", "01 64 01 02 07", "01 64 02", "01 64 02 03", "01 64 02 00 05 74", "01 64 02 01",
			"01 64 02 02 01 78", "01 64 05", "01 64 05 01 ff", "01 64 08", "01 64 08 02" })
	void aMalformedFrameIsRefused(String bytes) {
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> HocuspocusFrame.decode(hex(bytes)));
	}

	@Test
	void whatIsKnownIsNotOther() {
		assertThatIllegalArgumentException().isThrownBy(() -> new HocuspocusMessage.Other(8, BYTES))
			.withMessage("Messages of type 8 are not others; use the record for it");
	}

	@Test
	void closeCodesAreThoseOfTheReference() {
		assertThat(Stream.of(HocuspocusCloseCode.values()).map((code) -> code.code() + " " + code.reason()))
			.containsExactly("1009 Message Too Big", "4205 Reset Connection", "4401 Unauthorized", "4403 Forbidden",
					"4408 Connection Timeout");
	}

}
