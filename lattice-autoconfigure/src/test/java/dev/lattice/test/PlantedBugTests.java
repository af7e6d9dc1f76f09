package dev.lattice.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.lattice.engine.patch.Wire;
import dev.lattice.test.PlantedBug.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The simulator notices faults of the kinds that it is there for. */
class PlantedBugTests {

	private static final long SEEDS = 200;

	private static final String SESSION = "engine.session.";

	static List<PlantedBug> bugs() {
		return List.of(bug("acknowledgements are lost", "Outbox", "acknowledge", Change.returns(null)),
				bug("an input that came before is applied again", "Inputs", "take", Change.number(0, 1)),
				bug("a copy of a page takes over the session of the original", "Session", "connect",
						Change.holds("equals")),
				bug("the late end of an old connection ends the new one", "Session", "disconnected",
						Change.holds("isOver")),
				bug("patches all have the same number", "Outbox", "add", Change.keeping("last")),
				bug("patches are made without bound", "Outbox", "isOpen", Change.returns(true)),
				bug("missed patches are not sent again", "Outbox", "frames", Change.returns(List.of())),
				bug("missed patches are sent again to a page that cannot use them", "Delivery", "canResend",
						Change.returns(true)),
				new PlantedBug("a page that is said again is not told the templates", "engine.render.Renderer",
						"sayPage", Change.without("forgetTemplates")),
				bug("receipts are not sent", "Inputs", "isOwing", Change.returns(false)),
				bug("WELCOME tells no input as received", "Delivery", "welcome", Change.without("last")),
				bug("a new session welcomes the page as the old one", "Session", "connectFresh",
						Change.number(Wire.MOUNTED, Wire.RESUMED)),
				new PlantedBug("a timer runs twice", "engine.component.Timers", "run", Change.twice("run")),
				bug("a session does not notice that its connection is gone", "Session", "disconnected",
						Change.returns(null)),
				new PlantedBug("a sweep forgets the sessions", "transport.SessionActor", "sweep", Change.returns(null)),
				new PlantedBug("the mailbox does not notice that frames had their turn", "transport.Mailbox",
						"lambda$offer$0", Change.without("decrementAndGet")),
				bug("a posted action is not followed by a patch", "Session", "run", Change.without("render")),
				bug("waking forgets that patches were dropped", "Outbox", "hasAllAfter", Change.returns(true)),
				bug("a session that waits for its page hibernates", "Delivery", "rests", Change.returns(true)),
				bug("a session never hibernates", "Hibernation", "rests", Change.returns(false)),
				bug("a page is not given its state to hold", "Delivery", "keep", Change.returns(null)),
				new PlantedBug("values that were kept are not restored", "engine.durable.DurableState", "restore",
						Change.returns(null)),
				bug("a restored session welcomes the page as one without its state", "Session", "connectFresh",
						Change.number(Wire.RESTORED, Wire.MOUNTED)),
				bug("a navigation is not answered", "Delivery", "answer", Change.returns(null)),
				new PlantedBug("rows that were forgotten are not made anew", "engine.render.LiveHole", "recall",
						Change.returns(null)));
	}

	@ParameterizedTest
	@MethodSource("bugs")
	void aPlantedBugIsNoticed(PlantedBug bug) {
		long seed = bug.noticedBy(SEEDS);

		System.out.println("Noticed by seed " + seed + ": " + bug);
		assertThat(seed).as(bug.name()).isNotNegative();
	}

	@Test
	void codeThatIsOnlyLoadedAnewIsNotNoticed() {
		PlantedBug none = bug("none", "Outbox", "add", (to, descriptor) -> to);

		assertThat(none.noticedBy(10)).isEqualTo(-1);
	}

	@Test
	void theDocumentListsThem() throws IOException {
		String document = Files.readString(Path.of("../docs/simulation.md"));

		assertThat(bugs()).allSatisfy((bug) -> assertThat(document).contains("| " + bug.name() + " |"));
	}

	private static PlantedBug bug(String name, String type, String method, Change change) {
		return new PlantedBug(name, SESSION + type, method, change);
	}

}
