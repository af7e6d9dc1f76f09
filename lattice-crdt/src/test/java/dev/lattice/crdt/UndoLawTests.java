package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two users take back and bring back at random what a third one deletes meanwhile. */
class UndoLawTests {

	private static final int SEEDS = 500;

	private static final int STEPS = 120;

	@Test
	void whateverOthersHaveDeletedReplicasStayTheSame() {
		for (int seed = 0; seed < SEEDS; seed++) {
			run(seed);
		}
	}

	@Test
	void aRehearsalDoesToACopyWhatIsThenDoneToTheDocument() {
		int rehearsed = 0;
		for (int seed = 0; seed < SEEDS / 5; seed++) {
			rehearsed += rehearse(seed);
		}
		assertThat(rehearsed).isGreaterThan(SEEDS);
	}

	/** Rehearses what is taken back and brought back; returns how often it was. */
	private static int rehearse(int seed) {
		Random random = new Random(seed);
		long[] now = { 1000 };
		DocOptions options = DocOptions.of(5).withClientIds(() -> 7000 + now[0]++);
		Doc doc = new Doc(options);
		Doc peer = new Doc(2 + random.nextInt(2) * 8);
		UndoOptions how = UndoOptions.of(() -> now[0]).withTrackedOrigins(Set.of("ann"));
		UndoManager manager = random.nextBoolean() ? new UndoManager(doc, how)
				: new UndoManager(List.of(doc.map("map"), doc.text("text")), how);
		int rehearsed = 0;
		for (int step = 0; step < STEPS; step++) {
			now[0] += (random.nextInt(4) == 0) ? 600 : 0;
			switch (random.nextInt(8)) {
				case 0, 1, 2 -> doc.transact("ann", () -> edit(doc, random));
				case 3 -> peer.transact("peer", () -> edit(peer, random));
				case 4 -> {
					peer.applyUpdate(doc.encodeStateAsUpdate(peer.stateVector()), "sync");
					doc.applyUpdate(peer.encodeStateAsUpdate(doc.stateVector()), "sync");
				}
				default -> {
					boolean back = random.nextInt(3) > 0;
					byte[] before = doc.stateVector();
					UndoManager rehearsal = manager.rehearsal();
					boolean expected = back ? rehearsal.undo() : rehearsal.redo();
					assertThat(doc.stateVector()).isEqualTo(before);
					boolean done = back ? manager.undo() : manager.redo();
					assertThat(done).as("seed %s step %s", seed, step).isEqualTo(expected);
					assertThat(content(doc)).as("seed %s step %s", seed, step).isEqualTo(content(rehearsal.doc()));
					assertThat(doc.stateVector()).as("seed %s step %s", seed, step)
						.isEqualTo(rehearsal.doc().stateVector());
					rehearsed += done ? 1 : 0;
				}
			}
		}
		return rehearsed;
	}

	private static void run(int seed) {
		Random random = new Random(seed);
		long[] now = { 1000 };
		Doc doc = new Doc(1);
		Doc peer = new Doc(2);
		List<UndoManager> managers = new ArrayList<>();
		for (String user : List.of("ann", "bob")) {
			managers.add(new UndoManager(doc, UndoOptions.of(() -> now[0]).withTrackedOrigins(Set.of(user))));
		}
		for (int step = 0; step < STEPS; step++) {
			now[0] += (random.nextInt(10) == 0) ? 600 : 0;
			String user = random.nextBoolean() ? "ann" : "bob";
			switch (random.nextInt(8)) {
				case 0, 1, 2 -> doc.transact(user, () -> edit(doc, random));
				case 3 -> peer.transact("peer", () -> edit(peer, random));
				case 4 -> {
					peer.applyUpdate(doc.encodeStateAsUpdate(peer.stateVector()), "sync");
					doc.applyUpdate(peer.encodeStateAsUpdate(doc.stateVector()), "sync");
				}
				case 5 -> doc.transact(user, managers.get(random.nextInt(2))::redo);
				default -> doc.transact("x", managers.get(random.nextInt(2))::undo);
			}
		}
		peer.applyUpdate(doc.encodeStateAsUpdate(peer.stateVector()), "sync");
		doc.applyUpdate(peer.encodeStateAsUpdate(doc.stateVector()), "sync");
		peer.applyUpdate(doc.encodeStateAsUpdate(peer.stateVector()), "sync");
		assertThat(content(doc)).as("seed %s", seed).isEqualTo(content(peer));
	}

	private static List<Object> content(Doc doc) {
		return List.of(doc.array("list").toJson(), doc.map("map").toJson(), doc.text("text").toString());
	}

	private static void edit(Doc doc, Random random) {
		YArray list = doc.array("list");
		YText text = doc.text("text");
		switch (random.nextInt(9)) {
			case 0 -> list.insert(random.nextInt((int) list.length() + 1), random.nextInt(9), random.nextInt(9));
			case 1 -> list.insert(0, new YMap(Map.of("f0", 1, "f1", 2)));
			case 2 -> {
				if (list.length() > 0) {
					list.delete(random.nextInt((int) list.length()), 1);
				}
			}
			case 3 -> text.insert(random.nextInt((int) text.length() + 1), "abc");
			case 4 -> text.delete(random.nextInt((int) text.length() + 1), random.nextInt(4));
			default -> editMap(doc.map("map"), random);
		}
	}

	private static void editMap(YMap map, Random random) {
		String key = "k" + random.nextInt(3);
		switch (random.nextInt(7)) {
			case 0 -> map.delete(key);
			case 1 -> map.set(key, new YMap(Map.of("f0", 1, "f1", 2)));
			case 2 -> map.set(key, random.nextInt(9));
			default -> {
				if (map.get(key) instanceof YMap inner) {
					for (int i = random.nextInt(4); i >= 0; i--) {
						inner.set("f" + random.nextInt(2), random.nextInt(9));
					}
				}
			}
		}
	}

}
