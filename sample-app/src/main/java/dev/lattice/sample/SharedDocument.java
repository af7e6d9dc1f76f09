package dev.lattice.sample;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.event.Payload;
import dev.lattice.engine.html.Hook;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import dev.lattice.rooms.Room;

import static dev.lattice.engine.html.Html.*;

/**
 * A document in an editor of the JavaScript world, and beside it an outline that the
 * server renders of the same document. The editor joins the room by a protocol of Yjs.
 */
@LatticeComponent(value = "/document", title = "Shared document")
public final class SharedDocument extends Component {

	private final Hook editor = hook("editor");

	private final Signal<String> status = signal("connecting");

	private final Room document;

	private final Supplier<List<Heading>> outline;

	private final Guest guest;

	public SharedDocument(Room document, Optional<Principal> user) {
		this.document = document;
		this.outline = document.computed(Outline::of);
		this.guest = Guest.of(user);
	}

	@Override
	protected View view() {
		return main(cls("wide"), h1("Shared document"), div(cls("split"), section(aria("label", "Editor"),
				div(cls("editor"), this.editor, ignore(), data("room", this.document.name()),
						data("user", this.guest.name()), data("tint", this.guest.tint()), onPush("status", this::tell)),
				p(role("status"), cls("muted"), text(this.status))),
				nav(cls("outline"), aria("label", "Outline"), h2("Outline"),
						ul(each(this.outline, Heading::number,
								(heading) -> li(heading.text(), cls("level-" + heading.level())))),
						when(() -> this.outline.get().isEmpty(),
								() -> p("Begin a line with “# ” to make a heading.", cls("muted"))))),
				Layout.home());
	}

	private void tell(Payload payload) {
		this.status.set(payload.get("status").string());
	}

	/**
	 * A heading of the document.
	 *
	 * @param number its number in the document, from 0
	 * @param level how deep it is, from 1
	 * @param text what it says
	 */
	record Heading(int number, int level, String text) {
	}

}
