package dev.lattice.test;

import java.util.List;
import java.util.Map;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

class NetworkTests {

	private final TesterPages pages = new TesterPages(null, null, List.of(), new Templates(10), SessionLimits.DEFAULTS);

	private final TesterPage page = new TesterPage(this.pages, location(), Clicks::new,
			(address) -> new Destination.Granted(location(), Clicks::new));

	private final Network network = new Network(this.page);

	@Test
	void whatIsDelayedArrivesWhenItIsDelivered() {
		this.network.delay();
		click();
		assertThat(shown()).isEqualTo("0");

		this.network.deliver();

		assertThat(shown()).isEqualTo("1");
	}

	@Test
	void whatComesLateOverAnOldConnectionCountsOnce() {
		this.network.delay();
		click();
		this.network.reconnect();
		assertThat(shown()).isEqualTo("1");

		this.network.deliver();

		assertThat(shown()).isEqualTo("1");
		click();
		assertThat(shown()).isEqualTo("2");
	}

	@Test
	void whatIsDelayedOnADroppedConnectionIsSentAgain() {
		this.network.delay();
		click();
		this.network.drop();
		this.network.resume();

		assertThat(shown()).isEqualTo("1");
	}

	@Test
	void whatComesTwiceCountsOnce() {
		click();
		click();
		this.network.duplicate();

		assertThat(shown()).isEqualTo("2");
		click();
		assertThat(shown()).isEqualTo("3");
	}

	@Test
	void aCrashLosesTheSessionAndThePageGoesOnWithANewOne() {
		click();
		this.network.crash();
		click();
		this.network.resume();

		assertThat(shown()).isEqualTo("0");
		click();
		assertThat(shown()).isEqualTo("1");
	}

	@Test
	void whatWasDoneBeforeAnyPatchSurvivesACrash() {
		this.network.crash();
		click();
		this.network.resume();

		assertThat(shown()).isEqualTo("1");
	}

	@Test
	void anotherServerRendersThePageAnew() {
		click();
		this.network.resumeElsewhere();

		assertThat(shown()).isEqualTo("0");
		this.page.close();
	}

	private void click() {
		this.page.send(Listener.of(this.page.page(), this.page.page().document.select("button").first(), "click")
			.getFirst()
			.slot(), List.of());
	}

	private String shown() {
		return this.page.page().document.select("p").text();
	}

	private static Location location() {
		return new Location("/", Map.of());
	}

	/** Counts clicks. */
	private static final class Clicks extends Component {

		private final Signal<Integer> count = signal(0);

		@Override
		protected View view() {
			return main(p(this.count), button("+1", onClick(() -> this.count.update((n) -> n + 1))));
		}

	}

}
