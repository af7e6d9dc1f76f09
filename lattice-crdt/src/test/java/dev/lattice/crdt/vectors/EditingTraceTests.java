package dev.lattice.crdt.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Types what people really typed. The texts, and the bytes of the documents, are those
 * that Yjs has.
 */
class EditingTraceTests {

	@ParameterizedTest
	@ValueSource(strings = { "automerge-paper", "rustcode", "sveltecomponent", "seph-blog1", "friendsforever_flat",
			"clownschool_flat", "json-crdt-blog-post", "json-crdt-patch" })
	void aTypedTraceIsTheDocumentThatYjsHas(String name) {
		Fields expected = expected("sequential", name);
		Trace trace = Trace.read(name);
		Doc doc = new Doc(1);
		YText text = doc.text("text");
		long[] updates = new long[2];
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> {
			updates[0]++;
			updates[1] += update.length;
		});

		for (List<Trace.Patch> patches : trace.transactions()) {
			doc.transact(() -> patches.forEach((Trace.Patch patch) -> type(text, patch)));
		}

		assertThat(text.toString()).isEqualTo(trace.endContent());
		assertThat(sha256(text.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(expected.text("finalSha256"));
		assertThat(updates[0]).isEqualTo(expected.number("updates"));
		assertThat((double) updates[1]).isCloseTo(expected.number("updateBytes"),
				within(expected.number("updateBytes") / 100.0));
		checkState(doc, expected);
		for (UpdateFormat format : UpdateFormat.values()) {
			byte[] state = doc.encodeStateAsUpdate(format);
			Doc loaded = new Doc(2);
			loaded.text("text");
			loaded.applyUpdate(state, null, format);
			assertThat(loaded.text("text").toString()).isEqualTo(trace.endContent());
			assertThat(loaded.encodeStateAsUpdate(format)).isEqualTo(state);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "friendsforever", "clownschool" })
	void theUpdatesOfAllAuthorsGiveTheDocumentInTheirOrder(String name) throws IOException {
		checkApplied(name, updates(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "friendsforever", "clownschool" })
	void theUpdatesOfAllAuthorsGiveTheDocumentInAnyOrder(String name) throws IOException {
		List<byte[]> updates = updates(name);
		long seed = new Random().nextLong();
		Collections.shuffle(updates, new Random(seed));
		try {
			checkApplied(name, updates);
		}
		catch (AssertionError ex) {
			throw new AssertionError("seed " + seed, ex);
		}
	}

	private static void type(YText text, Trace.Patch patch) {
		if (patch.deleted() > 0) {
			text.delete(patch.at(), patch.deleted());
		}
		if (!patch.inserted().isEmpty()) {
			text.insert(patch.at(), patch.inserted());
		}
	}

	private static void checkApplied(String name, List<byte[]> updates) {
		Doc doc = new Doc(1_000_000);
		YText text = doc.text("text");
		updates.forEach(doc::applyUpdate);

		assertThat(text.toString()).isEqualTo(Trace.read(name).endContent());
		checkState(doc, expected("concurrent", name));
	}

	private static void checkState(Doc doc, Fields expected) {
		byte[] v1 = doc.encodeStateAsUpdate(UpdateFormat.V1);
		byte[] v2 = doc.encodeStateAsUpdate(UpdateFormat.V2);
		assertThat(v1.length).isEqualTo(expected.index("v1Bytes"));
		assertThat(sha256(v1)).isEqualTo(expected.text("v1Sha256"));
		assertThat(v2.length).isEqualTo(expected.index("v2Bytes"));
		assertThat(sha256(v2)).isEqualTo(expected.text("v2Sha256"));
	}

	private static Fields expected(String kind, String name) {
		return VectorJson.read(Trace.FOLDER.resolve("expected.json")).object(kind).object(name);
	}

	private static List<byte[]> updates(String name) throws IOException {
		try (InputStream file = Trace.open(name + ".yjs-v1-updates.bin.gz")) {
			ByteReader in = new ByteReader(file.readAllBytes());
			List<byte[]> updates = new ArrayList<>();
			for (long left = in.varUint(); left > 0; left--) {
				updates.add(in.varBytes());
			}
			return updates;
		}
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
