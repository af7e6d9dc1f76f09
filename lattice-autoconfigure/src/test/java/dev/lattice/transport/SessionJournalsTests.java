package dev.lattice.transport;

import java.util.LinkedHashMap;

import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.engine.session.journal.JournalLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SessionJournalsTests {

	private final SessionJournals journals = new SessionJournals(JournalDetail.OUTPUTS, JournalLimits.DEFAULTS, 2);

	@Test
	void nothingIsRecordedUnlessAskedFor() {
		assertThat(this.journals.begin(at("/a"))).isNull();
		assertThat(this.journals.journals()).isEmpty();
	}

	@Test
	void asManySessionsAreRecordedAsWereAskedFor() {
		this.journals.record(1, null);

		assertThat(this.journals.begin(at("/a"))).isSameAs(this.journals.find(1));
		assertThat(this.journals.begin(at("/a"))).isNull();
	}

	@Test
	void onlySessionsOfThePathAreRecorded() {
		this.journals.record(1, "/b");

		assertThat(this.journals.begin(at("/a"))).isNull();
		assertThat(this.journals.begin(at("/b"))).isNotNull();
	}

	@Test
	void theOldestJournalIsDroppedForOneMore() {
		this.journals.record(3, null);
		for (int i = 1; i <= 3; i++) {
			this.journals.begin(at("/" + i));
		}

		assertThat(this.journals.find(1)).isNull();
		assertThat(this.journals.journals()).extracting(SessionJournals.Kept::path).containsExactly("/2", "/3");
	}

	@Test
	void journalsCanBeDropped() {
		this.journals.record(2, null);
		this.journals.begin(at("/a"));
		this.journals.clear();

		assertThat(this.journals.journals()).isEmpty();
		assertThat(this.journals.wanted()).isEqualTo(1);
	}

	@Test
	void numbersThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.journals.record(-1, null))
			.withMessageContaining("no -1 sessions");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SessionJournals(JournalDetail.OUTPUTS, JournalLimits.DEFAULTS, 0))
			.withMessageContaining("lattice.journal.max-journals");
	}

	private static Location at(String path) {
		return new Location(path, new LinkedHashMap<>());
	}

}
