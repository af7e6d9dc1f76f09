package dev.lattice.whole;

import java.util.List;

import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@Server
class CompressionTests {

	private static final String PAGE = "0123456789abcdef";

	/** The button's handler: slot 1 of the instance 1. */
	private static final int BUTTON = 2;

	@LocalServerPort
	private int port;

	@Autowired
	private WebTestClient web;

	@Test
	void aLongPatchIsDeflatedForAClientThatCanInflate() {
		try (LivePage live = joined(LivePage.openInflating(this.port), "/ledger")) {
			assertThat(live.event(BUTTON).next()).contains("line 499");
			assertThat(live.deflated()).isOne();
		}
	}

	@Test
	void aShortPatchIsNot() {
		try (LivePage live = joined(LivePage.openInflating(this.port), "/counter")) {
			assertThat(live.event(BUTTON).next()).contains("1");
			assertThat(live.deflated()).isZero();
		}
	}

	@Test
	void aClientThatCannotInflateGetsAllAsItIs() {
		try (LivePage live = joined(LivePage.open(this.port), "/ledger")) {
			assertThat(live.event(BUTTON).next()).contains("line 499");
			assertThat(live.deflated()).isZero();
		}
	}

	@Test
	void aPageThatForbidsItGetsAllAsItIs() {
		try (LivePage live = joined(LivePage.openInflating(this.port), "/ledger?secret=yes")) {
			assertThat(live.event(BUTTON).next()).contains("line 499");
			assertThat(live.deflated()).isZero();
		}
	}

	@Test
	void aPatchThatIsSentAgainIsDeflatedAgain() {
		PageMarkup page = PageMarkup.get(this.web, "/ledger");
		List<@Nullable Object> patch;
		try (LivePage first = LivePage.openInflating(this.port).hello(page.token(), PAGE, "/ledger", page.digest())) {
			first.next();
			patch = first.event(BUTTON).next();
		}
		try (LivePage second = LivePage.openInflating(this.port)
			.after(1)
			.hello(page.token(), PAGE, "/ledger", page.digest())) {
			assertThat(second.next()).containsExactly(Wire.WELCOME, Wire.RESUMED, 1, "");
			assertThat(second.next()).isEqualTo(patch);
			assertThat(second.deflated()).isOne();
		}
	}

	@Nested
	@TestPropertySource(properties = "lattice.websocket.compression=false")
	class SwitchedOff {

		@LocalServerPort
		private int port;

		@Test
		void nothingIsDeflated() {
			WebTestClient web = PageMarkup.client(this.port);
			try (LivePage live = joined(web, LivePage.openInflating(this.port), "/ledger")) {
				assertThat(live.event(BUTTON).next()).contains("line 499");
				assertThat(live.deflated()).isZero();
			}
		}

	}

	private LivePage joined(LivePage live, String path) {
		return joined(this.web, live, path);
	}

	private static LivePage joined(WebTestClient web, LivePage live, String path) {
		PageMarkup page = PageMarkup.get(web, path);
		live.hello(page.token(), PAGE, path, page.digest()).next();
		return live;
	}

}
