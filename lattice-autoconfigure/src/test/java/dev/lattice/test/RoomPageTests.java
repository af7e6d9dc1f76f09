package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.lattice.collaboration.RecordValueCodecs;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YMap;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.LocalRooms;
import dev.lattice.rooms.OrderKeys;
import dev.lattice.rooms.Presence;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.SharedList;
import dev.lattice.rooms.SharedMap;
import dev.lattice.rooms.SharedRows;
import dev.lattice.rooms.SharedText;
import dev.lattice.rooms.log.MemoryRoomLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.h1;
import static dev.lattice.engine.html.Html.id;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.ul;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages that show a room, with real sessions and real frames. */
class RoomPageTests {

	private static final Location LOCATION = new Location("/board", Map.of());

	private record Card(String id, String text, String column, String order) {

		Card moved(String column, String order) {
			return new Card(this.id, this.text, column, order);
		}

	}

	private record Person(String name) {
	}

	private long ids = 1000;

	private final LocalRooms rooms = LocalRooms
		.builder(new MemoryRoomLog(() -> 1000), () -> 1000, (millis, task) -> () -> {
		}, () -> this.ids++)
		.codecs(new RecordValueCodecs())
		.build();

	private final Room room = this.rooms.open("board");

	private final TesterPages pages = new TesterPages(null, null, List.of(), new Templates(10), SessionLimits.DEFAULTS);

	/** The board of the API's example, with a column more. */
	private static final class Board extends Component {

		private final SharedText title;

		private final SharedList<String> names;

		private final SharedMap<Card> cards;

		private final Presence<Person> people;

		private final SharedRows<Card> todo;

		private final SharedRows<Card> done;

		Board(Room board, String user) {
			this.title = board.text("title");
			this.names = board.list("names", String.class);
			this.cards = board.map("cards", Card.class);
			this.people = board.presence(new Person(user));
			this.todo = this.cards.sortedBy(Card::order).where(Card::column, "todo");
			this.done = this.cards.sortedBy(Card::order).where(Card::column, "done");
		}

		@Override
		protected View view() {
			return main(h1(this.title),
					ul(id("people"), each(this.people, Person::name, (person) -> li(person.name()))),
					ul(id("names"), each(this.names, (name) -> name, (name) -> li(name))),
					ul(id("todo"), each(this.todo, Card::id, (card) -> li(card.text()))),
					ul(id("done"), each(this.done, Card::id, (card) -> li(card.text()))));
		}

	}

	private TesterPage open(String user) {
		TesterPage page = new TesterPage(this.pages, LOCATION, () -> new Board(this.room, user),
				(address) -> new Destination.Granted(LOCATION, () -> new Board(this.room, user)));
		page.settle();
		return page;
	}

	private static String shown(TesterPage page, String part) {
		page.settle();
		return page.page().document.select(part).text();
	}

	@Test
	void pagesShowWhoIsThereAndWhatAnybodyWrites() {
		TesterPage ann = open("Ann");
		TesterPage bob = open("Bob");
		this.room.text("title").append("Plan");
		this.room.list("names", String.class).addAll(List.of("a", "b"));
		assertThat(shown(ann, "#people")).isEqualTo("Ann Bob");
		assertThat(shown(bob, "h1")).isEqualTo("Plan");
		assertThat(shown(bob, "#names")).isEqualTo("a b");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void whatWasPatchedIsWhatAFreshPageShows(int seed) {
		Random random = new Random(seed);
		List<TesterPage> open = new ArrayList<>(List.of(open("Ann"), open("Bob")));
		Doc peer = new Doc(7);
		SharedList<String> names = this.room.list("names", String.class);
		SharedMap<Card> cards = this.room.map("cards", Card.class);
		String order = OrderKeys.first();
		for (int step = 0; step < 60; step++) {
			String key = "c" + random.nextInt(8);
			switch (random.nextInt(6)) {
				case 0 -> names.add(random.nextInt(names.size() + 1), "n" + step);
				case 1 -> names.removeIf((name) -> random.nextInt(3) == 0);
				case 2 -> {
					order = OrderKeys.between(order, null);
					cards.put(key, new Card(key, "t" + step, "todo", order));
				}
				case 3 -> cards.update(key, (card) -> card.moved(random.nextBoolean() ? "todo" : "done", card.order()));
				case 4 -> {
					peer.array("names").insert(0, "p" + step);
					if (peer.map("cards").get(key) instanceof YMap card) {
						card.set("text", "p" + step);
					}
				}
				default -> sync(peer);
			}
			if (random.nextInt(3) == 0) {
				open.get(random.nextInt(2)).settle();
			}
		}
		sync(peer);
		TesterPage fresh = open("Cleo");
		for (String part : List.of("#people", "#names", "#todo", "#done")) {
			String expected = shown(fresh, part);
			assertThat(open).extracting((page) -> shown(page, part)).as(part).containsOnly(expected);
		}
		assertThat(shown(fresh, "#names")).isEqualTo(String.join(" ", names.get()));
	}

	private void sync(Doc peer) {
		byte[] theirs = peer.encodeStateAsUpdate();
		this.room.document().edit(Caller.APPLICATION, "peer", (doc) -> {
			doc.applyUpdate(theirs);
			peer.applyUpdate(doc.encodeStateAsUpdate());
			return true;
		});
	}

}
