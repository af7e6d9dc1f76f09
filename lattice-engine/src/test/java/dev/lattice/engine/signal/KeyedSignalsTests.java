package dev.lattice.engine.signal;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Who depends on which key. */
@ExtendWith(TurnOfItsOwn.class)
class KeyedSignalsTests {

	private final Runs runs = new Runs();

	private final Map<String, Integer> values = new HashMap<>();

	private @Nullable Integer read(KeyedSignals<String, @Nullable Integer> signals, String key) {
		Integer value = this.values.get(key);
		signals.read(key, value);
		return value;
	}

	private void put(KeyedSignals<String, @Nullable Integer> signals, String key, int value) {
		this.values.put(key, value);
		signals.set(key, value);
	}

	@Test
	void aChangeRunsWhoReadThatKey() {
		KeyedSignals<String, @Nullable Integer> signals = new KeyedSignals<>();
		this.runs.effect("a", () -> read(signals, "a"));
		this.runs.effect("b", () -> read(signals, "b"));
		this.runs.forget();

		put(signals, "a", 1);
		put(signals, "a", 1);
		put(signals, "c", 1);

		assertThat(this.runs.inOrder()).containsExactly("a");
	}

	@Test
	void aChangeOfMoreRunsWhoReadOneThatDiffers() {
		KeyedSignals<String, @Nullable Integer> signals = new KeyedSignals<>();
		this.values.putAll(Map.of("a", 1, "b", 2));
		this.runs.effect("a", () -> read(signals, "a"));
		this.runs.effect("b", () -> read(signals, "b"));
		this.runs.forget();

		this.values.putAll(Map.of("a", 1, "b", 3));
		signals.setEach(this.values::get);

		assertThat(this.runs.inOrder()).containsExactly("b");
	}

	@Test
	void aChangeReachesAMemoThatNobodyObserves() {
		KeyedSignals<String, @Nullable Integer> signals = new KeyedSignals<>();
		Memo<@Nullable Integer> memo = this.runs.memo("memo", () -> read(signals, "a"));
		assertThat(memo.get()).isNull();
		assertThat(memo.get()).isNull();
		put(signals, "a", 1);
		assertThat(memo.get()).isEqualTo(1);
		assertThat(this.runs.of("memo")).isEqualTo(2);
		assertThat(signals.size()).isZero();
	}

	@Test
	void aKeyHasASignalWhileItIsObserved() {
		KeyedSignals<String, @Nullable Integer> signals = new KeyedSignals<>();
		Signal<String> key = new Signal<>("a");
		Effect effect = new Effect(() -> new Effect(() -> read(signals, key.get())));
		assertThat(signals.size()).isEqualTo(1);
		key.set("b");
		assertThat(signals.size()).isEqualTo(1);
		effect.dispose();
		assertThat(signals.size()).isZero();
	}

	@Test
	void aKeyThatIsObservedAgainAtOnceKeepsItsSignal() {
		KeyedSignals<String, @Nullable Integer> signals = new KeyedSignals<>();
		Signal<Integer> outer = new Signal<>(0);
		new Effect(() -> {
			outer.get();
			this.runs.effect("inner", () -> read(signals, "a"));
		});
		outer.set(1);
		this.runs.forget();

		put(signals, "a", 1);

		assertThat(this.runs.inOrder()).containsExactly("inner");
	}

	@Test
	void aKeyThatIsForgottenWhileAMemoIsFoundCurrentIsReadAgain() {
		KeyedSignals<String, @Nullable Integer> signals = new KeyedSignals<>();
		Signal<Boolean> stop = new Signal<>(false);
		Effect[] last = new Effect[1];
		Memo<Integer> stopping = new Memo<>(() -> {
			if (stop.get()) {
				last[0].dispose();
			}
			return 0;
		});
		Memo<String> memo = new Memo<>(() -> read(signals, "a") + " " + stopping.get());
		last[0] = new Effect(() -> read(signals, "a"));
		new Effect(memo::get).dispose();

		stop.set(true);
		assertThat(memo.get()).isEqualTo("null 0");
		this.runs.effect("reader", memo::get);
		put(signals, "a", 1);

		assertThat(memo.get()).isEqualTo("1 0");
		assertThat(this.runs.of("reader")).isEqualTo(2);
	}

	@Test
	void aChangeInsideAMemoIsRefused() {
		KeyedSignals<String, @Nullable Integer> signals = new KeyedSignals<>();
		new Effect(() -> read(signals, "a"));
		Memo<Integer> memo = new Memo<>(() -> {
			put(signals, "a", 1);
			return 0;
		}).named("total");
		assertThatIllegalStateException().isThrownBy(memo::get).withMessageContaining("'total'");
	}

}
