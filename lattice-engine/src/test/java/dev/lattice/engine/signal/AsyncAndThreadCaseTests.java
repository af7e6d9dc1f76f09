package dev.lattice.engine.signal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.lattice.engine.component.Async;
import dev.lattice.engine.component.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes from elsewhere: later, or from another thread. */
class AsyncAndThreadCaseTests {

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Scope session = Scope.root(this.mailbox::add);

	private final Runs runs = new Runs();

	private final List<Resource.Result<String>> loads = new ArrayList<>();

	private final List<Async<String>> seen = new ArrayList<>();

	@ConformanceCase("A01")
	void aResourceKeepsItsValueWhileItLoadsAnew() {
		Resource<Integer, String> resource = this.session.call(this::resource);
		assertThat(this.seen).containsExactly(new Async.Loading<>());

		this.loads.get(0).ready("one");
		turns();
		assertThat(this.seen).containsExactly(new Async.Loading<>(), new Async.Ready<>("one"));

		this.session.run(resource::refresh);
		assertThat(this.seen).hasSize(3).endsWith(new Async.Loading<>("one"));

		this.loads.get(1).ready("two");
		turns();
		assertThat(this.seen).hasSize(4).endsWith(new Async.Ready<>("two"));
	}

	@ConformanceCase("A03")
	void aResourceThatEndsWhileItLoadsIgnoresTheResult() {
		Scope part = this.session.child();
		Resource<Integer, String> resource = part.call(this::resource);

		part.dispose();
		this.loads.get(0).ready("too late");
		turns();

		assertThat(this.seen).containsExactly(new Async.Loading<>());
		assertThat(this.session.call(resource.value()::peek)).isEqualTo(new Async.Loading<>());
	}

	@ConformanceCase("A05")
	void aReadOnAnotherThreadIsRefusedAndIsNoDependency() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		List<Throwable> refused = new ArrayList<>();
		this.runs.effect("e", () -> {
			a.get();
			refused.add(thrownOnAnotherThread(b::get));
		});
		this.runs.forget();

		b.set(1);

		assertThat(this.runs.of("e")).isZero();
		assertThat(refused).singleElement()
			.isInstanceOfSatisfying(IllegalStateException.class,
					(ex) -> assertThat(ex).hasMessageContaining("Scope.post"));
	}

	@ConformanceCase("A06")
	void aWriteOnAnotherThreadIsRefusedAndPostsArriveInOrder() {
		Signal<Integer> a = this.session.call(() -> new Signal<>(0).named("a"));
		this.session.run(() -> new Effect(() -> this.runs.note("saw " + a.get())));

		assertThat(thrownOnAnotherThread(() -> a.set(1))).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("signal 'a'")
			.hasMessageContaining("Scope.post");
		assertThat(thrownOnAnotherThread(() -> {
			this.session.post(() -> a.set(1));
			this.session.post(() -> a.set(2));
			this.session.post(() -> a.set(3));
		})).isNull();

		assertThat(this.runs.inOrder()).containsExactly("saw 0");
		turns();
		assertThat(this.runs.inOrder()).containsExactly("saw 0", "saw 1", "saw 2", "saw 3");
	}

	/** Makes a resource whose loads and states are noted, in the current scope. */
	private Resource<Integer, String> resource() {
		Resource<Integer, String> resource = new Resource<>(new Signal<>(1), (value, result) -> this.loads.add(result));
		new Effect(() -> this.seen.add(resource.value().get()));
		return resource;
	}

	private void turns() {
		while (!this.mailbox.isEmpty()) {
			this.mailbox.remove().run();
		}
	}

	private static Throwable thrownOnAnotherThread(Runnable action) {
		Throwable[] thrown = { null };
		Thread thread = Thread.ofPlatform().uncaughtExceptionHandler((failed, ex) -> thrown[0] = ex).start(action);
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
		return thrown[0];
	}

}
