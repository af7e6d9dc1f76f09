package dev.lattice.sample;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class DeflatedPatchesIT {

	/** The first byte of a deflated frame (P-61). */
	private static final byte DEFLATED = 0x78;

	@Test
	void aTableThatIsSortedComesDeflatedAndWhatFollowsStaysInOrder(Tab tab) {
		List<byte[]> frames = new CopyOnWriteArrayList<>();
		tab.page()
			.onWebSocket((socket) -> socket
				.onFrameReceived((frame) -> frames.add((frame.binary() != null) ? frame.binary() : new byte[1])));
		tab.open("/table");
		Locator first = tab.page().locator(".shares .body [aria-rowindex='2']").getByRole(AriaRole.CELL).first();

		for (int turn = 0; turn < 3; turn++) {
			tab.button("Symbol").click();
			assertThat(first).hasText("OUP");
			tab.button("Symbol").click();
			assertThat(first).hasText("AAA");
		}

		assertThat(frames).anyMatch((frame) -> frame[0] == DEFLATED).anyMatch((frame) -> frame[0] != DEFLATED);
		assertThat(tab.page().evaluate("() => globalThis.lattice.connected")).isEqualTo(true);
	}

}
