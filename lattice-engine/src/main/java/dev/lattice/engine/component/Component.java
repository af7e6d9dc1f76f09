package dev.lattice.engine.component;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.collection.MapSignal;
import dev.lattice.engine.event.Json;
import dev.lattice.engine.html.ClientCommand;
import dev.lattice.engine.html.Hook;
import dev.lattice.engine.html.Supervision;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.BooleanSignal;
import dev.lattice.engine.signal.DoubleSignal;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.IntSignal;
import dev.lattice.engine.signal.LinkedSignal;
import dev.lattice.engine.signal.LongSignal;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Selector;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A live part of a page.
 * <p>
 * It is constructed once for each session that shows it, and its {@link #view} is called
 * once. Signals and lambdas in the view are holes that follow their values; everything
 * else stays as it is. What the fields, the constructor and the view make (memos,
 * effects, cleanups) ends with the session. All code of a component runs in its session's
 * turns, one at a time.
 */
public abstract class Component extends DurableSignals {

	private final Scope scope;

	private final ComponentContext context;

	/** Makes a component; only while its page is being made. */
	protected Component() {
		this.scope = Scope.current();
		this.context = Scope.provided(ComponentContext.class);
	}

	/**
	 * Describes the component. Called once.
	 * @return the view
	 */
	protected abstract View view();

	/**
	 * Says what becomes of the page when its code fails and no boundary takes that: by
	 * default it goes on with what it showed. Asked of the component of the page, after a
	 * failure; must not throw.
	 * @return the policy
	 */
	public Supervision supervision() {
		return Supervision.carryOn();
	}

	/**
	 * Returns the component's view, for the renderer. Applications embed a component with
	 * {@link #child}.
	 * @return the view
	 */
	public final View mount() {
		return this.scope.call(this::view);
	}

	/**
	 * Embeds another component, made by this one.
	 * @param component the other component
	 * @return its view
	 */
	protected final View child(Component component) {
		return component.mount();
	}

	/**
	 * Makes a signal.
	 * @param <T> the type of the value
	 * @param value the first value
	 * @return the signal
	 */
	protected final <T extends @Nullable Object> Signal<T> signal(T value) {
		return new Signal<>(value);
	}

	/**
	 * Makes a signal of an int that is never boxed.
	 * @param value the first value
	 * @return the signal
	 */
	protected final IntSignal intSignal(int value) {
		return new IntSignal(value);
	}

	/**
	 * Makes a signal of a long that is never boxed.
	 * @param value the first value
	 * @return the signal
	 */
	protected final LongSignal longSignal(long value) {
		return new LongSignal(value);
	}

	/**
	 * Makes a signal of a double that is never boxed.
	 * @param value the first value
	 * @return the signal
	 */
	protected final DoubleSignal doubleSignal(double value) {
		return new DoubleSignal(value);
	}

	/**
	 * Makes a signal of a boolean that is never boxed.
	 * @param value the first value
	 * @return the signal
	 */
	protected final BooleanSignal booleanSignal(boolean value) {
		return new BooleanSignal(value);
	}

	/**
	 * Makes a memo.
	 * @param <T> the type of the value
	 * @param computation computes the value from what it reads
	 * @return the memo
	 */
	protected final <T extends @Nullable Object> Memo<T> memo(Supplier<? extends T> computation) {
		return new Memo<>(computation);
	}

	/**
	 * Makes a list that is watched entry by entry.
	 * @param <T> the type of the entries
	 * @param entries the first entries, in order
	 * @return the list
	 */
	protected final <T> ListSignal<T> listSignal(Collection<? extends T> entries) {
		return new ListSignal<>(entries);
	}

	/**
	 * Makes an empty map that is watched key by key.
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return the map
	 */
	protected final <K, V> MapSignal<K, V> mapSignal() {
		return new MapSignal<>();
	}

	/**
	 * Makes a signal that is reset whenever its source changes.
	 * @param <S> the type of the source's values
	 * @param <T> the type of the value
	 * @param source what the value depends on
	 * @param reset makes the value of a new source; its reads are untracked
	 * @return the linked signal
	 */
	protected final <S extends @Nullable Object, T extends @Nullable Object> LinkedSignal<T> linkedSignal(
			Supplier<? extends S> source, Function<? super S, ? extends T> reset) {
		return LinkedSignal.of(source, reset);
	}

	/**
	 * Makes a selector: it tells of each key whether it is the selected one.
	 * @param <K> the type of the keys
	 * @param selected gives the selected key, or null for none
	 * @return the selector
	 */
	protected final <K> Selector<K> selector(Supplier<? extends @Nullable K> selected) {
		return new Selector<>(selected);
	}

	/**
	 * Makes an effect and runs it.
	 * @param action what to do whenever something that it read has changed
	 * @return the effect
	 */
	protected final Effect effect(Runnable action) {
		return new Effect(action);
	}

	/**
	 * Runs something once when the component ends.
	 * @param cleanup what to do
	 */
	protected final void onDispose(Runnable cleanup) {
		Scope.onDispose(cleanup);
	}

	/**
	 * Hands an action over to the component's session, from any thread; it runs in a
	 * later turn, unless the session has ended.
	 * @param action what to do
	 */
	protected final void post(Runnable action) {
		this.scope.post(action);
	}

	/**
	 * Makes a place where a script of the application takes part,
	 * {@code lattice.hooks.<name>} in the browser. It is an attribute: give it to the
	 * element that the script is for.
	 * @param name the name under which the script is registered
	 * @return the hook
	 */
	protected final Hook hook(String name) {
		ClientMessages messages = this.context.messages();
		int number = messages.nextNumber();
		return new Hook(name, number, (event, payload) -> messages.push(number, event, payload));
	}

	/**
	 * Sends an event to all hooks of the page, with the next patch. A hook that is not
	 * there when it comes misses it.
	 * @param event the event's name
	 * @param payload null, a boolean, number, string, list or map; at most 65,536
	 * characters as JSON
	 * @throws IllegalArgumentException if the payload is none of these, or too long
	 * @throws IllegalStateException if too many messages wait for the page already
	 */
	protected final void push(String event, @Nullable Object payload) {
		this.context.messages().push(0, event, Json.write(payload));
	}

	/**
	 * Lets the browser carry out commands when the next patch stands.
	 * @param commands the commands, in order; each says with
	 * {@link ClientCommand#on(String)} what it is for
	 * @throws IllegalArgumentException if a command does not say what it is for
	 * @throws IllegalStateException if too many messages wait for the page already
	 */
	protected final void runInBrowser(ClientCommand... commands) {
		this.context.messages().run(List.of(commands));
	}

	/**
	 * Makes a signal that lives in the query of the page's address: it starts with what
	 * stands there, the address follows it in place, and it follows the address when the
	 * user goes back, forward, or to a link to this page with another query.
	 * @param name the name of the parameter
	 * @param absent the value when the parameter is not there; the address leaves it out
	 * then
	 * @return the signal
	 */
	protected final Signal<String> queryParameter(String name, String absent) {
		return queryParameter(name, absent, HistoryEntry.REPLACE);
	}

	/**
	 * Makes a signal that lives in the query of the page's address, as
	 * {@link #queryParameter(String, String)} does.
	 * @param name the name of the parameter
	 * @param absent the value when the parameter is not there; the address leaves it out
	 * then
	 * @param entry what a change of the signal does to the browser's history
	 * @return the signal
	 */
	protected final Signal<String> queryParameter(String name, String absent, HistoryEntry entry) {
		Location location = this.context.location();
		String present = location.query(name);
		Signal<String> value = new Signal<>((present != null) ? present : absent);
		location.bind(name, absent, value);
		new Effect(() -> location.query(name, value.get().equals(absent) ? null : value.get(), entry));
		return value;
	}

	/**
	 * Sends the browser to another page, as if the user had followed a link. The page
	 * stays live until the other one is there; of several calls in a turn the last
	 * counts.
	 * @param address a path of this application with or without a query and a fragment,
	 * such as {@code /orders/7?tab=items}; a query alone, for this page; or an address on
	 * another server with {@code https://} or {@code http://}. Values of users in it must
	 * be percent-encoded
	 * @throws IllegalArgumentException if it is none of these, has spaces or control
	 * characters, or is longer than {@value Departure#MAX_ADDRESS} characters
	 */
	protected final void navigate(String address) {
		navigate(address, HistoryEntry.PUSH);
	}

	/**
	 * Sends the browser to another page, as {@link #navigate(String)} does.
	 * @param address the address
	 * @param entry what that does to the browser's history
	 * @throws IllegalArgumentException if it is no address, as there
	 */
	protected final void navigate(String address, HistoryEntry entry) {
		this.context.location().leave(new Departure(address, entry));
	}

	/**
	 * Returns the head of the page's document, to give it a title and more.
	 * @return the head
	 */
	protected final Head head() {
		return Scope.provided(Head.class);
	}

	/**
	 * Does something once, later, in a turn of the session. The timer ends with the
	 * current scope: in a constructor with the page, in an effect or a row with that.
	 * @param milliseconds how much later, at least 0
	 * @param action what to do; runs in a batch
	 * @return the timer, to be cancelled
	 * @throws IllegalStateException if the session has too many timers
	 */
	protected final Timer after(long milliseconds, Runnable action) {
		if (milliseconds < 0) {
			throw new IllegalArgumentException("A timer runs later, not after " + milliseconds + " ms");
		}
		return this.context.timers().add(milliseconds, 0, action);
	}

	/**
	 * Does something again and again, in turns of the session, for the first time after
	 * one period. A period that passes while the session is busy is left out. The timer
	 * ends as that of {@link #after} does; it goes on while the page has no connection.
	 * @param milliseconds the time from one run to the next, at least 1
	 * @param action what to do; runs in a batch
	 * @return the timer, to be cancelled
	 * @throws IllegalStateException if the session has too many timers
	 */
	protected final Timer every(long milliseconds, Runnable action) {
		if (milliseconds < 1) {
			throw new IllegalArgumentException("A period is at least 1 ms, not " + milliseconds + " ms");
		}
		return this.context.timers().add(milliseconds, milliseconds, action);
	}

	/**
	 * Keeps what this page is sent from being compressed, from now on until its document
	 * is loaded anew. For pages that show a secret beside text that somebody else can
	 * choose: of what is compressed, the size tells whether the two are alike. Called in
	 * the constructor or the view, it holds for the first HTML too.
	 */
	protected final void forbidCompression() {
		Scope.provided(Compression.class).forbid();
	}

	/**
	 * Loads something whenever a source changes, off the session's thread. A later value
	 * of the source makes an earlier load's result void. Where the load itself must be in
	 * hand, to refresh it or to cancel it, make a {@link Resource}.
	 * @param <S> the type of the source's values
	 * @param <T> the type of the result
	 * @param source what the load depends on
	 * @param load loads; may block; may run beside the session's turns, so it must not
	 * touch signals
	 * @return the state of the latest load
	 */
	protected final <S extends @Nullable Object, T> Memo<Async<T>> async(Supplier<? extends S> source,
			Function<? super S, ? extends T> load) {
		return new Resource<S, T>(source,
				(value, result) -> this.context.tasks().accept(() -> attempt(load, value, result)))
			.value();
	}

	private static <S extends @Nullable Object, T> void attempt(Function<? super S, ? extends T> load, S value,
			Resource.Result<T> result) {
		T loaded;
		try {
			loaded = load.apply(value);
		}
		catch (RuntimeException ex) {
			result.failed(ex);
			return;
		}
		result.ready(loaded);
	}

}
