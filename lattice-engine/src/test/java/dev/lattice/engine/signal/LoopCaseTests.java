package dev.lattice.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Effects that do not come to rest, or only after a while. */
class LoopCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("Y03")
	void twoEffectsThatTriggerEachOtherSettleOrAreStopped() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);

		Throwable stopped = catchThrowable(() -> {
			this.runs.effect("e1", () -> {
				if (a.get() < 100) {
					b.set(a.get());
				}
			});
			this.runs.effect("e2", () -> {
				if (b.get() < 100) {
					a.set(b.get() + 1);
				}
			});
		});

		if (stopped == null) {
			assertThat(a.get()).isEqualTo(100);
		}
		else {
			assertThat(stopped).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("without coming to rest");
		}
		assertThat(this.runs.of("e1") + this.runs.of("e2")).isLessThanOrEqualTo(300);
	}

	@ConformanceCase("Y06")
	void effectsOutsideALoopSurviveIt() {
		Signal<Boolean> on = new Signal<>(false);
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("before", on::get);
		new Effect(() -> {
			if (on.get()) {
				a.set(a.get() + 1);
			}
		});
		this.runs.effect("after", on::get);
		this.runs.forget();

		assertThatIllegalStateException().isThrownBy(() -> on.set(true));

		assertThat(this.runs.inOrder()).containsExactly("before", "after");
		this.runs.forget();

		on.set(false);

		assertThat(this.runs.inOrder()).containsExactly("before", "after");
	}

	@ConformanceCase("Y07")
	void theMessageNamesTheEffectsOfTheLoop() {
		Signal<Boolean> on = new Signal<>(false);
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		new Effect(() -> {
			if (on.get()) {
				b.set(a.get() + 1);
			}
		}).named("ping");
		new Effect(() -> {
			if (on.get()) {
				a.set(b.get() + 1);
			}
		}).named("pong");
		new Effect(on::get).named("bystander");

		assertThatIllegalStateException().isThrownBy(() -> on.set(true))
			.withMessageContaining("effect 'ping'")
			.withMessageContaining("effect 'pong'")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("bystander"));
	}

}
