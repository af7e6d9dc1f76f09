package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ListReaderTests {

	private final Scope root = Scope.root((action) -> {
	});

	private final ListSignal<Integer> list = this.root.call(() -> new ListSignal<>(List.of(0, 1, 2, 3, 4)));

	private final ListReader<Integer> reader = this.root.call(this.list::reader);

	/** Each as {@code start-removed+added}. */
	private String told() {
		return this.root.call(() -> {
			ListEdits edits = this.reader.next();
			if (edits == null) {
				return "anything";
			}
			StringBuilder told = new StringBuilder();
			for (int i = 0; i < edits.count(); i++) {
				told.append(edits.start(i)).append('-').append(edits.removed(i)).append('+').append(edits.added(i));
				told.append(' ');
			}
			return told.toString().strip();
		});
	}

	private String after(Runnable change) {
		told();
		this.root.run(change);
		return told();
	}

	@Test
	void atFirstAnythingIsNew() {
		assertThat(told()).isEqualTo("anything");
	}

	@Test
	void nothingIsToldTwice() {
		assertThat(after(() -> this.list.add(5))).isEqualTo("5-0+1");
		assertThat(told()).isEmpty();
	}

	@Test
	void changesThatTouchAreOne() {
		assertThat(after(() -> {
			this.list.add(5);
			this.list.add(6);
			this.list.remove(4);
		})).isEqualTo("4-1+2");
	}

	@Test
	void aSwapIsTwoStretches() {
		assertThat(after(() -> this.list.swap(0, 4))).isEqualTo("0-1+1 4-1+1");
	}

	@Test
	void aMoveIsTwoStretches() {
		assertThat(after(() -> this.list.move(0, 4))).isEqualTo("0-1+0 4-0+1");
	}

	@Test
	void whatCameAndWentIsNotTold() {
		assertThat(after(() -> {
			this.list.add(2, 9);
			this.list.remove(2);
		})).isEmpty();
	}

	@Test
	void anEntryThatIsSetAgainAndAgainIsOneStretch() {
		assertThat(after(() -> {
			for (int i = 0; i < 10_000; i++) {
				this.list.set(2, i + 10);
			}
		})).isEqualTo("2-1+1");
	}

	@Test
	void settingAllTellsWhereTheListsDiffer() {
		assertThat(after(() -> this.list.setAll(List.of(0, 1, 9, 4)))).isEqualTo("2-2+1");
	}

	@Test
	void tooManyStretchesAreNotKept() {
		this.root
			.run(() -> this.list.setAll(new ArrayList<>(java.util.stream.IntStream.range(0, 600).boxed().toList())));

		assertThat(after(() -> {
			for (int i = 0; i < 257; i++) {
				this.list.set(i * 2, -1);
			}
		})).isEqualTo("anything");
	}

	@Test
	void asManyAsAreKeptAreTold() {
		this.root
			.run(() -> this.list.setAll(new ArrayList<>(java.util.stream.IntStream.range(0, 600).boxed().toList())));

		assertThat(after(() -> {
			for (int i = 0; i < 256; i++) {
				this.list.set(i * 2, -1);
			}
		})).startsWith("0-1+1 2-1+1 ");
	}

	@Test
	void anEffectThatReadsTheEditsRunsAtEachChange() {
		List<String> runs = new ArrayList<>();
		this.root.run(() -> new Effect(() -> {
			ListEdits edits = this.reader.next();
			runs.add((edits != null) ? "edits " + edits.count() : "anything");
		}));

		this.root.run(() -> this.list.set(0, 7));

		assertThat(runs).containsExactly("anything", "edits 1");
	}

	@Test
	void eachReaderIsToldOnItsOwn() {
		ListReader<Integer> other = this.root.call(this.list::reader);
		told();
		this.root.run(() -> this.list.add(5));
		told();

		assertThat(this.root.call(other::next)).isNull();
		assertThat(told()).isEmpty();
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void theEditsLeadFromTheListBeforeToTheListNow(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 200; round++) {
			told();
			List<Integer> before = this.list.peek();
			this.root.run(() -> {
				for (int i = random.nextInt(8); i >= 0; i--) {
					change(random);
				}
			});
			List<Integer> shown = new ArrayList<>(before);
			ListEdits edits = Objects.requireNonNull(this.root.call(this.reader::next));
			for (int edit = 0; edit < edits.count(); edit++) {
				int start = edits.start(edit);
				shown.subList(start, start + edits.removed(edit)).clear();
				for (int i = 0; i < edits.added(edit); i++) {
					shown.add(start + i, this.reader.get(start + i));
				}
			}
			assertThat(shown).as("seed " + seed + ", round " + round).isEqualTo(this.list.peek());
		}
	}

	private void change(Random random) {
		int size = this.list.peek().size();
		int value = random.nextInt(30);
		switch ((size == 0) ? 0 : random.nextInt(7)) {
			case 0 -> this.list.add(random.nextInt(size + 1), value);
			case 1 -> this.list.remove(random.nextInt(size));
			case 2 -> this.list.set(random.nextInt(size), value);
			case 3 -> this.list.move(random.nextInt(size), random.nextInt(size));
			case 4 -> this.list.swap(random.nextInt(size), random.nextInt(size));
			case 5 -> this.list.removeIf((entry) -> entry % 7 == value % 7);
			default -> this.list.addAll(random.nextInt(9) == 0 ? List.of(1, 2, 3) : List.of());
		}
	}

}
