package dev.lattice.benchmarks.signal;

import java.util.List;

import dev.lattice.benchmarks.signal.alien.AlienMemo;
import dev.lattice.benchmarks.signal.alien.AlienSignal;

/** What memos and effects do, reading from the peer. */
abstract class AlienFunctions implements Engine<AlienSignal<Object>, AlienMemo<Object>> {

	@Override
	public AlienMemo<Object> plusSignal(AlienSignal<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public AlienMemo<Object> doubledSignal(AlienSignal<Object> source) {
		return memo(() -> (Integer) source.get() * 2);
	}

	@Override
	public AlienMemo<Object> negatedSignal(AlienSignal<Object> source) {
		return memo(() -> -(Integer) source.get());
	}

	@Override
	public AlienMemo<Object> addSignals(AlienSignal<Object> left, AlienSignal<Object> right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public AlienMemo<Object> subtractSignals(AlienSignal<Object> left, AlienSignal<Object> right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public AlienMemo<Object> equalsSignal(AlienSignal<Object> source, int wanted) {
		return memo(() -> (Integer) source.get() == wanted);
	}

	@Override
	public AlienMemo<Object> chosenSignal(AlienSignal<Object> odd, AlienSignal<Object> one, AlienSignal<Object> other) {
		return memo(() -> ((Integer) odd.get() & 1) != 0 ? one.get() : other.get());
	}

	@Override
	public AlienMemo<Object> repeatedSignal(AlienSignal<Object> source, int times) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < times; i++) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public AlienMemo<Object> arrayOfSignals(List<AlienSignal<Object>> sources) {
		AlienSignal<Object>[] all = signals(sources);
		return memo(() -> {
			int[] values = new int[all.length];
			for (int i = 0; i < all.length; i++) {
				values[i] = (Integer) all[i].get();
			}
			return values;
		});
	}

	@Override
	public AlienMemo<Object> totalOfSignals(List<AlienSignal<Object>> sources, Sink counter) {
		AlienSignal<Object>[] all = signals(sources);
		return memo(() -> {
			counter.runs++;
			double sum = 0;
			for (AlienSignal<Object> source : all) {
				sum += (Double) source.get();
			}
			return sum;
		});
	}

	@Override
	public AlienMemo<Object> droppingOfSignals(List<AlienSignal<Object>> sources, Sink counter) {
		AlienSignal<Object>[] all = signals(sources);
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
	public AlienMemo<Object> plus(AlienMemo<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public AlienMemo<Object> zero(AlienMemo<Object> source) {
		return memo(() -> {
			source.get();
			return 0;
		});
	}

	@Override
	public AlienMemo<Object> at(AlienMemo<Object> array, int index) {
		return memo(() -> ((int[]) array.get())[index]);
	}

	@Override
	public AlienMemo<Object> add(AlienMemo<Object> left, AlienMemo<Object> right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public AlienMemo<Object> subtract(AlienMemo<Object> left, AlienMemo<Object> right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public AlienMemo<Object> sum(List<AlienMemo<Object>> sources) {
		AlienMemo<Object>[] all = memos(sources);
		return memo(() -> {
			int sum = 0;
			for (AlienMemo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public AlienMemo<Object> sumWith(AlienSignal<Object> first, List<AlienMemo<Object>> sources) {
		AlienMemo<Object>[] all = memos(sources);
		return memo(() -> {
			int sum = (Integer) first.get();
			for (AlienMemo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public AlienMemo<Object> mixed(int kind, AlienMemo<Object> left, AlienMemo<Object> right) {
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
	public AlienMemo<Object> unstable(AlienSignal<Object> head, AlienMemo<Object> odd, AlienMemo<Object> even) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < 20; i++) {
				sum += (Integer) (((Integer) head.get() % 2 != 0) ? odd.get() : even.get());
			}
			return sum;
		});
	}

	@Override
	public AlienMemo<Object> total(List<AlienMemo<Object>> sources, Sink counter) {
		AlienMemo<Object>[] all = memos(sources);
		return memo(() -> {
			counter.runs++;
			double sum = 0;
			for (AlienMemo<Object> source : all) {
				sum += (Double) source.get();
			}
			return sum;
		});
	}

	@Override
	public AlienMemo<Object> dropping(List<AlienMemo<Object>> sources, Sink counter) {
		AlienMemo<Object>[] all = memos(sources);
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
	public AlienMemo<Object> molParity(AlienSignal<Object> a, AlienSignal<Object> b) {
		return memo(() -> (Integer) a.get() % 2 + (Integer) b.get() % 2);
	}

	@Override
	public AlienMemo<Object> molOffsets(AlienSignal<Object> a, AlienSignal<Object> b) {
		return memo(() -> {
			int[] offsets = new int[5];
			for (int i = 0; i < offsets.length; i++) {
				offsets[i] = i + (Integer) a.get() % 2 - (Integer) b.get() % 2;
			}
			return offsets;
		});
	}

	@Override
	public AlienMemo<Object> molLeft(AlienMemo<Object> parity, AlienSignal<Object> a, AlienMemo<Object> offsets) {
		return memo(() -> Work.hard((Integer) parity.get() + (Integer) a.get() + ((int[]) offsets.get())[0]));
	}

	@Override
	public AlienMemo<Object> molRight(AlienMemo<Object> offsets, AlienSignal<Object> b) {
		return memo(() -> {
			int offset = ((int[]) offsets.get())[2];
			return Work.hard((offset != 0) ? offset : (Integer) b.get());
		});
	}

	@Override
	public AlienMemo<Object> molJoin(AlienMemo<Object> parity, AlienMemo<Object> left, AlienMemo<Object> offsets,
			AlienMemo<Object> right) {
		return memo(() -> {
			int first = (Integer) parity.get();
			int second = (first != 0) ? first : (Integer) left.get() % 2;
			return first + second + ((int[]) offsets.get())[4] + (Integer) right.get();
		});
	}

	@Override
	public void watchSignal(AlienSignal<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchTwo(AlienSignal<Object> first, AlienSignal<Object> second, Sink sink) {
		effect(() -> sink.add((Integer) first.get() + (Integer) second.get()));
	}

	@Override
	public void watchFour(AlienSignal<Object> first, AlienSignal<Object> second, AlienSignal<Object> third,
			AlienSignal<Object> fourth, Sink sink) {
		effect(() -> sink
			.add((Integer) first.get() + (Integer) second.get() + (Integer) third.get() + (Integer) fourth.get()));
	}

	@Override
	public void watchSignals(List<AlienSignal<Object>> sources, Sink sink) {
		AlienSignal<Object>[] all = signals(sources);
		effect(() -> {
			int sum = 0;
			for (AlienSignal<Object> source : all) {
				sum += (Integer) source.get();
			}
			sink.add(sum);
		});
	}

	@Override
	public void watch(AlienMemo<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchHard(AlienMemo<Object> source, Sink sink) {
		effect(() -> sink.add(Work.hard((Integer) source.get())));
	}

	@Override
	public void watchTrue(AlienMemo<Object> source, Sink sink) {
		effect(() -> sink.add((Boolean) source.get() ? 1 : 0));
	}

	@Override
	public void watchAll(List<AlienMemo<Object>> sources) {
		AlienMemo<Object>[] all = memos(sources);
		effect(() -> {
			for (AlienMemo<Object> source : all) {
				source.get();
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static AlienSignal<Object>[] signals(List<AlienSignal<Object>> signals) {
		return signals.toArray(new AlienSignal[0]);
	}

	@SuppressWarnings("unchecked")
	private static AlienMemo<Object>[] memos(List<AlienMemo<Object>> memos) {
		return memos.toArray(new AlienMemo[0]);
	}

}
