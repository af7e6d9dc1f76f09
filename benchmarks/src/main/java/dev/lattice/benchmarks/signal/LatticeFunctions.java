package dev.lattice.benchmarks.signal;

import java.util.List;

import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;

/** What memos and effects do, reading as an application of Lattice would. */
abstract class LatticeFunctions implements Engine<Signal<Object>, Memo<Object>> {

	@Override
	public Memo<Object> plusSignal(Signal<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public Memo<Object> doubledSignal(Signal<Object> source) {
		return memo(() -> (Integer) source.get() * 2);
	}

	@Override
	public Memo<Object> negatedSignal(Signal<Object> source) {
		return memo(() -> -(Integer) source.get());
	}

	@Override
	public Memo<Object> addSignals(Signal<Object> left, Signal<Object> right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public Memo<Object> subtractSignals(Signal<Object> left, Signal<Object> right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public Memo<Object> equalsSignal(Signal<Object> source, int wanted) {
		return memo(() -> (Integer) source.get() == wanted);
	}

	@Override
	public Memo<Object> chosenSignal(Signal<Object> odd, Signal<Object> one, Signal<Object> other) {
		return memo(() -> ((Integer) odd.get() & 1) != 0 ? one.get() : other.get());
	}

	@Override
	public Memo<Object> repeatedSignal(Signal<Object> source, int times) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < times; i++) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public Memo<Object> arrayOfSignals(List<Signal<Object>> sources) {
		Signal<Object>[] all = signals(sources);
		return memo(() -> {
			int[] values = new int[all.length];
			for (int i = 0; i < all.length; i++) {
				values[i] = (Integer) all[i].get();
			}
			return values;
		});
	}

	@Override
	public Memo<Object> totalOfSignals(List<Signal<Object>> sources, Sink counter) {
		Signal<Object>[] all = signals(sources);
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
	public Memo<Object> droppingOfSignals(List<Signal<Object>> sources, Sink counter) {
		Signal<Object>[] all = signals(sources);
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
	public Memo<Object> plus(Memo<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public Memo<Object> zero(Memo<Object> source) {
		return memo(() -> {
			source.get();
			return 0;
		});
	}

	@Override
	public Memo<Object> at(Memo<Object> array, int index) {
		return memo(() -> ((int[]) array.get())[index]);
	}

	@Override
	public Memo<Object> add(Memo<Object> left, Memo<Object> right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public Memo<Object> subtract(Memo<Object> left, Memo<Object> right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public Memo<Object> sum(List<Memo<Object>> sources) {
		Memo<Object>[] all = memos(sources);
		return memo(() -> {
			int sum = 0;
			for (Memo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public Memo<Object> sumWith(Signal<Object> first, List<Memo<Object>> sources) {
		Memo<Object>[] all = memos(sources);
		return memo(() -> {
			int sum = (Integer) first.get();
			for (Memo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public Memo<Object> mixed(int kind, Memo<Object> left, Memo<Object> right) {
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
	public Memo<Object> unstable(Signal<Object> head, Memo<Object> odd, Memo<Object> even) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < 20; i++) {
				sum += (Integer) (((Integer) head.get() % 2 != 0) ? odd.get() : even.get());
			}
			return sum;
		});
	}

	@Override
	public Memo<Object> total(List<Memo<Object>> sources, Sink counter) {
		Memo<Object>[] all = memos(sources);
		return memo(() -> {
			counter.runs++;
			double sum = 0;
			for (Memo<Object> source : all) {
				sum += (Double) source.get();
			}
			return sum;
		});
	}

	@Override
	public Memo<Object> dropping(List<Memo<Object>> sources, Sink counter) {
		Memo<Object>[] all = memos(sources);
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
	public Memo<Object> molParity(Signal<Object> a, Signal<Object> b) {
		return memo(() -> (Integer) a.get() % 2 + (Integer) b.get() % 2);
	}

	@Override
	public Memo<Object> molOffsets(Signal<Object> a, Signal<Object> b) {
		return memo(() -> {
			int[] offsets = new int[5];
			for (int i = 0; i < offsets.length; i++) {
				offsets[i] = i + (Integer) a.get() % 2 - (Integer) b.get() % 2;
			}
			return offsets;
		});
	}

	@Override
	public Memo<Object> molLeft(Memo<Object> parity, Signal<Object> a, Memo<Object> offsets) {
		return memo(() -> Work.hard((Integer) parity.get() + (Integer) a.get() + ((int[]) offsets.get())[0]));
	}

	@Override
	public Memo<Object> molRight(Memo<Object> offsets, Signal<Object> b) {
		return memo(() -> {
			int offset = ((int[]) offsets.get())[2];
			return Work.hard((offset != 0) ? offset : (Integer) b.get());
		});
	}

	@Override
	public Memo<Object> molJoin(Memo<Object> parity, Memo<Object> left, Memo<Object> offsets, Memo<Object> right) {
		return memo(() -> {
			int first = (Integer) parity.get();
			int second = (first != 0) ? first : (Integer) left.get() % 2;
			return first + second + ((int[]) offsets.get())[4] + (Integer) right.get();
		});
	}

	@Override
	public void watchSignal(Signal<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchTwo(Signal<Object> first, Signal<Object> second, Sink sink) {
		effect(() -> sink.add((Integer) first.get() + (Integer) second.get()));
	}

	@Override
	public void watchFour(Signal<Object> first, Signal<Object> second, Signal<Object> third, Signal<Object> fourth,
			Sink sink) {
		effect(() -> sink
			.add((Integer) first.get() + (Integer) second.get() + (Integer) third.get() + (Integer) fourth.get()));
	}

	@Override
	public void watchSignals(List<Signal<Object>> sources, Sink sink) {
		Signal<Object>[] all = signals(sources);
		effect(() -> {
			int sum = 0;
			for (Signal<Object> source : all) {
				sum += (Integer) source.get();
			}
			sink.add(sum);
		});
	}

	@Override
	public void watch(Memo<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchHard(Memo<Object> source, Sink sink) {
		effect(() -> sink.add(Work.hard((Integer) source.get())));
	}

	@Override
	public void watchTrue(Memo<Object> source, Sink sink) {
		effect(() -> sink.add((Boolean) source.get() ? 1 : 0));
	}

	@Override
	public void watchAll(List<Memo<Object>> sources) {
		Memo<Object>[] all = memos(sources);
		effect(() -> {
			for (Memo<Object> source : all) {
				source.get();
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static Signal<Object>[] signals(List<Signal<Object>> signals) {
		return signals.toArray(new Signal[0]);
	}

	@SuppressWarnings("unchecked")
	private static Memo<Object>[] memos(List<Memo<Object>> memos) {
		return memos.toArray(new Memo[0]);
	}

}
