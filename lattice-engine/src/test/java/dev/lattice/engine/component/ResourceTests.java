package dev.lattice.engine.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Loading, loading anew, and what comes too late. */
class ResourceTests {

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Scope session = Scope.root(this.mailbox::add);

	private final Scope part = this.session.child();

	private final Signal<Integer> source = this.session.call(() -> new Signal<>(1));

	private final List<String> log = new ArrayList<>();

	private final List<Resource.Result<String>> loads = new ArrayList<>();

	private final List<Async<String>> seen = new ArrayList<>();

	private Resource<Integer, String> resource() {
		return this.part.call(() -> {
			Resource<Integer, String> resource = new Resource<>(this.source, (value, result) -> {
				this.log.add("load " + value);
				this.loads.add(result);
			});
			new Effect(() -> this.seen.add(resource.value().get()));
			return resource;
		});
	}

	private void turns() {
		while (!this.mailbox.isEmpty()) {
			this.mailbox.remove().run();
		}
	}

	@Nested
	class Loading {

		@Test
		void beginsAtOnceAndTellsItsResultInALaterTurn() {
			resource();
			ResourceTests.this.loads.get(0).ready("one");
			assertThat(ResourceTests.this.seen).containsExactly(new Async.Loading<>());

			turns();

			assertThat(ResourceTests.this.log).containsExactly("load 1");
			assertThat(ResourceTests.this.seen).containsExactly(new Async.Loading<>(), new Async.Ready<>("one"));
		}

		@Test
		void mayEndOnAnotherThread() throws InterruptedException {
			resource();

			Thread.ofPlatform().start(() -> ResourceTests.this.loads.get(0).ready("one")).join();
			turns();

			assertThat(ResourceTests.this.seen).endsWith(new Async.Ready<>("one"));
		}

		@Test
		void mayFail() {
			IllegalStateException failure = new IllegalStateException("planned");
			resource();

			ResourceTests.this.loads.get(0).failed(failure);
			turns();

			assertThat(ResourceTests.this.seen).containsExactly(new Async.Loading<>(), new Async.Failed<>(failure));
		}

		@Test
		void failsWhenItCannotBegin() {
			IllegalStateException failure = new IllegalStateException("planned");

			Async<String> state = ResourceTests.this.part
				.call(() -> new Resource<Integer, String>(ResourceTests.this.source, (value, result) -> {
					throw failure;
				}).value().get());

			assertThat(state).isEqualTo(new Async.Failed<>(failure));
		}

		@Test
		void dependsOnTheSourceAlone() {
			Signal<Integer> other = ResourceTests.this.session.call(() -> new Signal<>(1));
			ResourceTests.this.part.run(() -> new Resource<>(ResourceTests.this.source,
					(value, result) -> ResourceTests.this.log.add("load " + value + " " + other.get())));

			ResourceTests.this.session.run(() -> other.set(2));

			assertThat(ResourceTests.this.log).containsExactly("load 1 1");
		}

	}

	@Nested
	class LoadingAnew {

		private final Resource<Integer, String> resource = resource();

		@Test
		void keepsTheValueThatThereWas() {
			ResourceTests.this.loads.get(0).ready("one");
			turns();

			ResourceTests.this.session.run(() -> ResourceTests.this.source.set(2));

			assertThat(ResourceTests.this.log).containsExactly("load 1", "load 2");
			assertThat(ResourceTests.this.seen).hasSize(3).endsWith(new Async.Loading<>("one"));
			assertThat(ResourceTests.this.seen.getLast().latest()).isEqualTo("one");
		}

		@Test
		void keepsItThroughSeveralLoads() {
			ResourceTests.this.loads.get(0).ready("one");
			turns();

			ResourceTests.this.session.run(this.resource::refresh);
			ResourceTests.this.session.run(this.resource::refresh);

			assertThat(ResourceTests.this.log).hasSize(3);
			assertThat(ResourceTests.this.seen).hasSize(3).endsWith(new Async.Loading<>("one"));
		}

		@Test
		void keepsNothingOfAFailure() {
			ResourceTests.this.loads.get(0).failed(new IllegalStateException("planned"));
			turns();

			ResourceTests.this.session.run(this.resource::refresh);

			assertThat(ResourceTests.this.seen).hasSize(3).endsWith(new Async.Loading<>());
		}

		@Test
		void makesTheLoadBeforeVoid() {
			ResourceTests.this.session.run(this.resource::refresh);

			ResourceTests.this.loads.get(1).ready("new");
			ResourceTests.this.loads.get(0).ready("old");
			turns();

			assertThat(ResourceTests.this.seen).containsExactly(new Async.Loading<>(), new Async.Ready<>("new"));
		}

		@Test
		void makesAResultThatWaitsForItsTurnVoid() {
			ResourceTests.this.loads.get(0).ready("old");
			ResourceTests.this.session.run(this.resource::refresh);

			turns();

			assertThat(ResourceTests.this.seen).containsExactly(new Async.Loading<>());
		}

		@Test
		void cleansUpAfterTheLoadBefore() {
			Signal<Integer> id = ResourceTests.this.session.call(() -> new Signal<>(1));
			ResourceTests.this.part.run(() -> new Resource<>(id,
					(value, result) -> Scope.onDispose(() -> ResourceTests.this.log.add("cancel " + value))));

			ResourceTests.this.session.run(() -> id.set(2));
			assertThat(ResourceTests.this.log).containsExactly("load 1", "cancel 1");

			ResourceTests.this.part.dispose();
			assertThat(ResourceTests.this.log).containsExactly("load 1", "cancel 1", "cancel 2");
		}

		@Test
		void isRefusedOutsideATurn() {
			assertThatThrownBy(this.resource::refresh).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("Scope.post");
		}

	}

	@Test
	void aResourceThatHasEndedLoadsNothingAndTakesNothing() {
		Resource<Integer, String> resource = resource();
		this.part.dispose();

		this.loads.get(0).ready("too late");
		this.session.run(() -> this.source.set(2));
		this.session.run(resource::refresh);
		turns();

		assertThat(this.log).containsExactly("load 1");
		assertThat(this.seen).containsExactly(new Async.Loading<>());
		assertThat(this.session.call(() -> resource.value().peek())).isEqualTo(new Async.Loading<>());
	}

	@Nested
	class OfAComponent {

		private final Deque<Runnable> tasks = new ArrayDeque<>();

		@Test
		void loadsRunBesideTheTurns() {
			Memo<Async<String>> state = load();
			assertThat(state.peek()).isEqualTo(new Async.Loading<>());

			this.tasks.remove().run();
			turns();
			assertThat(state.peek()).isEqualTo(new Async.Ready<>("value 1"));

			ResourceTests.this.session.run(() -> ResourceTests.this.source.set(0));
			assertThat(state.peek()).isEqualTo(new Async.Loading<>("value 1"));

			this.tasks.remove().run();
			turns();
			assertThat(state.peek()).isInstanceOfSatisfying(Async.Failed.class,
					(failed) -> assertThat(failed.cause()).hasMessage("planned"));
		}

		private Memo<Async<String>> load() {
			ResourceTests.this.session.provide(new ComponentContext(new Location("/", Map.of()), this.tasks::add,
					new ClientMessages(), new Timers(10, 0)));
			return ResourceTests.this.session.call(() -> new Loader(ResourceTests.this.source).state);
		}

	}

	/** Loads text for a number, and fails at 0. */
	private static final class Loader extends Component {

		private final Memo<Async<String>> state;

		Loader(Signal<Integer> source) {
			this.state = async(source, (value) -> {
				if (value == 0) {
					throw new IllegalStateException("planned");
				}
				return "value " + value;
			});
		}

		@Override
		protected View view() {
			throw new UnsupportedOperationException("not shown");
		}

	}

}
