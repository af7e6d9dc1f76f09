package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a graph keeps of something outside of it. */
class MirrorTests {

	private final Scope root = Scope.root((action) -> {
	});

	private final List<String> log = new ArrayList<>();

	private Mirror mirror(String source) {
		return Scope.mirror(source, (root) -> {
			this.log.add("made " + source);
			return () -> this.log.add("ended " + source);
		});
	}

	@Test
	void isMadeOnceForAGraphAndEndsWithIt() {
		this.root.run(() -> assertThat(mirror("a")).isSameAs(mirror("a")));
		this.root.child().run(() -> mirror("a"));
		assertThat(this.log).containsExactly("made a");
		this.root.dispose();
		assertThat(this.log).containsExactly("made a", "ended a");
	}

	@Test
	void isMadeAnewAfterItWasEnded() {
		this.root.run(() -> {
			mirror("a");
			this.root.endMirror("a");
			assertThat(Scope.existingMirror("a")).isNull();
			assertThat(mirror("a")).isSameAs(Scope.existingMirror("a"));
		});
		assertThat(this.log).containsExactly("made a", "ended a", "made a");
	}

	@Test
	void isNotThereOutsideOfGraphs() {
		assertThat(mirror("a")).isNull();
		assertThat(Scope.existingMirror("a")).isNull();
		assertThat(this.root.isCurrentGraph()).isFalse();
		assertThat(this.root.call(this.root::isCurrentGraph)).isTrue();
	}

	@Test
	void aWriteToItsSourceIsRefusedInsideAMemo() {
		Scope.checkWritable("source");
		Memo<Integer> memo = this.root.call(() -> new Memo<>(() -> {
			Scope.checkWritable("source");
			return 1;
		}));
		this.root.run(() -> assertThatIllegalStateException().isThrownBy(memo::get)
			.withMessageContaining("The source was set while computing"));
	}

}
