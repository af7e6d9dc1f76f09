package dev.lattice.sample;

import java.util.List;
import java.util.Locale;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

import static dev.lattice.engine.html.Html.*;

/** A board of cards that are dragged from lane to lane, or moved with the keyboard. */
@LatticeComponent(value = "/kanban", title = "Kanban board")
public final class Kanban extends Component {

	record Card(int id, String text) {
	}

	/** Where a card is: in which lane, and on which place of it. */
	private record Place(int lane, int index) {
	}

	/** A step that a button takes with a card. */
	private enum Way {

		UP("↑", 0, -1), DOWN("↓", 0, 1), LEFT("←", -1, 0), RIGHT("→", 1, 0);

		private final String sign;

		private final int lanes;

		private final int places;

		Way(String sign, int lanes, int places) {
			this.sign = sign;
			this.lanes = lanes;
			this.places = places;
		}

		boolean leadsSomewhere(int lane) {
			return lane + this.lanes >= 0 && lane + this.lanes < NAMES.size();
		}

		String button(Card card) {
			return name().toLowerCase(Locale.ROOT) + "-" + card.id();
		}

	}

	private static final List<String> NAMES = List.of("To do", "Doing", "Done");

	private final List<ListSignal<Card>> lanes = List.of(
			listSignal(List.of(new Card(1, "Read the first component"), new Card(2, "Write your own"),
					new Card(3, "Show it to a friend"))),
			listSignal(List.of(new Card(4, "Drag a card"))), listSignal(List.of(new Card(5, "Open this page"))));

	private final Signal<@Nullable Card> dragged = signal(null);

	private final Signal<@Nullable Place> target = signal(null);

	private final Signal<String> news = signal("");

	private final Signal<String> draft = signal("");

	private int lastId = 5;

	@Override
	protected View view() {
		return main(cls("wide"), h1("Board"),
				form(cls("row"), onSubmit(this::add),
						input(bind(this.draft), aria("label", "New card"), placeholder("What is to be done?"),
								autocomplete("off"), required()),
						button("Add")),
				div(cls("lanes"), lane(0), lane(1), lane(2)), p(role("status"), cls("muted"), text(this.news)),
				Layout.home());
	}

	private View lane(int lane) {
		return section(cls("lane"), aria("label", NAMES.get(lane)), cls("target", () -> isOver(lane)),
				on(EventType.signalOnly("dragenter"), (event) -> aim(lane, this.lanes.get(lane).size()),
						preventDefault()),
				on("dragover", Client.preventDefault()),
				on(EventType.signalOnly("drop"), (event) -> drop(), preventDefault()),
				h2(text(() -> NAMES.get(lane) + " · " + this.lanes.get(lane).size())),
				ul(each(this.lanes.get(lane), Card::id, (card) -> card(card, lane))));
	}

	private View card(Card card, int lane) {
		return li(cls("card"), draggable("true"), cls("dragged", () -> card.equals(this.dragged.get())),
				on(EventType.signalOnly("dragstart"), (event) -> this.dragged.set(card)),
				on(EventType.signalOnly("dragend"), (event) -> letGo()),
				on(EventType.signalOnly("dragenter"), (event) -> aim(lane, this.lanes.get(lane).peek().indexOf(card)),
						preventDefault(), stopPropagation()),
				span(card.text()),
				div(cls("moves"), each(List.of(Way.values()), (way) -> way, (way) -> step(card, lane, way))));
	}

	private View step(Card card, int lane, Way way) {
		return button(way.sign, id(way.button(card)), cls("quiet"), type("button"),
				aria("label", "Move " + way.name().toLowerCase(Locale.ROOT) + ": " + card.text()),
				disabled(() -> !way.leadsSomewhere(lane)), onClick(() -> take(card, lane, way)));
	}

	/** In another lane the card has new buttons; the focus goes on with it. */
	private void take(Card card, int lane, Way way) {
		int to = lane + way.lanes;
		move(card, to, this.lanes.get(lane).peek().indexOf(card) + way.places);
		if (to != lane) {
			Way next = way.leadsSomewhere(to) ? way : (way == Way.LEFT) ? Way.RIGHT : Way.LEFT;
			runInBrowser(Client.focus("#" + next.button(card)));
		}
	}

	private boolean isOver(int lane) {
		Place place = this.target.get();
		return place != null && place.lane() == lane && this.dragged.get() != null;
	}

	private void aim(int lane, int index) {
		this.target.set(new Place(lane, index));
	}

	private void drop() {
		Card card = this.dragged.get();
		Place place = this.target.get();
		if (card != null && place != null) {
			move(card, place.lane(), place.index());
		}
		letGo();
	}

	private void letGo() {
		this.dragged.set(null);
		this.target.set(null);
	}

	/** Takes the card out and puts it in again; an index beyond an end is the end. */
	private void move(Card card, int lane, int index) {
		this.lanes.forEach((cards) -> cards.remove(card));
		ListSignal<Card> to = this.lanes.get(lane);
		int place = Math.clamp(index, 0, to.size());
		to.add(place, card);
		this.news.set("“" + card.text() + "” is number " + (place + 1) + " of " + NAMES.get(lane));
	}

	private void add() {
		if (!this.draft.get().isBlank()) {
			this.lanes.getFirst().add(new Card(++this.lastId, this.draft.get().strip()));
			this.draft.set("");
		}
	}

}
