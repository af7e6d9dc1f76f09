package dev.lattice.engine.signal;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts of a graph that come and go while the signals stay. */
class GraphChurnTests {

	private static final int ROUNDS = 1000;

	private static final long SEED = 20_261_121;

	private final Random random = new Random(SEED);

	private final List<Signal<Integer>> signals = new ArrayList<>();

	private final List<Memo<Integer>> lasting = new ArrayList<>();

	/** Of what every tenth round has made. */
	private final List<WeakReference<Object>> gone = new ArrayList<>();

	private final int[] sum = { 0 };

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void partsThatAreDisposedLeaveNothing() {
		makeWhatLasts();
		GraphSize before = Scope.current().graphSize();
		for (int round = 0; round < ROUNDS; round++) {
			Scope part = Scope.current().child();
			build(part, round % 10 == 0);
			for (int i = 0; i < 8; i++) {
				pick(this.signals).set(this.random.nextInt(10));
			}
			part.dispose();
			if (!Scope.current().graphSize().equals(before)) {
				throw new AssertionError("seed " + SEED + ", round " + round + ": " + Scope.current().graphSize()
						+ " is left of " + before);
			}
		}
		assertThat(this.gone).hasSizeGreaterThan(ROUNDS / 10);
		assertThat(left()).as("nodes that are still held, with seed " + SEED).isZero();
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void memosThatAreReadAndDroppedAreCollected() {
		makeWhatLasts();
		GraphSize before = Scope.current().graphSize();
		for (int round = 0; round < ROUNDS; round++) {
			List<Memo<Integer>> memos = memos();
			int first = pick(memos).get();
			pick(this.signals).set(this.random.nextInt(10));
			this.sum[0] += first + pick(memos).get();
			this.gone.add(new WeakReference<>(pick(memos)));
		}
		assertThat(Scope.current().graphSize()).isEqualTo(before);
		assertThat(left()).as("memos that are still held, with seed " + SEED).isZero();
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void memosThatAreNeverReadAreCollected() {
		makeWhatLasts();
		for (int round = 0; round < ROUNDS; round++) {
			memos().forEach((memo) -> this.gone.add(new WeakReference<>(memo)));
		}
		assertThat(left()).as("memos that are still held, with seed " + SEED).isZero();
	}

	private void makeWhatLasts() {
		for (int i = 0; i < 8; i++) {
			this.signals.add(new Signal<>(i));
		}
		for (int i = 0; i < 4; i++) {
			Signal<Integer> a = pick(this.signals);
			Signal<Integer> b = pick(this.signals);
			this.lasting.add(new Memo<>(() -> a.get() + b.get()));
		}
		new Effect(() -> this.sum[0] += this.lasting.get(0).get());
	}

	private void build(Scope part, boolean sampled) {
		part.run(() -> {
			List<Memo<Integer>> memos = memos();
			for (int i = 0; i < 5; i++) {
				Memo<Integer> outer = pick(memos);
				Memo<Integer> inner = pick(memos);
				Effect effect = new Effect(() -> {
					if (outer.get() % 2 == 0) {
						new Effect(() -> this.sum[0] += inner.get());
					}
				});
				if (sampled) {
					this.gone.add(new WeakReference<>(effect));
					this.gone.add(new WeakReference<>(outer));
				}
			}
		});
	}

	/** Makes some that read what lasts and one another, as their values say. */
	private List<Memo<Integer>> memos() {
		List<Memo<Integer>> memos = new ArrayList<>(this.lasting);
		for (int i = 0; i < 12; i++) {
			Signal<Integer> first = pick(this.signals);
			Memo<Integer> even = pick(memos);
			Memo<Integer> odd = pick(memos);
			memos.add(new Memo<>(() -> (first.get() % 2 == 0) ? even.get() : odd.get() + 1));
		}
		return memos.subList(this.lasting.size(), memos.size());
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/** How many of those that are gone something still holds. */
	private long left() {
		// A plan may hold what it was made for until the edges change.
		new Effect(() -> this.signals.forEach(Signal::get)).dispose();
		long left = this.gone.size();
		for (int attempt = 0; attempt < 50 && left > 0; attempt++) {
			System.gc();
			left = this.gone.stream().filter((reference) -> reference.get() != null).count();
		}
		return left;
	}

}
