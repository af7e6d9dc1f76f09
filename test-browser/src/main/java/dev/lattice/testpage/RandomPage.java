package dev.lattice.testpage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.main;

/**
 * A page over some numbers and lists that change at random. What it shows depends on its
 * state alone, never on the way there.
 */
public final class RandomPage extends Component {

	static final int NUMBERS = 3;

	/** How many lists are said as a whole. */
	static final int LISTS = 2;

	private static final int VALUES = 7;

	private static final int ITEMS = 8;

	/**
	 * An item of a list.
	 *
	 * @param id tells it from the others of its list
	 * @param value what it shows
	 */
	public record Item(int id, int value) {
	}

	/**
	 * What a page shows, as plain values.
	 *
	 * @param numbers the numbers
	 * @param lists the lists that are said as a whole
	 * @param entries the list that says its changes
	 */
	public record State(List<Integer> numbers, List<List<Item>> lists, List<Item> entries) {

		/**
		 * Chooses a state.
		 * @param random chooses
		 * @return the state
		 */
		public static State of(Random random) {
			List<Integer> numbers = new ArrayList<>();
			for (int i = 0; i < NUMBERS; i++) {
				numbers.add(random.nextInt(VALUES));
			}
			List<List<Item>> lists = new ArrayList<>();
			for (int i = 0; i < LISTS; i++) {
				lists.add(items(random));
			}
			return new State(List.copyOf(numbers), List.copyOf(lists), items(random));
		}

	}

	private final Scope scope = Scope.current();

	private final List<Signal<Integer>> numbers = new ArrayList<>();

	private final List<Signal<List<Item>>> lists = new ArrayList<>();

	private final ListSignal<Item> entries;

	private final Signal<Integer> clicks = signal(0);

	private final Function<? super RandomPage, ? extends View> description;

	private final String owner;

	/** Of entries that come later, so that no id comes twice. */
	private int nextId = ITEMS;

	/**
	 * Creates a page.
	 * @param state what it shows at first
	 * @param description makes what shows it, as {@link RandomView} does
	 */
	public RandomPage(State state, Function<? super RandomPage, ? extends View> description) {
		this(state, description, "");
	}

	/**
	 * Creates a page of a user.
	 * @param state what it shows at first
	 * @param description makes what shows it, as {@link RandomView} does
	 * @param owner what each value of the page begins with: texts, attributes, classes
	 */
	public RandomPage(State state, Function<? super RandomPage, ? extends View> description, String owner) {
		state.numbers().forEach((number) -> this.numbers.add(signal(number)));
		state.lists().forEach((list) -> this.lists.add(signal(list)));
		this.entries = listSignal(state.entries());
		state.entries().forEach((item) -> this.nextId = Math.max(this.nextId, item.id() + 1));
		this.description = description;
		this.owner = owner;
	}

	@Override
	protected View view() {
		return main(this.description.apply(this));
	}

	/**
	 * Returns what the page shows; to be asked in a turn, or while no turn runs.
	 * @return the state now
	 */
	public State state() {
		return new State(this.numbers.stream().map(Signal::peek).toList(),
				this.lists.stream().map(Signal::peek).toList(), List.copyOf(this.entries.peek()));
	}

	/**
	 * Returns how often a button of the page was clicked.
	 * @return the number, as a signal
	 */
	public Signal<Integer> clicks() {
		return this.clicks;
	}

	/**
	 * Runs an action in a turn of the page's session.
	 * @param action what to do
	 */
	public void inTurn(Runnable action) {
		this.scope.post(action);
	}

	/**
	 * Hands over one to three changes, to be made in as many turns as the host likes; may
	 * be called by any thread.
	 * @param random chooses the changes
	 */
	public void change(Random random) {
		for (int i = random.nextInt(3); i >= 0; i--) {
			inTurn(nextChange(random));
		}
	}

	/** What it does depends on the random numbers drawn here, and on the state then. */
	private Runnable nextChange(Random random) {
		return switch (random.nextInt(3)) {
			case 0 -> {
				Signal<Integer> number = number(random.nextInt(NUMBERS));
				int value = random.nextInt(VALUES);
				yield () -> number.set(value);
			}
			case 1 -> {
				Signal<List<Item>> list = list(random.nextInt(LISTS));
				List<Item> items = items(random);
				yield () -> list.set(items);
			}
			default -> {
				int kind = random.nextInt(8);
				int one = random.nextInt(64);
				int other = random.nextInt(64);
				yield () -> edit(kind, one, other);
			}
		};
	}

	private void edit(int kind, int one, int other) {
		int size = this.entries.size();
		if (size == 0 || kind == 0) {
			this.entries.add(one % (size + 1), new Item(this.nextId++, other % 3));
			return;
		}
		switch (kind) {
			case 1 -> this.entries.remove(one % size);
			case 2 -> this.entries.move(one % size, other % size);
			case 3 -> this.entries.swap(one % size, other % size);
			case 4 -> this.entries.update(one % size, (item) -> new Item(item.id(), other % 3));
			case 5 -> this.entries.setAll(this.entries.peek().reversed());
			case 6 -> this.entries.addAll(List.of(new Item(this.nextId++, 0), new Item(this.nextId++, 1)));
			default -> this.entries.clear();
		}
	}

	private static List<Item> items(Random random) {
		List<Item> items = new ArrayList<>();
		for (int id = 0; id < ITEMS; id++) {
			if (random.nextBoolean()) {
				items.add(new Item(id, random.nextInt(3)));
			}
		}
		Collections.shuffle(items, random);
		return List.copyOf(items);
	}

	Signal<Integer> number(int index) {
		return this.numbers.get(index);
	}

	Signal<List<Item>> list(int index) {
		return this.lists.get(index);
	}

	ListSignal<Item> entries() {
		return this.entries;
	}

	/** Makes a value the owner's. */
	String own(Object value) {
		return this.owner + value;
	}

	/** A click on a button of the page. */
	void click(int number) {
		number(number).update((value) -> (value + 1) % VALUES);
		this.clicks.update((times) -> times + 1);
	}

}
