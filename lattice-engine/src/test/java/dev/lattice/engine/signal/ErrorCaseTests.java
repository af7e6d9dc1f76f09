package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What is thrown, to whom, and what is left afterwards. */
class ErrorCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("X01")
	void aMemoThatFailsFirstRecovers() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = failingAt(0, a, "initial");
		assertThatThrownBy(b::get).hasMessage("initial");

		a.set(1);

		assertThat(b.get()).isEqualTo(1);
	}

	@ConformanceCase("X04")
	void anErrorIsKeptLikeAnException() {
		Error thrown = new AssertionError("planned");
		Memo<Integer> c = this.runs.memo("c", () -> {
			throw thrown;
		});

		assertThat(catchThrowable(c::get)).isSameAs(thrown);
		assertThat(catchThrowable(c::get)).isSameAs(thrown);

		assertThat(this.runs.of("c")).isEqualTo(1);
	}

	@ConformanceCase("X05")
	void aFailureIsAChangeAndSoIsTheRecovery() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = failingAt(1, a, "planned");
		List<String> seen = new ArrayList<>();
		new Effect(() -> {
			try {
				seen.add("" + b.get());
			}
			catch (IllegalArgumentException ex) {
				seen.add(ex.getMessage());
			}
		});

		a.set(1);
		assertThat(seen).containsExactly("0", "planned");

		a.set(2);
		assertThat(seen).containsExactly("0", "planned", "2");
	}

	@ConformanceCase("X08")
	void nothingIsLeftOverAfterAFailure() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = this.runs.memo("b", () -> {
			if (a.get() == 1) {
				throw new IllegalArgumentException("planned");
			}
			return 2 * a.get();
		});
		assertThat(b.get()).isZero();

		a.set(1);
		assertThatThrownBy(b::get).hasMessage("planned");

		a.set(2);
		assertThat(b.get()).isEqualTo(4);

		a.set(3);
		assertThat(b.get()).isEqualTo(6);
		assertThat(this.runs.of("b")).isEqualTo(4);
	}

	@ConformanceCase("X09")
	void anEffectThatFailsOnALaterRunWasCleanedUpOnceAndStays() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("e", () -> {
			int value = a.get();
			if (value == 1) {
				throw new IllegalArgumentException("planned");
			}
			Scope.onDispose(() -> this.runs.note("cleanup of " + value));
		});

		assertThatThrownBy(() -> a.set(1)).hasMessage("planned");
		assertThat(this.runs.inOrder()).containsExactly("e", "cleanup of 0", "e");

		a.set(2);
		assertThat(this.runs.inOrder()).containsExactly("e", "cleanup of 0", "e", "e");
	}

	@ConformanceCase("X10")
	void aCleanupThatFailsIsReportedOnceAndStopsNobodyElse() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("bad", () -> {
			a.get();
			Scope.onDispose(() -> {
				if (a.peek() == 1) {
					throw new IllegalArgumentException("planned");
				}
			});
		});
		this.runs.effect("good", a::get);
		this.runs.forget();

		assertThatThrownBy(() -> a.set(1)).hasMessage("planned").hasNoSuppressedExceptions();

		assertThat(this.runs.of("good")).isEqualTo(1);
		assertThat(this.runs.of("bad")).isLessThanOrEqualTo(1);

		a.set(2);

		assertThat(this.runs.of("good")).isEqualTo(2);
		assertThat(this.runs.of("bad")).isLessThanOrEqualTo(2);
	}

	@ConformanceCase("X12")
	void effectsBehindAFailureRunInTheSameFlush() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> unrelated = new Signal<>(0);
		this.runs.effect("first", a::get);
		new Effect(() -> {
			if (a.get() == 1) {
				throw new IllegalArgumentException("planned");
			}
		});
		this.runs.effect("third", a::get);
		new Effect(unrelated::get);
		this.runs.forget();

		assertThatThrownBy(() -> a.set(1)).hasMessage("planned");
		assertThat(this.runs.inOrder()).containsExactly("first", "third");

		unrelated.set(1);
		assertThat(this.runs.inOrder()).containsExactly("first", "third");
	}

	@ConformanceCase("X14")
	void anExceptionInsideAWrappedActionRestoresTheContext() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> hidden = new Signal<>(0);
		Scope child = Scope.current().child();
		List<Runnable> wrapped = List.of(() -> Scope.untracked(() -> fail(hidden.get())),
				() -> child.run(() -> fail(hidden.get())), () -> child.own(() -> fail(0)),
				() -> Scope.batch(() -> fail(0)), () -> Scope.batch(() -> Scope.batch(() -> fail(0))));
		Runnable all = () -> {
			Scope owner = Scope.current();
			for (Runnable each : wrapped) {
				assertThatThrownBy(each::run).hasMessage("planned");
				assertThat(Scope.current()).isSameAs(owner);
			}
		};
		all.run();
		this.runs.effect("e", () -> {
			all.run();
			a.get();
		});
		this.runs.forget();

		a.set(1);
		assertThat(this.runs.of("e")).as("the effect was the observer again, and no batch is open").isEqualTo(1);

		hidden.set(1);
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	private static int fail(int ignored) {
		throw new IllegalArgumentException("planned");
	}

	private static Memo<Integer> failingAt(int value, Signal<Integer> source, String message) {
		return new Memo<>(() -> {
			if (source.get() == value) {
				throw new IllegalArgumentException(message);
			}
			return source.get();
		});
	}

}
