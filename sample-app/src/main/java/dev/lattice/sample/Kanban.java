package dev.lattice.sample;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import dev.lattice.rooms.OrderKeys;
import dev.lattice.rooms.Peer;
import dev.lattice.rooms.Presence;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.SharedMap;
import dev.lattice.rooms.SharedRows;
import dev.lattice.rooms.SharedText;
import org.jspecify.annotations.Nullable;

import static dev.lattice.engine.html.Html.*;

/**
 * A board of cards that are dragged from lane to lane, or moved with the keyboard, by
 * everybody at once. A card is one value of a shared map: who moves it changes its lane
 * and its order, and so it is in one place, whatever others do at the same time. Below
 * the lanes are notes in which everybody sees where the others are.
 */
@LatticeComponent(value = "/kanban", title = "Kanban board")
public final class Kanban extends Component {

	/**
	 * A card.
	 *
	 * @param id what tells it from the others
	 * @param lane the name of its lane
	 * @param order where it stands there
	 * @param text what is to be done
	 */
	public record Card(String id, String lane, String order, String text) {

		Card at(String lane, String order) {
			return new Card(this.id, lane, order, this.text);
		}

	}

	/**
	 * Somebody who looks at the board.
	 *
	 * @param name who
	 * @param color the colour of their caret
	 * @param tint the name of that colour
	 * @param card the text of the card that they hold, empty if none
	 */
	public record Person(String name, String color, String tint, String card) {

		Person holding(String card) {
			return new Person(this.name, this.color, this.tint, card);
		}

		String shown() {
			return this.card.isEmpty() ? this.name : this.name + " holds “" + this.card + "”";
		}

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

	private static final List<List<String>> FIRST = List.of(
			List.of("Read the first component", "Write your own", "Show it to a friend"), List.of("Drag a card"),
			List.of("Open this page"));

	private final SharedMap<Card> cards;

	private final List<SharedRows<Card>> lanes;

	private final SharedText notes;

	private final Presence<Person> people;

	private final Signal<@Nullable Card> dragged = signal(null);

	private final Signal<@Nullable Place> target = signal(null);

	private final Signal<String> news = signal("");

	private final Signal<String> draft = signal("");

	public Kanban(Room board, Optional<Principal> user) {
		Guest guest = Guest.of(user);
		this.people = board.presence(new Person(guest.name(), guest.color(), guest.tint(), ""));
		this.notes = board.text("notes");
		this.cards = board.map("cards", Card.class);
		this.lanes = NAMES.stream().map((lane) -> this.cards.sortedBy(Card::order).where(Card::lane, lane)).toList();
	}

	/** Takes all cards from a board and puts the first ones on it. */
	static void putFirstCards(Room board) {
		SharedMap<Card> cards = board.map("cards", Card.class);
		board.edit(() -> {
			cards.clear();
			for (int lane = 0; lane < NAMES.size(); lane++) {
				String order = null;
				for (String text : FIRST.get(lane)) {
					order = OrderKeys.between(order, null);
					String id = "first-" + cards.size();
					cards.put(id, new Card(id, NAMES.get(lane), order, text));
				}
			}
		});
	}

	@Override
	protected View view() {
		return main(cls("wide"), h1("Board"),
				form(cls("row"), onSubmit(this::add),
						input(bind(this.draft), aria("label", "New card"), placeholder("What is to be done?"),
								autocomplete("off"), required()),
						button("Add")),
				ul(cls("people"), aria("label", "Who is here"),
						each(this.people::peers, Peer::key,
								(peer) -> li(cls(peer.value().tint()), text(peer.value().shown())))),
				div(cls("lanes"), lane(0), lane(1), lane(2)), p(role("status"), cls("muted"), text(this.news)),
				label(cls("stacked"), text("Notes"), textarea(bind(this.notes.with(this.people)), rows("4"),
						placeholder("What everybody should know"))),
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
				on(EventType.signalOnly("dragstart"), (event) -> hold(card)),
				on(EventType.signalOnly("dragend"), (event) -> letGo()),
				on(EventType.signalOnly("dragenter"), (event) -> aim(lane, indexOf(card, lane)), preventDefault(),
						stopPropagation()),
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
		move(card, to, indexOf(card, lane) + way.places);
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

	private void hold(Card card) {
		this.dragged.set(card);
		this.people.update((me) -> me.holding(card.text()));
	}

	private void letGo() {
		this.people.update((me) -> me.holding(""));
		this.dragged.set(null);
		this.target.set(null);
	}

	/** An index beyond an end is the end. */
	private void move(Card card, int lane, int index) {
		List<Card> others = this.lanes.get(lane).get().stream().filter((each) -> !each.id().equals(card.id())).toList();
		int place = Math.clamp(index, 0, others.size());
		String order = OrderKeys.between((place > 0) ? others.get(place - 1).order() : null,
				(place < others.size()) ? others.get(place).order() : null);
		this.cards.update(card.id(), (moved) -> moved.at(NAMES.get(lane), order));
		this.news.set("“" + card.text() + "” is number " + (place + 1) + " of " + NAMES.get(lane));
	}

	private int indexOf(Card card, int lane) {
		return Scope.untracked(() -> this.lanes.get(lane).get()).indexOf(card);
	}

	private void add() {
		if (!this.draft.get().isBlank()) {
			SharedRows<Card> first = this.lanes.getFirst();
			String id = UUID.randomUUID().toString();
			this.cards.put(id, new Card(id, NAMES.getFirst(), first.orderAt(first.size()), this.draft.get().strip()));
			this.draft.set("");
		}
	}

}
