package dev.lattice.crdt.update;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.DocOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits are for what comes from outside. Spec C-12. */
class PendingLimitsTests {

	@Test
	void doNotHoldForWhatADocumentKeptOfSeveralUpdates() {
		Limits two = new Limits(1 << 10, 2, 100, 10);
		Doc doc = new Doc(DocOptions.of(7).withLimits(two));
		doc.applyUpdate(new TestUpdate().group(1, 2, "c", "d").v1());
		doc.applyUpdate(new TestUpdate().group(1, 4, "e", "f").v1());

		doc.applyUpdate(new TestUpdate().group(1, 0, "a", "b").v1());

		assertThat(doc.text("t")).hasToString("abcdef");
		assertThat(doc.hasPending()).isFalse();
	}

}
