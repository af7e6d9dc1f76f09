package dev.lattice.collaboration;

import java.util.Map;

import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AwarenessBacklogTests {

	private final AwarenessBacklog backlog = new AwarenessBacklog();

	private final Awareness seen = awareness(99);

	private static Awareness awareness(long client) {
		return new Awareness(client, () -> 0, AwarenessLimits.DEFAULT);
	}

	@Test
	void ofEachClientTheLatestIsTold() {
		Awareness one = awareness(1);
		Awareness two = awareness(2);
		for (int i = 0; i < 10; i++) {
			one.setLocalState(Map.of("at", i));
			assertThat(this.backlog.add(one.encodeUpdate())).isEqualTo(i == 0);
			two.setLocalState(Map.of("at", -i));
			this.backlog.add(two.encodeUpdate());
		}

		byte[] update = this.backlog.take();

		assertThat(update).hasSizeLessThan(40);
		this.seen.applyUpdate(update, null);
		assertThat(this.seen.states().get(1L)).hasToString("{at=9}");
		assertThat(this.seen.states().get(2L)).hasToString("{at=-9}");
		assertThat(this.backlog.take()).isNull();
	}

	@Test
	void whoHasLeftStaysGone() {
		Awareness one = awareness(1);
		one.setLocalState(Map.of("at", 1));
		this.seen.applyUpdate(one.encodeUpdate(), null);
		this.backlog.add(one.encodeUpdate());
		one.setLocalState(null);
		this.backlog.add(one.encodeUpdate(java.util.List.of(1L)));

		byte[] update = this.backlog.take();
		assertThat(update).isNotNull();
		this.seen.applyUpdate(update, null);

		assertThat(this.seen.states()).doesNotContainKey(1L);
	}

}
