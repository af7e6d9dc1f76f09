package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Long chains on a stack of 512 KiB. */
class GraphDepthTests {

	private static final int SMALL_STACK = 512 << 10;

	private final List<Integer> seen = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(ints = { 5_000, 100_000 })
	void aChainIsReadForTheFirstTimeByNobody(int length) {
		assertThat(thrownOnASmallStack(() -> this.seen.add(chain(new Signal<>(0), length).get()))).isNull();
		assertThat(this.seen).containsExactly(length);
	}

	@ParameterizedTest
	@ValueSource(ints = { 5_000, 100_000 })
	void aChainIsReadForTheFirstTimeAndUpdatedByAnEffect(int length) {
		assertThat(thrownOnASmallStack(() -> {
			Signal<Integer> source = new Signal<>(0);
			Memo<Integer> end = chain(source, length);
			Effect effect = new Effect(() -> this.seen.add(end.get()));
			source.set(1);
			Scope.batch(() -> source.set(2));
			effect.dispose();
			assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
		})).isNull();
		assertThat(this.seen).containsExactly(length, length + 1, length + 2);
	}

	@Test
	void aMemoThatMakesAndReadsOthersWithoutEndIsRefused() {
		assertThat(thrownOnASmallStack(() -> endless().get())).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("does it make what it reads?");
		assertThat(thrownOnASmallStack(() -> new Effect(() -> endless().get())))
			.isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("does it make what it reads?");
	}

	private static Memo<Integer> endless() {
		return new Memo<>(() -> endless().get());
	}

	private static Memo<Integer> chain(Signal<Integer> source, int length) {
		Memo<Integer> last = new Memo<>(() -> source.get() + 1);
		for (int i = 1; i < length; i++) {
			Memo<Integer> before = last;
			last = new Memo<>(() -> before.get() + 1);
		}
		return last;
	}

	private static @Nullable Throwable thrownOnASmallStack(Runnable test) {
		Throwable[] thrown = { null };
		Scope root = Scope.root((action) -> {
		});
		Thread thread = new Thread(null, () -> root.run(test), "small", SMALL_STACK);
		thread.setUncaughtExceptionHandler((failed, ex) -> thrown[0] = ex);
		thread.start();
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
		return thrown[0];
	}

}
