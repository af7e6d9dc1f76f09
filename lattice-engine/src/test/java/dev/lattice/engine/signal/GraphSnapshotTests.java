package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphSnapshotTests {

	private final Scope root = Scope.root((action) -> {
	});

	private final List<String> ran = new ArrayList<>();

	@Test
	void showsWhatIsAliveAndWhatItReads() {
		this.root.run(() -> {
			Signal<Integer> price = new Signal<>(3).named("price");
			Memo<Integer> total = new Memo<>(() -> price.get() * 2).named("total");
			new Effect(total::get).named("print");

			List<GraphSnapshot.Node> nodes = this.root.snapshot().nodes();

			assertThat(nodes).containsExactly(
					new GraphSnapshot.Node(0, "effect 'print'", "current", null, 0, null, List.of(1)),
					new GraphSnapshot.Node(1, "memo 'total'", "current", "6", 0, null, List.of(2)),
					new GraphSnapshot.Node(2, "signal 'price'", "current", "3", 0, null, List.of()));
		});
	}

	@Test
	void saysWhichEffectMadeAnother() {
		this.root.run(() -> {
			new Effect(() -> new Effect(() -> {
			}));

			assertThat(this.root.snapshot().nodes()).extracting(GraphSnapshot.Node::owner).containsExactly(null, 0);
		});
	}

	@Test
	void leavesOutWhatNobodyObserves() {
		this.root.run(() -> {
			new Memo<>(() -> 1).get();

			assertThat(this.root.snapshot().nodes()).isEmpty();
		});
	}

	@Test
	void saysWhatMustBeAskedBeforeItIsUsed() {
		WatchQueue queue = new WatchQueue();
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(1);
			Memo<Integer> b = new Memo<>(a::get);
			new Watcher(queue, 0, b::get);
			a.set(2);

			assertThat(this.root.snapshot().nodes()).extracting(GraphSnapshot.Node::state)
				.containsExactly("check", "dirty", "current");
		});
	}

	@Test
	void cutsALongValueShort() {
		this.root.run(() -> {
			Signal<String> a = new Signal<>("x".repeat(1_000));
			new Effect(a::get);

			assertThat(this.root.snapshot().nodes().get(1).value()).hasSize(80).endsWith("…");
		});
	}

	@Test
	void survivesAValueThatCannotBeShown() {
		this.root.run(() -> {
			Signal<Object> a = new Signal<>(new Object() {
				@Override
				public String toString() {
					throw new IllegalStateException("no");
				}
			});
			new Effect(a::get);

			assertThat(this.root.snapshot().nodes().get(1).value()).contains("toString failed").contains("no");
		});
	}

	@Test
	void omitsWhatIsBeyondItsBoundAndSaysHowMuch() {
		this.root.run(() -> {
			for (int i = 0; i < GraphSnapshot.LARGEST + 5; i++) {
				new Effect(() -> {
				});
			}

			GraphSnapshot snapshot = this.root.snapshot();

			assertThat(snapshot.nodes()).hasSize(GraphSnapshot.LARGEST);
			assertThat(snapshot.omitted()).isEqualTo(5);
		});
	}

	@Test
	void aTraceHearsWhatRunsAndWhy() {
		this.root.run(() -> {
			Signal<Integer> price = new Signal<>(3).named("price");
			Signal<Integer> count = new Signal<>(1).named("count");
			Memo<Integer> total = new Memo<>(() -> price.get() * count.get()).named("total");
			new Effect(total::get).named("print");
			this.root.trace((observer, changed) -> this.ran.add(observer + " because of " + changed));

			Scope.batch(() -> {
				price.set(4);
				count.set(2);
			});
		});

		assertThat(this.ran).containsExactly("memo 'total' because of [signal 'price', signal 'count']",
				"effect 'print' because of [memo 'total']");
	}

	@Test
	void aTraceHearsOfAWriteOutsideABatchToo() {
		this.root.run(() -> {
			Signal<Integer> price = new Signal<>(3).named("price");
			new Effect(price::get).named("print");
			this.root.trace((observer, changed) -> this.ran.add(observer + " because of " + changed));

			price.set(4);
		});

		assertThat(this.ran).containsExactly("effect 'print' because of [signal 'price']");
	}

	@Test
	void aTraceStartsEvenForSignalsThatHaveAPlan() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0).named("a");
			new Effect(a::get).named("e");
			for (int i = 1; i < 10; i++) {
				a.set(i);
			}
			this.root.trace((observer, changed) -> this.ran.add(observer));
			a.set(10);
			a.set(11);
			this.root.trace(null);
			a.set(12);
		});

		assertThat(this.ran).containsExactly("effect 'e'", "effect 'e'");
	}

	@Test
	void runsAreCountedWhileATraceIsSet() {
		this.root.run(() -> {
			this.root.trace((observer, changed) -> {
			});
			Signal<Integer> a = new Signal<>(0);
			new Effect(a::get);
			a.set(1);

			assertThat(this.root.snapshot().nodes().get(0).runs()).isEqualTo(2);
		});
	}

}
