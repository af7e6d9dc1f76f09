package dev.lattice.sample;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import dev.lattice.engine.text.EditableText;
import dev.lattice.rooms.Presence;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.Rooms;

import static dev.lattice.engine.html.Html.*;

/**
 * A page for {@link CaretsIT}: an input and a textarea of the texts of a room, which the
 * address names along with who is there.
 */
@LatticeComponent("/test/carets")
final class CaretsPage extends Component {

	/** Somebody. */
	public record Person(String name, String color) {
	}

	private final Signal<String> room = queryParameter("room", "test/carets");

	private final Signal<String> name = queryParameter("name", "somebody");

	private final EditableText line;

	private final EditableText lines;

	CaretsPage(Rooms rooms) {
		Room room = rooms.open(this.room.get());
		Presence<Person> people = room.presence(new Person(this.name.get(), "#b0305c"));
		this.line = room.text("line").with(people);
		this.lines = room.text("lines").with(people);
	}

	@Override
	protected View view() {
		return main(label("Line", input(id("line"), size("60"), bind(this.line))),
				label("Lines", textarea(id("lines"), rows("3"), bind(this.lines))));
	}

}
