package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import dev.lattice.engine.signal.TurnOfItsOwn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a function makes of the entries of a list. */
@ExtendWith(TurnOfItsOwn.class)
class ListMappingTests {

	private static ListSignal<String> list(String... entries) {
		return new ListSignal<>(List.of(entries));
	}

	private final List<String> log = new ArrayList<>();

	private Memo<List<String>> mapped(ListSignal<String> list) {
		return list.mapped((entry) -> {
			this.log.add("+" + entry);
			Scope.onDispose(() -> this.log.add("-" + entry));
			return entry.toUpperCase();
		});
	}

	@Test
	void happensOnceForEachEntryWhileItStays() {
		ListSignal<String> list = list("a", "b", "c");
		Memo<List<String>> mapped = mapped(list);
		assertThat(this.log).isEmpty();
		assertThat(mapped.get()).containsExactly("A", "B", "C");
		list.move(0, 2);
		list.add(0, "d");
		list.setAll(List.of("c", "d", "a", "b"));
		assertThat(mapped.get()).containsExactly("C", "D", "A", "B");
		assertThat(this.log).containsExactly("+a", "+b", "+c", "+d");
	}

	@Test
	void endsWhenTheEntryLeaves() {
		ListSignal<String> list = list("a", "b", "c", "d");
		Memo<List<String>> mapped = mapped(list);
		new Effect(mapped::get);
		this.log.clear();
		list.remove(1);
		list.set(0, "x");
		assertThat(this.log).containsExactly("-b", "-a", "+x");
		this.log.clear();
		list.clear();
		assertThat(this.log).containsExactly("-d", "-c", "-x");
	}

	@Test
	void endsBeforeEffectsOfTheEntryCouldRun() {
		ListSignal<String> list = list("a", "b");
		Memo<List<Effect>> mapped = list.mapped((entry) -> new Effect(() -> this.log.add(entry + list.size())));
		new Effect(mapped::get);
		this.log.clear();
		list.remove("b");
		assertThat(this.log).containsExactly("a1");
	}

	@Test
	void ofEqualEntriesIsOneForEach() {
		ListSignal<String> list = list("a", "a");
		int[] count = { 0 };
		Memo<List<Integer>> mapped = list.mapped((entry) -> count[0]++);
		assertThat(mapped.get()).containsExactly(0, 1);
		list.move(0, 1);
		assertThat(mapped.get()).containsExactly(1, 0);
		list.remove(0);
		assertThat(mapped.get()).containsExactly(0);
		list.setAll(List.of("a", "a"));
		assertThat(mapped.get()).containsExactly(0, 2);
	}

	@Test
	void readsUntracked() {
		Signal<Integer> a = new Signal<>(0);
		ListSignal<String> list = list("a");
		Memo<List<String>> mapped = list.mapped((entry) -> entry + a.get());
		new Effect(mapped::get);
		a.set(1);
		assertThat(mapped.get()).containsExactly("a0");
	}

	@Test
	void thatFailsLeavesNothingAndIsTriedAgain() {
		ListSignal<String> list = list("a");
		boolean[] fail = { true };
		Memo<List<String>> mapped = list.mapped((entry) -> {
			Scope.onDispose(() -> this.log.add("-" + entry));
			if (fail[0]) {
				throw new IllegalArgumentException("planned");
			}
			return entry;
		});
		assertThatIllegalArgumentException().isThrownBy(mapped::get);
		assertThat(this.log).containsExactly("-a");
		fail[0] = false;
		list.add("b");
		assertThat(mapped.get()).containsExactly("a", "b");
		assertThat(this.log).containsExactly("-a");
	}

	@Test
	void endsWithTheScopeInWhichItBegan() {
		ListSignal<String> list = list("a", "b");
		Scope scope = Scope.current().child();
		Memo<List<String>> mapped = scope.call(() -> mapped(list));
		new Effect(mapped::get);
		this.log.clear();
		scope.dispose();
		assertThat(this.log).containsExactly("-b", "-a");
		list.add("c");
		list.remove("a");
		assertThat(mapped.get()).containsExactly("A", "B");
		assertThat(this.log).containsExactly("-b", "-a");
	}

	@Test
	void cleansUpWhateverOneOfTheCleanupsThrows() {
		ListSignal<String> list = list("a", "b", "c");
		Memo<List<String>> mapped = list.mapped((entry) -> {
			Scope.onDispose(() -> {
				this.log.add("-" + entry);
				throw new IllegalArgumentException(entry);
			});
			return entry;
		});
		mapped.get();
		assertThatIllegalArgumentException().isThrownBy(list::clear)
			.withMessage("c")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(2));
		assertThat(this.log).containsExactly("-c", "-b", "-a");
		assertThat(list.get()).isEmpty();
	}

	@Test
	void letsAnEntryRemoveItself() {
		ListSignal<String> list = list("a", "b");
		Memo<List<String>> mapped = list.mapped((entry) -> {
			Scope.onDispose(() -> this.log.add("-" + entry));
			new Effect(() -> {
				if (entry.equals("a")) {
					list.remove("a");
				}
			});
			return entry;
		});
		List<List<String>> seen = new ArrayList<>();
		new Effect(() -> seen.add(mapped.get()));
		assertThat(seen).last().isEqualTo(List.of("b"));
		assertThat(this.log).containsExactly("-a");
	}

}
