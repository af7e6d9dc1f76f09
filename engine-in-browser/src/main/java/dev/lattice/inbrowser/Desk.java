package dev.lattice.inbrowser;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.component.Async;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** A component that uses all that components have. */
final class Desk extends Component {

	private static final int NOTES = 8;

	private record Note(int id, String text) {
	}

	private final Signal<Integer> count = signal(0);

	private final Signal<String> draft = signal("");

	private final Signal<Boolean> open = signal(false);

	private final Signal<List<Note>> notes = signal(List.of());

	private final Signal<String> filter = queryParameter("filter", "all notes");

	private final Memo<Integer> parity = memo(() -> this.count.get() % 2);

	private final Memo<Async<String>> loaded = async(this.parity, Desk::load);

	private final SharedSignal<String> news;

	private int lastId;

	Desk(SharedSignal<String> news, Checksum sum) {
		this.news = news;
		effect(() -> sum.add(this.count.get()));
		onDispose(() -> sum.add("desk ends"));
	}

	private static String load(int parity) {
		if (parity == 1) {
			throw new IllegalStateException("nothing odd can be loaded");
		}
		return "loaded " + parity;
	}

	@Override
	protected View view() {
		return main(p("Count: ", this.count), p(this::loading), p(this.news), button("+1", onClick(this::count)),
				button("later", onClick(() -> post(this::count), throttle(100))), button("fail", onClick(() -> {
					count();
					throw new IllegalStateException("the handler fails at " + this.count.get());
				})), form(onSubmit((submitted) -> add(submitted.toString())), input(bind(this.draft, debounce(50)))),
				input(type("checkbox"), bindChecked(this.open)), input(onChange(this.filter::set)),
				p(on(EventType.KEY_DOWN, (key) -> this.draft.set(key.toString())), text(this.filter)),
				p(on(EventType.CLICK, (click) -> add(click.toString())), text("click")),
				ul(each(this.notes, Note::id, this::note)), when(this.open, () -> child(new Inner(this.count))));
	}

	private String loading() {
		return switch (this.loaded.get()) {
			case Async.Loading<String> loading -> "loading " + loading.latest();
			case Async.Ready<String>(String value) -> value;
			case Async.Failed<String>(Throwable cause) -> "failed: " + cause.getMessage();
		};
	}

	private void count() {
		this.count.update((before) -> before + 1);
	}

	private void add(String text) {
		List<Note> longer = new ArrayList<>(this.notes.get());
		if (longer.size() == NOTES) {
			longer.removeFirst();
		}
		longer.add(new Note(++this.lastId, text));
		this.notes.set(List.copyOf(longer));
	}

	private View note(Note note) {
		return li(text(note.text()), button("Remove", onClick(() -> remove(note))));
	}

	private void remove(Note note) {
		List<Note> shorter = new ArrayList<>(this.notes.get());
		shorter.remove(note);
		this.notes.set(List.copyOf(shorter));
	}

	/** What comes and goes inside the desk. */
	private static final class Inner extends Component {

		private final Signal<Integer> count;

		private final Signal<Integer> own = signal(0);

		Inner(Signal<Integer> count) {
			this.count = count;
		}

		@Override
		protected View view() {
			return section(p(() -> this.count.get() * 10 + this.own.get()),
					button("own", onClick(() -> this.own.update((before) -> before + 1))));
		}

	}

}
