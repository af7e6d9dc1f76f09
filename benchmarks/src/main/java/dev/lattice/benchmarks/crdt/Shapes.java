package dev.lattice.benchmarks.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The shapes of crdt-benchmarks (github.com/dmonad/crdt-benchmarks) with N = 6,000,
 * written after their descriptions. The edits are drawn once, from a fixed seed, and sent
 * to both peers.
 */
final class Shapes {

	private static final int N = 6000;

	/** 20 times the root of N. */
	private static final int CROWD = 1540;

	private static final int START = 100;

	private static final long SEED = 42;

	private static final int LETTERS = 26;

	private final Random random = new Random(SEED);

	private final String start = word(START, START);

	/** All of them, in order. */
	List<Shape> all() {
		List<Shape> shapes = new ArrayList<>();
		String text = word(N, N);
		List<Object> numbers = IntStream.range(0, N).<Object>mapToObj((i) -> number()).toList();
		shapes.add(alone("B1.1", "append N characters", each((i) -> insert(i, text.substring(i, i + 1)))));
		shapes.add(alone("B1.2", "insert a string of length N", List.of(insert(0, text))));
		shapes.add(alone("B1.3", "prepend N characters", each((i) -> insert(0, text.substring(i, i + 1)))));
		shapes.add(alone("B1.4", "insert N characters anywhere", typed("", (length) -> insertion(length, 1, 1))));
		shapes.add(alone("B1.5", "insert N words anywhere", typed("", (length) -> insertion(length, 2, 10))));
		shapes.add(alone("B1.6", "insert a string, then delete it", List.of(insert(0, text), cut(0, N))));
		shapes.add(alone("B1.7", "insert and delete strings anywhere", typed("", this::insertionOrCut)));
		shapes.add(alone("B1.8", "append N numbers", each((i) -> values(i, List.of(numbers.get(i))))));
		shapes.add(alone("B1.9", "insert an array of N numbers", List.of(values(0, numbers))));
		shapes.add(alone("B1.10", "prepend N numbers", each((i) -> values(0, List.of(numbers.get(i))))));
		shapes.add(alone("B1.11", "insert N numbers anywhere",
				each((i) -> values(this.random.nextInt(i + 1), List.of(numbers.get(i))))));
		shapes.add(pair("B2.1", "both insert a string of length N at 0", () -> List.of(insert(0, word(N, N)))));
		shapes.add(pair("B2.2", "both insert N characters anywhere",
				() -> typed(this.start, (length) -> insertion(length, 1, 1))));
		shapes.add(pair("B2.3", "both insert N words anywhere",
				() -> typed(this.start, (length) -> insertion(length, 3, 9))));
		shapes.add(pair("B2.4", "both insert and delete anywhere",
				() -> typed(this.start, this::insertionAndInsertionOrCut)));
		shapes.add(crowd("B3.1", "1,540 set a number in a map", (i) -> entry(i)));
		shapes.add(crowd("B3.2", "1,540 set an object in a map",
				(i) -> entry(Map.of("address", "here", "name", String.valueOf(i)))));
		shapes.add(crowd("B3.3", "1,540 set a string in a map", (i) -> entry(String.valueOf(i).repeat(CROWD))));
		shapes.add(crowd("B3.4", "1,540 insert into an array", (i) -> values(0, List.of(String.valueOf(i)))));
		shapes.add(crowd("B3.5", "1,540 insert a text", (i) -> insert(0, String.valueOf(i))));
		return shapes;
	}

	private static Shape alone(String name, String title, List<List<Object>> edits) {
		return new Shape(name, title, "alone", List.of(edits));
	}

	private Shape pair(String name, String title, java.util.function.Supplier<List<List<Object>>> edits) {
		return new Shape(name, title, "pair", List.of(List.of(insert(0, this.start)), edits.get(), edits.get()));
	}

	private static Shape crowd(String name, String title, IntFunction<List<Object>> edit) {
		return new Shape(name, title, "crowd",
				IntStream.range(0, CROWD).mapToObj((i) -> List.of(edit.apply(i))).toList());
	}

	private static List<List<Object>> each(IntFunction<List<Object>> edit) {
		return IntStream.range(0, N).mapToObj(edit).toList();
	}

	/** N steps, each of which knows how long the text is by then. */
	private static List<List<Object>> typed(String start, Function<Integer, List<List<Object>>> step) {
		List<List<Object>> edits = new ArrayList<>();
		int length = start.length();
		for (int i = 0; i < N; i++) {
			for (List<Object> edit : step.apply(length)) {
				edits.add(edit);
				length += (edit.get(2) instanceof String text) ? text.length() : -(Integer) edit.get(2);
			}
		}
		return Collections.unmodifiableList(edits);
	}

	private List<List<Object>> insertion(int length, int shortest, int longest) {
		return List.of(insert(this.random.nextInt(length + 1), word(shortest, longest)));
	}

	private List<List<Object>> insertionOrCut(int length) {
		return List.of(insertionOrCut(this.random.nextInt(length + 1), length));
	}

	private List<List<Object>> insertionAndInsertionOrCut(int length) {
		int at = this.random.nextInt(length + 1);
		String inserted = word(3, 9);
		return List.of(insert(at, inserted), insertionOrCut(at, length + inserted.length()));
	}

	private List<Object> insertionOrCut(int at, int length) {
		if (at == length || this.random.nextBoolean()) {
			return insert(at, word(2, 10));
		}
		return cut(at, 1 + this.random.nextInt(Math.min(9, length - at)));
	}

	private static List<Object> insert(int at, String text) {
		return List.of("text", at, text);
	}

	private static List<Object> cut(int at, int length) {
		return List.of("cut", at, length);
	}

	private static List<Object> values(int at, List<Object> values) {
		return List.of("array", at, values);
	}

	private static List<Object> entry(Object value) {
		return List.of("map", "v", value);
	}

	private int number() {
		return this.random.nextInt(Integer.MAX_VALUE);
	}

	private String word(int shortest, int longest) {
		StringBuilder word = new StringBuilder();
		int length = shortest + this.random.nextInt(longest - shortest + 1);
		for (int i = 0; i < length; i++) {
			word.append((char) ('a' + this.random.nextInt(LETTERS)));
		}
		return word.toString();
	}

}
