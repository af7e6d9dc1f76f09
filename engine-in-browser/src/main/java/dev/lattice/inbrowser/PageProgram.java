package dev.lattice.inbrowser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.patch.PatchRecorder;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** A view with every kind of hole, and keyed lists that are changed in every way. */
final class PageProgram implements Program {

	private static final int ROWS = 30;

	private static final int TEMPLATES = 4;

	/** Texts that are escaped, longer than a byte a character, or empty. */
	private static final String[] TEXTS = { "", "plain", "<b>&amp;\"'</b>", "Größe äöü", "日本語 \uD83D\uDE00", "a\nb\tc",
			"--> ]]>" };

	private static final String[] ADDRESSES = { "/a?b=c", "https://a.example/", "javascript:alert(1)",
			" \u0001java\tscript:x", "mailto:a@b.example" };

	/** The key of a row: equal to another one with the same content. */
	private record Key(int id, String kind) {
	}

	private record Row(Key key, String name, int amount) {
	}

	private final Scope root = Scope.root((action) -> {
	});

	private final Templates templates = new Templates(TEMPLATES);

	private final Renderer renderer = new Renderer(this.root, this.templates);

	private final Dice dice;

	private final Checksum sum;

	private final Signal<Integer> number;

	private final Signal<String> text;

	private final Signal<Boolean> flag;

	private final Signal<List<Row>> rows;

	private final Memo<Integer> total;

	private int made;

	PageProgram(Dice dice, Checksum sum) {
		this.dice = dice;
		this.sum = sum;
		this.number = this.root.call(() -> new Signal<>(0));
		this.text = this.root.call(() -> new Signal<>("first"));
		this.flag = this.root.call(() -> new Signal<>(true));
		this.rows = this.root.call(() -> new Signal<>(List.of(row(), row(), row())));
		this.total = this.root.call(() -> new Memo<>(this::total));
		this.root.run(() -> this.renderer.mount(view()));
		see();
	}

	private Row row() {
		int id = ++this.made;
		return new Row(new Key(id, (id % 2 == 0) ? "even" : "odd"), this.dice.either(TEXTS), this.dice.below(10));
	}

	private int total() {
		int total = 0;
		for (Row row : this.rows.get()) {
			total += row.amount();
		}
		return total;
	}

	private View view() {
		return main(id("page"), cls("wide"), cls("busy", this.flag), h1(this.text), p("Total: ", this.total),
				p(text(this.number), text(" of "), text(() -> this.number.get() / 4.0), text(" or "),
						text(() -> this.number.get() / 100.0)),
				p(attribute("data-text", () -> this.flag.get() ? this.text.get() : null), aria("busy", this.flag),
						style("width", () -> this.number.get() + "px"), text("attributes")),
				a("address", href(() -> ADDRESSES[this.number.get() % ADDRESSES.length])),
				p(() -> "refuses 3: " + refuse(this.number.get())),
				input(bind(new Signal<>("draft")), disabled(this.flag)),
				when(this.flag, () -> strong(this.text), () -> em("off")),
				dynamic(() -> (this.number.get() % 3 == 0) ? fragment(b("three"), text(this.number)) : i(this.text)),
				ul(each(this.rows, Row::key, this::item)), table(tbody(each(this.rows, Row::key, this::line))),
				select(value(this.number), each(List.of(0, 1, 2), (n) -> n, (n) -> option("choice " + n))),
				svg(circle(cx(() -> this.number.get() * 2), r("5"))), mathElement("mi", text(this.text)));
	}

	private static int refuse(int number) {
		if (number % 7 == 3) {
			throw new IllegalStateException("refused: " + number);
		}
		return number;
	}

	private View item(Row row) {
		return li(text(row.name()), when(() -> row.amount() > this.number.get(), () -> span("more")),
				button("x", onClick(() -> this.sum.add(row.amount()), stopPropagation())));
	}

	private View line(Row row) {
		Scope.onDispose(() -> this.sum.add(row.key().id()));
		return tr(td(row.key().kind()), td(() -> row.amount() + this.number.get()));
	}

	@Override
	public void step() {
		if (this.dice.oneIn(10)) {
			this.sum.attempt(() -> this.root.run(this::refused));
		}
		this.root.run(() -> Scope.batch(this::change));
		if (this.dice.oneIn(3)) {
			// What changed stays marked, and is said with what changes next.
			return;
		}
		PatchRecorder recorder = new PatchRecorder();
		this.sum.attempt(() -> this.root.run(() -> this.renderer.drain(recorder, this.sum::failed)));
		say(recorder);
		this.sum.add(this.root.graphSize());
		if (this.dice.oneIn(40)) {
			see();
		}
	}

	private void say(PatchRecorder recorder) {
		for (Instruction instruction : recorder.instructions()) {
			this.sum.add(instruction.toString());
		}
	}

	/** Looks at the whole page in every form. */
	private void see() {
		this.sum.add(this.renderer.html());
		this.sum.add(this.renderer.digest());
		this.sum.add(this.renderer.templatesAsJson());
		this.sum.add(this.templates.size());
		PatchRecorder recorder = new PatchRecorder();
		this.renderer.sayUnpainted(recorder);
		this.renderer.sayChanging(recorder);
		this.renderer.sayPage(recorder);
		say(recorder);
	}

	private void change() {
		switch (this.dice.below(6)) {
			case 0 -> this.number.set(this.dice.below(400));
			case 1 -> this.text.set(this.dice.either(TEXTS));
			case 2 -> this.flag.update((before) -> !before);
			default -> {
				List<Row> changed = new ArrayList<>(this.rows.get());
				changeRows(changed);
				this.rows.set(List.copyOf(changed));
			}
		}
	}

	private void changeRows(List<Row> all) {
		if (all.size() >= ROWS) {
			all.subList(0, all.size() / 2).clear();
		}
		int at = this.dice.below(all.size() + 1);
		int from = this.dice.below(Math.max(1, all.size()));
		switch (this.dice.below(9)) {
			case 0, 1, 2 -> all.add(at, row());
			case 3 -> all.subList(from, all.size()).clear();
			case 4 -> move(all, from, at);
			case 5 -> Collections.reverse(all);
			case 6 -> all.replaceAll((row) -> new Row(row.key(), row.name(), this.dice.below(10)));
			case 7 -> all.sort((one, other) -> Integer.compare(one.amount(), other.amount()));
			default -> twice(all, at);
		}
	}

	private static void move(List<Row> all, int from, int to) {
		if (from < all.size()) {
			Row moved = all.remove(from);
			all.add(Math.min(to, all.size()), moved);
		}
	}

	/** Adds a row that is there already, which the page refuses. */
	private void twice(List<Row> all, int at) {
		if (!all.isEmpty()) {
			all.add(at, this.dice.of(all));
		}
	}

	/** Writes markup that is refused, mostly, for its message. */
	private void refused() {
		View view = switch (this.dice.below(7)) {
			case 0 -> element(this.dice.either("x-y", "script", "DIV", "", "9"));
			case 1 -> p(attribute(this.dice.either("x_y", "onClick", "a b", "style", ""), "value"));
			case 2 -> p(cls(this.dice.either("md:w-1/2", "a b", ""), this.flag));
			case 3 -> p(style(this.dice.either("--x", "border-top", "9", ""), "0"));
			case 4 -> p(on(EventType.signalOnly(this.dice.either("my:event", "9", "")), (event) -> {
			}));
			case 5 -> ul(this.dice.either(li("item"), p("no item"), text("text")));
			default -> p(id("one"), this.dice.either(id("another"), title("title")));
		};
		Scope scope = this.root.child();
		try {
			Renderer other = new Renderer(scope, this.templates);
			other.mount(view);
			this.sum.add(other.html());
		}
		finally {
			scope.dispose();
		}
	}

	@Override
	public void end() {
		see();
		this.sum.attempt(this.renderer::dispose);
		this.sum.add(this.root.graphSize());
	}

}
