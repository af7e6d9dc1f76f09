package dev.lattice.sample;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Memo;
import dev.lattice.rooms.Presence;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.SaveState;
import dev.lattice.rooms.SharedCounter;
import dev.lattice.rooms.SharedText;

import static dev.lattice.engine.html.Html.*;

/**
 * A poll. Counters of a room add up whoever votes at the same time, on whichever node,
 * and are still there after a restart. The question is a text that many type in at once.
 */
@LatticeComponent(value = "/poll", title = "Poll")
public final class Poll extends Component {

	private static final List<String> ANSWERS = List.of("Tea", "Coffee", "Water");

	private final Room poll;

	private final SharedText question;

	private final Presence<Guest> people;

	private final List<SharedCounter> votes;

	private final Memo<Long> all;

	public Poll(Room poll, Optional<Principal> user) {
		this.poll = poll;
		this.question = poll.text("question");
		this.people = poll.presence(Guest.of(user));
		this.votes = ANSWERS.stream().map((answer) -> poll.counter("votes for " + answer)).toList();
		this.all = memo(() -> this.votes.stream().mapToLong(SharedCounter::get).sum());
	}

	@Override
	protected View view() {
		return main(h1("Poll"),
				label(cls("stacked"), text("Question"),
						input(bind(this.question.with(this.people)), placeholder("What shall it be?"))),
				ul(cls("answers"), each(ANSWERS, (answer) -> answer, this::answer)),
				p(text(() -> this.all.get() + ((this.all.get() == 1) ? " vote, " : " votes, ") + saved())),
				Layout.home());
	}

	private View answer(String answer) {
		SharedCounter count = this.votes.get(ANSWERS.indexOf(answer));
		return li(button(answer, onClick(count::increment)),
				progress(aria("label", answer), max("1"), value(() -> share(count))), span(text(count)));
	}

	private String share(SharedCounter count) {
		return Double.toString((double) count.get() / Math.max(1, this.all.get()));
	}

	/** Saved means that the log has it, not that it was sent. */
	private String saved() {
		SaveState state = this.poll.saveState().get();
		return switch (state) {
			case SAVED -> "saved";
			case SENDING -> "sending …";
			case OFFLINE -> "not saved";
		};
	}

}
