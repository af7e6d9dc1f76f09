package dev.lattice.reactor;

import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.component.Async;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * Turns publishers into memos and signals into publishers.
 * <p>
 * Memos are made while a component is constructed, or wherever else a scope is current;
 * their subscription ends with that scope. Publishers may signal on any thread. Values
 * that come faster than the session turns are merged: it sees the latest. What publishers
 * find in their context is the host's: with Spring Security, the user.
 */
public final class Reactive {

	private static final Logger logger = LoggerFactory.getLogger(Reactive.class);

	private Reactive() {
	}

	/**
	 * Follows a publisher. A failure is logged, and the last value stays.
	 * @param <T> the type of the values
	 * @param source what to follow; subscribed to now
	 * @param initial the value until there is another
	 * @return the latest value
	 * @throws IllegalStateException if no scope is current
	 */
	public static <T> Memo<T> from(Publisher<? extends T> source, T initial) {
		Signal<T> value = new Signal<>(initial);
		Latest<T> latest = new Latest<>(Scope.current(), value::set);
		Disposable subscription = Flux.from(source)
			.contextWrite(PublisherContext.now())
			.subscribe(latest::offer, (failure) -> logger.error("A publisher failed; its last value stays", failure));
		Scope.onDispose(() -> end(subscription, latest));
		latest.deliver();
		return new Memo<>(value);
	}

	/**
	 * Loads something once. The latest value counts; a publisher that completes without
	 * any has failed with a {@link NoSuchElementException}.
	 * @param <T> the type of the value
	 * @param load what to load; subscribed to now
	 * @return how far it is
	 * @throws IllegalStateException if no scope is current
	 */
	public static <T> Memo<Async<T>> async(Publisher<? extends T> load) {
		return async(() -> load, (same) -> same);
	}

	/**
	 * Loads something whenever a source changes. A later value of the source cancels an
	 * earlier load.
	 * @param <S> the type of the source's values
	 * @param <T> the type of what is loaded
	 * @param source what the load depends on
	 * @param load makes the publisher of what is loaded; the latest value counts
	 * @return the state of the latest load
	 * @throws IllegalStateException if no scope is current
	 */
	public static <S extends @Nullable Object, T> Memo<Async<T>> async(Supplier<? extends S> source,
			Function<? super S, ? extends Publisher<? extends T>> load) {
		Signal<Async<T>> state = new Signal<>(new Async.Loading<>());
		new Effect(() -> {
			S value = source.get();
			state.set(new Async.Loading<>());
			Latest<Async<T>> latest = new Latest<>(Scope.current(), state::set);
			Context context = PublisherContext.now();
			Disposable subscription = Scope.untracked(() -> Flux.defer(() -> Flux.<T>from(load.apply(value)))
				.switchIfEmpty(Flux.error(() -> new NoSuchElementException("The publisher completed without a value")))
				.contextWrite(context)
				.subscribe((loaded) -> latest.offer(new Async.Ready<>(loaded)),
						(failure) -> latest.offer(new Async.Failed<>(failure))));
			Scope.onDispose(() -> end(subscription, latest));
			latest.deliver();
		});
		return new Memo<>(state);
	}

	/**
	 * Publishes a shared signal: its value, and then each change. A subscriber that is
	 * slow gets the latest. Values are published on the thread that sets them, so a
	 * subscriber that may block must go elsewhere first; null is left out.
	 * @param <T> the type of the values
	 * @param signal the signal
	 * @return its values; never completes
	 */
	public static <T> Flux<T> flux(SharedSignal<T> signal) {
		// What travels is that something changed: two threads that set the signal may
		// tell
		// so in either order, but the value is asked for after both.
		return Flux.<Boolean>create((sink) -> {
			Runnable unsubscribe = signal.subscribe(() -> sink.next(true));
			sink.onDispose(unsubscribe::run);
			sink.next(true);
		}, FluxSink.OverflowStrategy.LATEST).mapNotNull((changed) -> signal.peek()).distinctUntilChanged();
	}

	/**
	 * Publishes what a reading gives, now and whenever something that it read changes. A
	 * subscriber that is slow gets the latest. Values are published in the session's
	 * turn, so a subscriber that may block must go elsewhere first; null is left out.
	 * @param <T> the type of the values
	 * @param reading what to read, such as a signal
	 * @return its values; completes when the current scope ends
	 * @throws IllegalStateException if no scope is current
	 */
	public static <T> Flux<T> flux(Supplier<? extends T> reading) {
		Sinks.Many<T> values = Sinks.many().replay().latest();
		new Effect(() -> {
			T value = reading.get();
			if (value != null) {
				Scope.untracked(() -> values.tryEmitNext(value));
			}
		});
		Scope.onDispose(values::tryEmitComplete);
		return values.asFlux().onBackpressureLatest().distinctUntilChanged();
	}

	private static void end(Disposable subscription, Latest<?> latest) {
		latest.cancel();
		subscription.dispose();
	}

}
