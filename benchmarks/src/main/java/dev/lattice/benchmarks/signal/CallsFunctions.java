package dev.lattice.benchmarks.signal;

import java.util.List;

/** What memos and effects do, reading plain fields. */
abstract class CallsFunctions implements Engine<CallSignal, CallMemo> {

	@Override
	public CallMemo plusSignal(CallSignal source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public CallMemo doubledSignal(CallSignal source) {
		return memo(() -> (Integer) source.get() * 2);
	}

	@Override
	public CallMemo negatedSignal(CallSignal source) {
		return memo(() -> -(Integer) source.get());
	}

	@Override
	public CallMemo addSignals(CallSignal left, CallSignal right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public CallMemo subtractSignals(CallSignal left, CallSignal right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public CallMemo equalsSignal(CallSignal source, int wanted) {
		return memo(() -> (Integer) source.get() == wanted);
	}

	@Override
	public CallMemo chosenSignal(CallSignal odd, CallSignal one, CallSignal other) {
		return memo(() -> ((Integer) odd.get() & 1) != 0 ? one.get() : other.get());
	}

	@Override
	public CallMemo repeatedSignal(CallSignal source, int times) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < times; i++) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public CallMemo arrayOfSignals(List<CallSignal> sources) {
		CallSignal[] all = signals(sources);
		return memo(() -> {
			int[] values = new int[all.length];
			for (int i = 0; i < all.length; i++) {
				values[i] = (Integer) all[i].get();
			}
			return values;
		});
	}

	@Override
	public CallMemo totalOfSignals(List<CallSignal> sources, Sink counter) {
		CallSignal[] all = signals(sources);
		return memo(() -> {
			counter.runs++;
			double sum = 0;
			for (CallSignal source : all) {
				sum += (Double) source.get();
			}
			return sum;
		});
	}

	@Override
	public CallMemo droppingOfSignals(List<CallSignal> sources, Sink counter) {
		CallSignal[] all = signals(sources);
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
	public CallMemo plus(CallMemo source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public CallMemo zero(CallMemo source) {
		return memo(() -> {
			source.get();
			return 0;
		});
	}

	@Override
	public CallMemo at(CallMemo array, int index) {
		return memo(() -> ((int[]) array.get())[index]);
	}

	@Override
	public CallMemo add(CallMemo left, CallMemo right) {
		return memo(() -> (Integer) left.get() + (Integer) right.get());
	}

	@Override
	public CallMemo subtract(CallMemo left, CallMemo right) {
		return memo(() -> (Integer) left.get() - (Integer) right.get());
	}

	@Override
	public CallMemo sum(List<CallMemo> sources) {
		CallMemo[] all = memos(sources);
		return memo(() -> {
			int sum = 0;
			for (CallMemo source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public CallMemo sumWith(CallSignal first, List<CallMemo> sources) {
		CallMemo[] all = memos(sources);
		return memo(() -> {
			int sum = (Integer) first.get();
			for (CallMemo source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public CallMemo mixed(int kind, CallMemo left, CallMemo right) {
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
	public CallMemo unstable(CallSignal head, CallMemo odd, CallMemo even) {
		return memo(() -> {
			int sum = 0;
			for (int i = 0; i < 20; i++) {
				sum += (Integer) (((Integer) head.get() % 2 != 0) ? odd.get() : even.get());
			}
			return sum;
		});
	}

	@Override
	public CallMemo total(List<CallMemo> sources, Sink counter) {
		CallMemo[] all = memos(sources);
		return memo(() -> {
			counter.runs++;
			double sum = 0;
			for (CallMemo source : all) {
				sum += (Double) source.get();
			}
			return sum;
		});
	}

	@Override
	public CallMemo dropping(List<CallMemo> sources, Sink counter) {
		CallMemo[] all = memos(sources);
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
	public CallMemo molParity(CallSignal a, CallSignal b) {
		return memo(() -> (Integer) a.get() % 2 + (Integer) b.get() % 2);
	}

	@Override
	public CallMemo molOffsets(CallSignal a, CallSignal b) {
		return memo(() -> {
			int[] offsets = new int[5];
			for (int i = 0; i < offsets.length; i++) {
				offsets[i] = i + (Integer) a.get() % 2 - (Integer) b.get() % 2;
			}
			return offsets;
		});
	}

	@Override
	public CallMemo molLeft(CallMemo parity, CallSignal a, CallMemo offsets) {
		return memo(() -> Work.hard((Integer) parity.get() + (Integer) a.get() + ((int[]) offsets.get())[0]));
	}

	@Override
	public CallMemo molRight(CallMemo offsets, CallSignal b) {
		return memo(() -> {
			int offset = ((int[]) offsets.get())[2];
			return Work.hard((offset != 0) ? offset : (Integer) b.get());
		});
	}

	@Override
	public CallMemo molJoin(CallMemo parity, CallMemo left, CallMemo offsets, CallMemo right) {
		return memo(() -> {
			int first = (Integer) parity.get();
			int second = (first != 0) ? first : (Integer) left.get() % 2;
			return first + second + ((int[]) offsets.get())[4] + (Integer) right.get();
		});
	}

	@Override
	public void watchSignal(CallSignal source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchTwo(CallSignal first, CallSignal second, Sink sink) {
		effect(() -> sink.add((Integer) first.get() + (Integer) second.get()));
	}

	@Override
	public void watchFour(CallSignal first, CallSignal second, CallSignal third, CallSignal fourth, Sink sink) {
		effect(() -> sink
			.add((Integer) first.get() + (Integer) second.get() + (Integer) third.get() + (Integer) fourth.get()));
	}

	@Override
	public void watchSignals(List<CallSignal> sources, Sink sink) {
		CallSignal[] all = signals(sources);
		effect(() -> {
			int sum = 0;
			for (CallSignal source : all) {
				sum += (Integer) source.get();
			}
			sink.add(sum);
		});
	}

	@Override
	public void watch(CallMemo source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watchHard(CallMemo source, Sink sink) {
		effect(() -> sink.add(Work.hard((Integer) source.get())));
	}

	@Override
	public void watchTrue(CallMemo source, Sink sink) {
		effect(() -> sink.add((Boolean) source.get() ? 1 : 0));
	}

	@Override
	public void watchAll(List<CallMemo> sources) {
		CallMemo[] all = memos(sources);
		effect(() -> {
			for (CallMemo source : all) {
				source.get();
			}
		});
	}

	private static CallSignal[] signals(List<CallSignal> signals) {
		return signals.toArray(new CallSignal[0]);
	}

	private static CallMemo[] memos(List<CallMemo> memos) {
		return memos.toArray(new CallMemo[0]);
	}

}
