package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What memos compute, and when; sentences of {@code docs/spec/signals.md}. */
class MemoTests {

	private final Scope root = Scope.root((action) -> {
	});

	private final List<String> log = new ArrayList<>();

	private void run(Runnable test) {
		this.root.run(test);
	}

	@Test
	void computeOnceForADiamond() {
		run(() -> {
			Signal<Integer> a = new Signal<>(1);
			Memo<Integer> b = new Memo<>(a);
			Memo<Integer> c = new Memo<>(a);
			Memo<Integer> d = new Memo<>(() -> {
				this.log.add("d");
				return b.get() + c.get();
			});
			assertThat(d.get()).isEqualTo(2);
			a.set(2);
			assertThat(d.get()).isEqualTo(4);
		});
		assertThat(this.log).hasSize(2);
	}

	@Test
	void stopWhereTheValueIsTheSame() {
		run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Boolean> positive = new Memo<>(() -> a.get() > 0);
			new Effect(() -> this.log.add("" + positive.get()));
			a.set(1);
			a.set(2);
			a.set(3);
		});
		assertThat(this.log).containsExactly("false", "true");
	}

	@Test
	void forgetSourcesThatTheyNoLongerRead() {
		run(() -> {
			Signal<Boolean> useA = new Signal<>(true);
			Signal<Integer> a = new Signal<>(1);
			Memo<Integer> chosen = new Memo<>(() -> {
				this.log.add("run");
				return useA.get() ? a.get() : 0;
			});
			chosen.get();
			useA.set(false);
			chosen.get();
			a.set(9);
			assertThat(chosen.get()).isZero();
		});
		assertThat(this.log).hasSize(2);
	}

	@Test
	void keepAFailureUntilASourceChanges() {
		run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> inverse = new Memo<>(() -> {
				this.log.add("run");
				return 10 / a.get();
			});
			assertThatThrownBy(inverse::get).isInstanceOf(ArithmeticException.class);
			assertThatThrownBy(inverse::get).isInstanceOf(ArithmeticException.class);
			a.set(5);
			assertThat(inverse.get()).isEqualTo(2);
		});
		assertThat(this.log).hasSize(2);
	}

	@Test
	void namesOfACircleAreReported() {
		run(() -> {
			List<Memo<Integer>> circle = new ArrayList<>();
			circle.add(new Memo<>(() -> circle.get(1).get()).named("x"));
			circle.add(new Memo<>(() -> circle.get(0).get()).named("y"));
			assertThatIllegalStateException().isThrownBy(() -> circle.getFirst().get())
				.withMessageContaining("memo 'x' -> memo 'y' -> memo 'x'");
		});
	}

	@Test
	void aCircleThatClosesLaterIsReportedToo() {
		run(() -> {
			Signal<Boolean> closed = new Signal<>(false);
			List<Memo<Integer>> circle = new ArrayList<>();
			circle.add(new Memo<>(() -> circle.get(1).get()).named("b"));
			circle.add(new Memo<>(() -> closed.get() ? circle.get(0).get() + 1 : 1).named("c"));
			assertThat(circle.get(0).get()).isEqualTo(1);
			closed.set(true);
			assertThatIllegalStateException().isThrownBy(() -> circle.get(0).get())
				.withMessageContaining("depends on itself");
			closed.set(false);
			assertThat(circle.get(0).get()).isEqualTo(1);
		});
	}

	@Test
	void thatEndBeforeTheyWereReadStillGiveTheirValue() {
		Scope child = this.root.child();
		Memo<Integer> memo = child.call(() -> new Memo<>(() -> 7));
		child.dispose();
		assertThat(this.root.call(memo::get)).isEqualTo(7);
	}

	@Test
	void readNothingUntilTheyAreRead() {
		run(() -> new Memo<>(() -> this.log.add("run")));
		assertThat(this.log).isEmpty();
	}

	@Test
	void stayReadableWhenTheirScopeIsOver() {
		Scope child = this.root.child();
		Memo<Integer> memo = child.call(() -> new Memo<>(() -> 7));
		run(memo::get);

		child.dispose();

		assertThat(this.root.call(memo::get)).isEqualTo(7);
	}

}
