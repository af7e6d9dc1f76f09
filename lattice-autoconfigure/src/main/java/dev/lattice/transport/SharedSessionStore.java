package dev.lattice.transport;

import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Keeps states where every node finds them. Whoever has found a state is the only one
 * that keeps it from then on: what a node saves of a session that has gone on elsewhere
 * fails.
 */
public final class SharedSessionStore implements SessionStore {

	/** What a page holds: that there is a state at all. */
	private static final String HELD = "shared";

	private final BiFunction<String, byte[], CompletionStage<@Nullable Void>> save;

	private final Function<String, CompletionStage<byte @Nullable []>> take;

	private final Function<String, CompletionStage<@Nullable Void>> forget;

	/**
	 * Makes one.
	 * @param save keeps a state; fails if another node has taken it up
	 * @param take takes a state up, or null if there is none
	 * @param forget forgets a state, unless another node has taken it up
	 */
	public SharedSessionStore(BiFunction<String, byte[], CompletionStage<@Nullable Void>> save,
			Function<String, CompletionStage<byte @Nullable []>> take,
			Function<String, CompletionStage<@Nullable Void>> forget) {
		this.save = save;
		this.take = take;
		this.forget = forget;
	}

	@Override
	public CompletionStage<String> save(String session, byte[] sealed) {
		return this.save.apply(session, sealed).thenApply((kept) -> HELD);
	}

	@Override
	public CompletionStage<byte @Nullable []> find(String session, String held) {
		return this.take.apply(session);
	}

	@Override
	@SuppressWarnings("NullAway") // nothing is the answer
	public CompletionStage<Void> remove(String session) {
		return this.forget.apply(session).thenApply((gone) -> null);
	}

}
