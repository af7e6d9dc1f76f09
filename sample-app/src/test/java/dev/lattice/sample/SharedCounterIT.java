package dev.lattice.sample;

import dev.lattice.engine.signal.SharedSignal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SampleTest
class SharedCounterIT {

	@Autowired
	private SharedSignal<Integer> votes;

	@BeforeEach
	void startAtZero() {
		this.votes.set(0);
	}

	@Test
	void bothTabsFollowEachOther(Tab one, Tab other) {
		one.open("/shared");
		other.open("/shared");
		one.button("Vote").click();
		other.shows("Votes: 1");
		other.button("Vote").click();
		one.shows("Votes: 2");
	}

	@Test
	void whoComesLaterSeesTheVotes(Tab one, Tab later) {
		one.open("/shared");
		one.button("Vote").click();
		one.shows("Votes: 1");
		later.open("/shared");
		later.shows("Votes: 1");
	}

	@Test
	void noVoteIsLostWhenBothHurry(Tab one, Tab other) {
		one.open("/shared");
		other.open("/shared");
		one.press(one.button("Vote"), 20);
		other.press(other.button("Vote"), 20);
		one.shows("Votes: 40");
		other.shows("Votes: 40");
	}

	@Test
	void theApplicationCanVoteToo(Tab tab) {
		tab.open("/shared");
		this.votes.set(7);
		tab.shows("Votes: 7");
	}

}
