package dev.lattice.benchmarks.signal;

import java.util.List;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;

/** What memos and effects do, reading from Vaadin's signals. */
abstract class VaadinFunctions implements Engine<ValueSignal<Object>, Signal<Object>> {

	@Override
	public Signal<Object> plusSignal(ValueSignal<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public Signal<Object> doubledSignal(ValueSignal<Object> source) {
		return memo(() -> (Integer) source.get() * 2);
	}

	@Override
	public Signal<Object> negatedSignal(ValueSignal<Object> source) {
		return memo(() -> -(Integer) source.get());
	}

	@Override
	public Signal<Object> addSignals(ValueSignal<Object> left, ValueSignal<Object> right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public Signal<Object> subtractSignals(ValueSignal<Object> left, ValueSignal<Object> right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public Signal<Object> equalsSignal(ValueSignal<Object> source, int wanted) {
		return memo(() -> (Integer) source.get() == wanted);
	}

	@Override
	public Signal<Object> chosenSignal(ValueSignal<Object> odd, ValueSignal<Object> one, ValueSignal<Object> other) {
		return memo(() -> ((Integer) odd.get() & 1) != 0 ? one.get() : other.get());
	}

	@Override
	public Signal<Object> repeatedSignal(ValueSignal<Object> source, int times) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < times; i++) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> arrayOfSignals(List<ValueSignal<Object>> sources) {
		ValueSignal<Object>[] all = signals(sources);
		return memo(() -> {
			int[] values = new int[all.length];
			for (int i = 0; i < all.length; i++) {
				values[i] = (Integer) all[i].get();
			}
			return values;
		});
	}

	@Override
	public Signal<Object> totalOfSignals(List<ValueSignal<Object>> sources, Sink counter) {
		ValueSignal<Object>[] all = signals(sources);
		return memo(() -> {
			counter.runs++;
			double sum = 0;
			for (ValueSignal<Object> source : all) {
				sum += (Double) source.get();
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> droppingOfSignals(List<ValueSignal<Object>> sources, Sink counter) {
		ValueSignal<Object>[] all = signals(sources);
		return memo(() -> {
			counter.runs++;
			double sum = (Double) all[0].get();
			int dropped = Work.dropped(sum, all.length - 1);
			for (int i = 1; i < all.length; i++) {
				if (i - 1 != dropped) {
					sum += (Double) all[i].get();
				}
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> plus(Signal<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public Signal<Object> zero(Signal<Object> source) {
		return memo(() -> {
			source.get();
			return 0;
		});
	}

	@Override
	public Signal<Object> at(Signal<Object> array, int index) {
		return memo(() -> ((int[]) array.get())[index]);
	}

	@Override
	public Signal<Object> add(Signal<Object> left, Signal<Object> right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public Signal<Object> subtract(Signal<Object> left, Signal<Object> right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public Signal<Object> sum(List<Signal<Object>> sources) {
		Signal<Object>[] all = memos(sources);
		return memo(() -> {
			int sum = 0;
			for (Signal<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> sumWith(ValueSignal<Object> first, List<Signal<Object>> sources) {
		Signal<Object>[] all = memos(sources);
		return memo(() -> {
			int sum = (Integer) first.get();
			for (Signal<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> mixed(int kind, Signal<Object> left, Signal<Object> right) {
		return switch (kind) {
			case 0 -> memo(() -> (Integer) left.get() + 1);
			case 1 -> memo(() -> (Integer) left.get() + (Integer) right.get());
			case 2 -> memo(() -> (Integer) left.get() - 3 * (Integer) right.get());
			case 3 -> memo(() -> 3 * (Integer) left.get());
			case 4 -> memo(() -> (Integer) left.get() ^ 0x55);
			case 5 -> memo(() -> 5 - (Integer) left.get());
			case 6 -> memo(() -> ((Integer) left.get() & 0xFFFF) + (Integer) right.get());
			default -> memo(() -> (Integer) left.get() - 7);
		};
	}

	@Override
	public Signal<Object> unstable(ValueSignal<Object> head, Signal<Object> odd, Signal<Object> even) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < 20; i++) {
				sum += (Integer) (((Integer) head.get() % 2 != 0) ? odd.get() : even.get());
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> total(List<Signal<Object>> sources, Sink counter) {
		Signal<Object>[] all = memos(sources);
		return memo(() -> {
			counter.runs++;
			double sum = 0;
			for (Signal<Object> source : all) {
				sum += (Double) source.get();
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> dropping(List<Signal<Object>> sources, Sink counter) {
		Signal<Object>[] all = memos(sources);
		return memo(() -> {
			counter.runs++;
			double sum = (Double) all[0].get();
			int dropped = Work.dropped(sum, all.length - 1);
			for (int i = 1; i < all.length; i++) {
				if (i - 1 != dropped) {
					sum += (Double) all[i].get();
				}
			}
			return sum;
		});
	}

	@Override
	public Signal<Object> molParity(ValueSignal<Object> a, ValueSignal<Object> b) {
		return memo(() -> (Integer) a.get() % 2 + (Integer) b.get() % 2);
	}

	@Override
	public Signal<Object> molOffsets(ValueSignal<Object> a, ValueSignal<Object> b) {
		return memo(() -> {
			int[] offsets = new int[5];
			for (int i = 0; i < offsets.length; i++) {
				offsets[i] = i + (Integer) a.get() % 2 - (Integer) b.get() % 2;
			}
			return offsets;
		});
	}

	@Override
	public Signal<Object> molLeft(Signal<Object> parity, ValueSignal<Object> a, Signal<Object> offsets) {
		return memo(() -> Work.hard((Integer) parity.get() + (Integer) a.get() + ((int[]) offsets.get())[0]));
	}

	@Override
	public Signal<Object> molRight(Signal<Object> offsets, ValueSignal<Object> b) {
		return memo(() -> {
			int offset = ((int[]) offsets.get())[2];
			return Work.hard((offset != 0) ? offset : (Integer) b.get());
		});
	}

	@Override
	public Signal<Object> molJoin(Signal<Object> parity, Signal<Object> left, Signal<Object> offsets,
			Signal<Object> right) {
		return memo(() -> {
			int first = (Integer) parity.get();
			int second = (first != 0) ? first : (Integer) left.get() % 2;
			return first + second + ((int[]) offsets.get())[4] + (Integer) right.get();
		});
	}

	@Override
	public void watchSignal(ValueSignal<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchTwo(ValueSignal<Object> first, ValueSignal<Object> second, Sink sink) {
		effect(() -> sink.add((Integer) first.get() + (Integer) second.get()));
	}

	@Override
	public void watchFour(ValueSignal<Object> first, ValueSignal<Object> second, ValueSignal<Object> third,
			ValueSignal<Object> fourth, Sink sink) {
		effect(() -> sink
			.add((Integer) first.get() + (Integer) second.get() + (Integer) third.get() + (Integer) fourth.get()));
	}

	@Override
	public void watchSignals(List<ValueSignal<Object>> sources, Sink sink) {
		ValueSignal<Object>[] all = signals(sources);
		effect(() -> {
			int sum = 0;
			for (ValueSignal<Object> source : all) {
				sum += (Integer) source.get();
			}
			sink.add(sum);
		});
	}

	@Override
	public void watch(Signal<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchHard(Signal<Object> source, Sink sink) {
		effect(() -> sink.add(Work.hard((Integer) source.get())));
	}

	@Override
	public void watchTrue(Signal<Object> source, Sink sink) {
		effect(() -> sink.add((Boolean) source.get() ? 1 : 0));
	}

	@Override
	public void watchAll(List<Signal<Object>> sources) {
		Signal<Object>[] all = memos(sources);
		effect(() -> {
			for (Signal<Object> source : all) {
				source.get();
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static ValueSignal<Object>[] signals(List<ValueSignal<Object>> signals) {
		return signals.toArray(new ValueSignal[0]);
	}

	@SuppressWarnings("unchecked")
	private static Signal<Object>[] memos(List<Signal<Object>> memos) {
		return memos.toArray(new Signal[0]);
	}

}
