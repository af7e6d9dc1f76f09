package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.TextCarets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** I-133 to I-136. */
class FieldCaretsTests {

	private final List<String> told = new ArrayList<>();

	private TextCarets.State state = new TextCarets.State(1, false, List.of());

	private final TextCarets others = new TextCarets() {

		@Override
		public Runnable follow(Runnable changed) {
			return () -> FieldCaretsTests.this.told.add("end");
		}

		@Override
		public State state() {
			return FieldCaretsTests.this.state;
		}

		@Override
		public void tell(long version, @Nullable Selection own) {
			FieldCaretsTests.this.told
				.add(version + ":" + ((own != null) ? own.anchor() + "-" + own.head() : "nowhere"));
		}

	};

	private final FieldCarets carets = new FieldCarets(this.others);

	private static TextCarets.Caret ada(int anchor, int head) {
		return new TextCarets.Caret("7", "Ada", "#123456", new TextCarets.Selection(anchor, head));
	}

	private void are(TextCarets.Caret... carets) {
		this.state = new TextCarets.State(1, true, List.of(carets));
	}

	@Test
	void whoIsAloneIsToldNothing() {
		assertThat(this.carets.say(1)).isEmpty();
		assertThat(this.carets.isAnyoneThere()).isFalse();
	}

	@Test
	void aPageIsToldWhetherItsCaretIsSeenAndWhereOthersAre() {
		are(ada(2, 4));
		assertThat(this.carets.say(1)).isEqualTo("[1,[\"7\",\"Ada\",\"#123456\",2,4]]");
		assertThat(this.carets.say(1)).isEmpty();
	}

	@Test
	void whatOnlyMovesAlongWithTheTextIsNotTold() {
		are(ada(2, 4));
		this.carets.say(1);
		this.carets.moved(Splices.parse("+3:abc"));
		are(ada(5, 7));
		assertThat(this.carets.say(1)).isEmpty();
	}

	@Test
	void aCaretThatIsElsewhereIsTold() {
		are(ada(2, 2));
		this.carets.say(1);
		this.carets.moved(Splices.parse("+3:abc"));
		are(ada(4, 4));
		assertThat(this.carets.say(1)).endsWith("4,4]]");
	}

	@Test
	void aPageOfWhichItIsNotKnownIsTold() {
		are(ada(2, 2));
		this.carets.say(1);
		this.carets.forget();
		assertThat(this.carets.say(1)).endsWith("2,2]]");
	}

	@Test
	void placesOfALaterTextAreToldWithIt() {
		are(ada(2, 2));
		assertThat(this.carets.say(0)).isEmpty();
		assertThat(this.carets.say(1)).isNotEmpty();
	}

	@Test
	void aLongNameIsCutAndALongColourIsNone() {
		are(new TextCarets.Caret("7", "n".repeat(38) + "😀😀", "c".repeat(41), new TextCarets.Selection(0, 0)));
		assertThat(this.carets.say(1)).isEqualTo("[1,[\"7\",\"" + "n".repeat(38) + "…\",\"\",0,0]]");
	}

	@Test
	void soManyAreShownAndNoMore() {
		List<TextCarets.Caret> many = new ArrayList<>();
		for (int client = 0; client < 30; client++) {
			many.add(new TextCarets.Caret("" + client, "x", "", new TextCarets.Selection(0, 0)));
		}
		are(many.toArray(new TextCarets.Caret[0]));
		assertThat(this.carets.say(1).split("\"x\"", -1)).hasSize(TextCarets.MOST + 1);
	}

	@Test
	void aFieldThatGoesLeavesNoCaret() {
		Runnable end = this.carets.follow(() -> {
		});
		this.carets.tell(3, new TextCarets.Selection(1, 2));
		end.run();
		assertThat(this.told).containsExactly("3:1-2", "0:nowhere", "end");
	}

	@Test
	void aFieldInItsPlaceGoesOnWithTheCaret() {
		Runnable end = this.carets.follow(() -> {
		});
		this.carets.tell(3, new TextCarets.Selection(1, 2));
		this.carets.goOnAs(new FieldCarets(this.others));
		end.run();
		assertThat(this.told).containsExactly("3:1-2", "end");
	}

	@Test
	void whoWasNowhereDoesNotLeave() {
		this.carets.tell(3, null);
		assertThat(this.told).isEmpty();
	}

}
