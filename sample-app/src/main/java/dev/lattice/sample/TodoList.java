package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** A keyed list, a form, and a filter in the address. */
@LatticeComponent(value = "/todo", title = "To-do list")
public final class TodoList extends Component {

	record Todo(int id, String text, boolean done) {
	}

	private final Signal<List<Todo>> todos = signal(
			List.of(new Todo(1, "Read the first component", true), new Todo(2, "Write your own", false)));

	private final Signal<String> draft = signal("");

	private final Signal<String> filter = queryParameter("filter", "all");

	private final Memo<List<Todo>> shown = memo(
			() -> this.todos.get().stream().filter(filterOf(this.filter.get())).toList());

	private final Memo<Long> open = memo(() -> this.todos.get().stream().filter(filterOf("open")).count());

	private int lastId = 2;

	@Override
	protected View view() {
		return main(h1("To-do"),
				form(cls("row"), onSubmit(this::add),
						input(bind(this.draft), name("todo"), placeholder("What needs to be done?"),
								aria("label", "New to-do"), autocomplete("off"), required()),
						button("Add")),
				ul(cls("todos"), each(this.shown, Todo::id, this::row)),
				when(() -> this.shown.get().isEmpty(), () -> p("Nothing here.", cls("muted"))),
				div(cls("row"), p(() -> this.open.get() + " open"), filterButton("all", "All"),
						filterButton("open", "Open"), filterButton("done", "Done")),
				Layout.home());
	}

	private View row(Todo todo) {
		return li(cls("done", todo::done),
				label(input(type("checkbox"), checked(todo::done),
						onChange((value) -> change(todo, (t) -> new Todo(t.id(), t.text(), !t.done())))),
						span(todo.text())),
				button("Delete", cls("quiet"), aria("label", "Delete " + todo.text()), onClick(() -> remove(todo))));
	}

	private View filterButton(String value, String name) {
		return button(name, cls("quiet"), aria("pressed", () -> value.equals(this.filter.get())),
				onClick(() -> this.filter.set(value)));
	}

	private void add() {
		if (!this.draft.get().isBlank()) {
			List<Todo> longer = new ArrayList<>(this.todos.get());
			longer.add(new Todo(++this.lastId, this.draft.get().strip(), false));
			this.todos.set(List.copyOf(longer));
			this.draft.set("");
		}
	}

	private void change(Todo todo, UnaryOperator<Todo> change) {
		this.todos.update((all) -> all.stream().map((t) -> (t.id() == todo.id()) ? change.apply(t) : t).toList());
	}

	private void remove(Todo todo) {
		this.todos.update((all) -> all.stream().filter((t) -> t.id() != todo.id()).toList());
	}

	private static Predicate<Todo> filterOf(String name) {
		return switch (name) {
			case "open" -> (todo) -> !todo.done();
			case "done" -> Todo::done;
			default -> (todo) -> true;
		};
	}

}
