package dev.lattice.collaboration.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.rooms.Rooms;
import dev.lattice.rooms.SharedText;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;

/** Shows a text of a room, and adds to it. */
@LatticeComponent("/room/{name}")
public final class RoomPage extends Component {

	private final SharedText text;

	public RoomPage(String name, Rooms rooms) {
		this.text = rooms.open(name).text("t");
	}

	@Override
	protected View view() {
		return main(button("Add", onClick(() -> this.text.append("!"))), p(this.text));
	}

}
