package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random changes: of one user against plain collections of Java, of several against each
 * other. The seed is the argument of the test.
 */
class ModelTests {

	private static final int STEPS = 120;

	private static final int USERS = 3;

	static LongStream seeds() {
		return LongStream.range(0, 40);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void anArrayIsAList(long seed) {
		Random random = new Random(seed);
		YArray array = new Doc(1).array("a");
		List<Object> model = new ArrayList<>();
		for (int i = 0; i < STEPS; i++) {
			int at = random.nextInt(model.size() + 1);
			if (random.nextInt(3) < 2) {
				List<Object> values = List.<Object>of(i, "v" + i).subList(0, 1 + random.nextInt(2));
				array.insertAll(at, values);
				model.addAll(at, values);
			}
			else {
				int length = random.nextInt(model.size() - at + 1);
				array.delete(at, length);
				model.subList(at, at + length).clear();
			}
			assertThat(array.toList()).isEqualTo(model);
			assertThat(array.length()).isEqualTo(model.size());
			if (!model.isEmpty()) {
				int index = random.nextInt(model.size());
				assertThat(array.get(index)).isEqualTo(model.get(index));
			}
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aMapIsAMap(long seed) {
		Random random = new Random(seed);
		YMap map = new Doc(1).map("m");
		Map<String, Object> model = new LinkedHashMap<>();
		for (int i = 0; i < STEPS; i++) {
			String key = "k" + random.nextInt(6);
			switch (random.nextInt(8)) {
				case 0 -> {
					map.clear();
					model.clear();
				}
				case 1, 2 -> {
					map.delete(key);
					model.remove(key);
				}
				default -> {
					map.set(key, i);
					model.put(key, i);
				}
			}
			assertThat(map.toJson()).isEqualTo(model);
			assertThat(map.has(key)).isEqualTo(model.containsKey(key));
			assertThat(map.size()).isEqualTo(model.size());
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aTextIsAString(long seed) {
		Random random = new Random(seed);
		YText text = new Doc(1).text("t");
		StringBuilder model = new StringBuilder();
		for (int i = 0; i < STEPS; i++) {
			int at = random.nextInt(model.length() + 1);
			if (random.nextInt(3) < 2) {
				String piece = "abcdefgh".substring(0, 1 + random.nextInt(8));
				text.insert(at, piece);
				model.insert(at, piece);
			}
			else {
				int length = random.nextInt(model.length() - at + 1);
				text.delete(at, length);
				model.delete(at, at + length);
			}
			assertThat(text).hasToString(model.toString());
			assertThat(text.length()).isEqualTo(model.length());
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void childrenOfXmlAreAList(long seed) {
		Random random = new Random(seed);
		YXmlFragment fragment = new Doc(1).xmlFragment("x");
		List<String> model = new ArrayList<>();
		for (int i = 0; i < STEPS; i++) {
			int at = random.nextInt(model.size() + 1);
			if (random.nextInt(3) < 2) {
				fragment.insert(at, new YXmlElement("e" + i));
				model.add(at, "<e" + i + "></e" + i + ">");
			}
			else {
				int length = random.nextInt(model.size() - at + 1);
				fragment.delete(at, length);
				model.subList(at, at + length).clear();
			}
			assertThat(fragment).hasToString(String.join("", model));
		}
	}

	private static void change(Doc doc, Random random, String mark) {
		YArray array = doc.array("a");
		YText text = doc.text("t");
		switch (random.nextInt(7)) {
			case 0, 1 -> array.insert(random.nextInt((int) array.length() + 1), mark);
			case 2 -> {
				if (array.length() > 0) {
					array.delete(random.nextInt((int) array.length()), 1);
				}
			}
			case 3 -> doc.map("m").set("k" + random.nextInt(3), mark);
			case 4 -> doc.map("m").delete("k" + random.nextInt(3));
			case 5 -> text.insert(random.nextInt((int) text.length() + 1), mark);
			default -> {
				if (text.length() > 0) {
					text.delete(random.nextInt((int) text.length()), 1);
				}
			}
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void severalUsersConverge(long seed) {
		Random random = new Random(seed);
		List<Doc> docs = new ArrayList<>();
		for (int user = 0; user < USERS; user++) {
			docs.add(new Doc(10 + user));
		}
		for (int i = 0; i < STEPS; i++) {
			int user = random.nextInt(USERS);
			change(docs.get(user), random, user + ":" + i + " ");
			if (random.nextInt(4) == 0) {
				Doc to = docs.get(random.nextInt(USERS));
				to.applyUpdate(docs.get(user).encodeStateAsUpdate(to.stateVector()));
			}
		}
		for (int round = 0; round < 2; round++) {
			for (Doc from : docs) {
				docs.forEach((to) -> to.applyUpdate(from.encodeStateAsUpdate(to.stateVector())));
			}
		}
		for (Doc doc : docs) {
			assertThat(doc.array("a").toJson()).isEqualTo(docs.getFirst().array("a").toJson());
			assertThat(doc.map("m").toJson()).isEqualTo(docs.getFirst().map("m").toJson());
			assertThat(doc.text("t")).hasToString(docs.getFirst().text("t").toString());
			assertThat(doc.encodeStateAsUpdate()).isEqualTo(docs.getFirst().encodeStateAsUpdate());
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aUserWhoTakesBackAllItInsertedLeavesTheElementsOfOthers(long seed) {
		Random random = new Random(seed);
		Doc mine = new Doc(1);
		Doc theirs = new Doc(2);
		UndoManager undo = new UndoManager(List.of(mine.array("a")), UndoOptions.of(() -> 1).withCaptureMillis(0));
		for (int i = 0; i < STEPS; i++) {
			Doc doc = random.nextBoolean() ? mine : theirs;
			YArray array = doc.array("a");
			array.insert(random.nextInt((int) array.length() + 1), ((doc == mine) ? "mine " : "theirs ") + i);
			if (random.nextInt(3) == 0) {
				mine.applyUpdate(theirs.encodeStateAsUpdate(mine.stateVector()), theirs);
				theirs.applyUpdate(mine.encodeStateAsUpdate(theirs.stateVector()));
			}
		}
		mine.applyUpdate(theirs.encodeStateAsUpdate(mine.stateVector()), theirs);
		List<Object> others = new ArrayList<>(mine.array("a").toList());
		others.removeIf((value) -> String.valueOf(value).startsWith("mine"));
		List<Object> before = mine.array("a").toList();
		while (undo.undo()) {
			assertThat(mine.array("a").toList()).containsSubsequence(others);
		}

		assertThat(mine.array("a").toList()).isEqualTo(others);
		while (undo.redo()) {
			assertThat(mine.array("a").toList()).containsSubsequence(others);
		}
		assertThat(mine.array("a").toList()).isEqualTo(before);
	}

}
