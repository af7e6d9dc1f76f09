package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.lattice.engine.component.Async;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Timer;
import dev.lattice.engine.durable.Codecs;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;
import dev.lattice.testpage.RandomPage;
import dev.lattice.testpage.RandomPage.State;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.fragment;
import static dev.lattice.engine.html.Html.id;
import static dev.lattice.engine.html.Html.input;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.onInput;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.section;

/**
 * A random page that keeps a list of everything it was told, changes with it, loads
 * beside the turns and does things later.
 */
final class SimPage extends Component {

	private static final int MOST_TICKS = 8;

	private static final int LINES = 5;

	/** What such a page shows, as plain values. */
	record Shown(State state, List<String> told, int asked, int ticks, int rung) {

		static Shown first(State state) {
			return new Shown(state, List.of(), 0, 0, 0);
		}

	}

	final RandomPage page;

	private final Signal<List<String>> told;

	private final Signal<Integer> asked;

	private final Signal<Integer> ticks;

	private final Signal<Integer> rung;

	private final Memo<Async<String>> loaded;

	/** Lives in the address. */
	private final Signal<String> visit = queryParameter("v", "");

	/**
	 * Makes a page.
	 * @param clock what the page compares the number of its ticks with
	 * @param period milliseconds from tick to tick, or 0 for none
	 * @param durable whether what it was told outlives its session
	 */
	SimPage(Shown shown, Function<RandomPage, View> description, LongSupplier clock, long period, boolean durable) {
		this.page = new RandomPage(shown.state(), description);
		this.told = signal(shown.told());
		this.asked = signal(shown.asked());
		this.ticks = signal(shown.ticks());
		this.rung = signal(shown.rung());
		if (durable) {
			durable("told", this.told, Codecs.list(Codecs.STRING));
			durable("asked", this.asked);
			durable("rung", this.rung);
		}
		this.loaded = async(this.asked::get, (number) -> "loaded " + number);
		if (period > 0) {
			tickEvery(period, clock);
		}
	}

	private void tickEvery(long period, LongSupplier clock) {
		long born = clock.getAsLong();
		Timer[] timer = new Timer[1];
		timer[0] = every(period, () -> {
			this.ticks.update((count) -> count + 1);
			if (this.ticks.peek() > (clock.getAsLong() - born) / period) {
				throw new IllegalStateException("There were " + this.ticks.peek() + " ticks too early");
			}
			if (this.ticks.peek() == MOST_TICKS) {
				timer[0].cancel();
			}
		});
	}

	@Override
	protected View view() {
		return fragment(
				section(id("sim"), input(id("tell"), onInput(this::told)), p(() -> String.join(" ", this.told.get())),
						p(() -> String.valueOf(this.loaded.get().latest())), button(id("idle"), onClick(() -> {
						})), p(() -> this.ticks.get() + " " + this.rung.get()), p(this.visit),
						each(this::lines, (line) -> line, (line) -> p(line)).last(LINES).forgetting()),
				child(this.page));
	}

	/**
	 * What it was told and asked last; a stream into whose middle something comes too.
	 */
	private List<String> lines() {
		List<String> lines = new ArrayList<>(this.told.get());
		int asked = this.asked.get();
		for (int i = Math.max(0, asked - 2); i < asked; i++) {
			lines.add("asked " + i);
		}
		return lines;
	}

	private void told(String text) {
		this.told.update((before) -> {
			List<String> more = new ArrayList<>(before);
			more.add(text);
			return List.copyOf(more);
		});
		change(new Random(text.hashCode()));
	}

	/** Changes something; the same for the same chance. */
	private void change(Random random) {
		switch (random.nextInt(6)) {
			case 0 -> this.asked.update((number) -> number + 1);
			case 1 -> after(random.nextInt(2_000), () -> this.rung.update((count) -> count + 1));
			default -> this.page.change(random);
		}
	}

	List<String> told() {
		return this.told.peek();
	}

	Shown shown() {
		return new Shown(this.page.state(), this.told.peek(), this.asked.peek(), this.ticks.peek(), this.rung.peek());
	}

	/** A clock that no tick is too early for. */
	static final class Never implements LongSupplier {

		private long asked;

		@Override
		public long getAsLong() {
			return (this.asked++ == 0) ? 0 : Long.MAX_VALUE;
		}

	}

}
