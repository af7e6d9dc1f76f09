package dev.lattice.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.Journal.Completeness;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.engine.session.journal.JournalEntry;
import dev.lattice.engine.session.journal.JournalEntry.Redacted;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JournalCodecTests {

	private static final Hello HELLO = new Hello("***", "0123456789abcdef", -1, 2, "/p?q=\uD83D\uDE00", "digest",
			"*****");

	/** One of each kind; a lone surrogate, which a page may hold, is no obstacle. */
	private static final List<JournalEntry> EACH = List.of(new JournalEntry.Opened(-5, "/p", Map.of("q", "1")),
			new JournalEntry.Painted("<p>\uD800</p>", new FirstPaint("d", "[]", Map.of("title", "T"), List.of("more"))),
			new JournalEntry.Connected(1, 1, HELLO), new JournalEntry.Answered(1, Admission.ADMITTED),
			new JournalEntry.ConnectedFresh(2, 2, HELLO, "****"), new JournalEntry.Sent(2, new byte[] { -8, 1, -7 }),
			new JournalEntry.Happened(3, 1, 4, 5, 6,
					Arrays.asList(null, "text", 7, 0.5, true, false, new Redacted(Redacted.Kind.TEXT, 9))),
			new JournalEntry.Asked(4, 1, 2, 3, JournalEntry.Grant.GRANTED, "/q", Map.of("a", "b")),
			new JournalEntry.Acknowledged(5, 1, 9), new JournalEntry.Shown(5, 1, true),
			new JournalEntry.Reported(5, 1, "a fault"), new JournalEntry.Posted(6, new JournalEntry.InTurn(1)),
			new JournalEntry.Posted(7, new JournalEntry.InTask(1, 2)),
			new JournalEntry.Posted(8, new JournalEntry.Outside()), new JournalEntry.Kept(),
			new JournalEntry.Failed("i-1", "timer", "E"), new JournalEntry.Ticked(9), new JournalEntry.Taken(9, 8),
			new JournalEntry.Disconnected(10, 1), new JournalEntry.Ended(Long.MAX_VALUE, CloseCode.RESTART),
			new JournalEntry.HungUp(2, CloseCode.RESTART));

	private static final SigningKeys KEYS = keys(1);

	private final JournalCodec codec = new JournalCodec(KEYS);

	private final byte[] bytes = this.codec.write(Journal.of(JournalDetail.EVERYTHING, EACH, Completeness.CUT_OFF));

	@Test
	void readsWhatItWrote() {
		Journal read = this.codec.read(this.bytes);

		assertThat(read.entries()).isEqualTo(EACH);
		assertThat(read.detail()).isEqualTo(JournalDetail.EVERYTHING);
		assertThat(read.completeness()).isEqualTo(Completeness.CUT_OFF);
	}

	@Test
	void refusesAJournalOfWhichAnyByteWasChanged() {
		for (int at = 0; at < this.bytes.length; at++) {
			byte[] changed = this.bytes.clone();
			changed[at] ^= 1;
			assertThatExceptionOfType(MalformedJournalException.class).as("byte %d", at)
				.isThrownBy(() -> this.codec.read(changed));
		}
	}

	@Test
	void refusesAJournalThatWasCutOff() {
		for (int length = 0; length < this.bytes.length; length++) {
			byte[] cut = Arrays.copyOf(this.bytes, length);
			assertThatExceptionOfType(MalformedJournalException.class).as("%d bytes", length)
				.isThrownBy(() -> this.codec.read(cut));
		}
	}

	@Test
	void refusesAJournalOfAnotherVersion() {
		this.bytes[15] = 2;

		assertThatExceptionOfType(MalformedJournalException.class).isThrownBy(() -> this.codec.read(this.bytes))
			.withMessageContaining("its version is 2, not 1");
	}

	@Test
	void refusesAJournalThatOthersSigned() {
		assertThatExceptionOfType(MalformedJournalException.class)
			.isThrownBy(() -> new JournalCodec(keys(2)).read(this.bytes))
			.withMessageContaining("none of the keys signed it");
	}

	@Test
	void refusesAnUnsignedJournalWhereKeysAreAtHand() {
		byte[] unsigned = JournalCodec.withoutKeys().write(Journal.of(JournalDetail.OUTPUTS, EACH, Completeness.WHOLE));

		assertThatExceptionOfType(MalformedJournalException.class).isThrownBy(() -> this.codec.read(unsigned))
			.withMessageContaining("it is not signed");
	}

	@Test
	void readsASignedJournalWithoutKeys() {
		assertThat(JournalCodec.withoutKeys().read(this.bytes).entries()).isEqualTo(EACH);
	}

	@Test
	void refusesAnEntryOfUnknownKind() {
		byte[] unsigned = JournalCodec.withoutKeys()
			.write(Journal.of(JournalDetail.OUTPUTS, List.of(new JournalEntry.Ticked(1)), Completeness.WHOLE));
		int kind = unsigned.length - 32 - 9;

		assertThatExceptionOfType(MalformedJournalException.class)
			.isThrownBy(() -> JournalCodec.withoutKeys().read(summed(unsigned, kind, (byte) 99)))
			.withMessageContaining("there is no entry of kind 99");
	}

	@Test
	void throwsNothingElseWhateverTheContentClaims() {
		byte[] unsigned = JournalCodec.withoutKeys().write(Journal.of(JournalDetail.OUTPUTS, EACH, Completeness.WHOLE));
		Random random = new Random(1);
		List<String> other = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			byte[] changed = summed(unsigned, 17 + random.nextInt(unsigned.length - 49), (byte) random.nextInt());
			try {
				JournalCodec.withoutKeys().read(changed);
			}
			catch (MalformedJournalException ex) {
				// As it should be.
			}
			catch (RuntimeException | Error ex) {
				other.add(ex.toString());
			}
		}

		assertThat(other).isEmpty();
	}

	private static byte[] summed(byte[] unsigned, int at, byte value) {
		byte[] content = Arrays.copyOf(unsigned, unsigned.length - 32);
		content[at] = value;
		byte[] changed = Arrays.copyOf(content, unsigned.length);
		try {
			System.arraycopy(java.security.MessageDigest.getInstance("SHA-256").digest(content), 0, changed,
					content.length, 32);
		}
		catch (java.security.NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
		return changed;
	}

	private static SigningKeys keys(int seed) {
		byte[] key = new byte[32];
		Arrays.fill(key, (byte) seed);
		return SigningKeys.of(List.of(Base64.getEncoder().encodeToString(key)));
	}

}
