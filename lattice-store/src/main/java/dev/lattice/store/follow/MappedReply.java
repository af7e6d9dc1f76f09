package dev.lattice.store.follow;

import java.util.function.Consumer;

import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/** Hands a result on; what that throws as its verdict goes to the reply. */
public final class MappedReply {

	private static final Reply<Object> IGNORED = new Reply<>() {

		@Override
		public void succeeded(Object came) {
			// Nobody waits for it.
		}

		@Override
		public void failed(RoomLogException failure) {
			// Nobody waits for it.
		}

	};

	private MappedReply() {
	}

	/**
	 * Makes one.
	 * @param <T> the type of the result
	 * @param reply hears of failures
	 * @param result is given the result
	 * @return what hears of both
	 */
	public static <T extends @Nullable Object> Reply<T> of(Reply<?> reply, Consumer<T> result) {
		return new Reply<>() {

			@Override
			public void succeeded(T came) {
				try {
					result.accept(came);
				}
				catch (RoomLogException ex) {
					reply.failed(ex);
				}
			}

			@Override
			public void failed(RoomLogException failure) {
				reply.failed(failure);
			}

		};
	}

	/**
	 * Returns one that nobody listens to.
	 * @return the reply
	 */
	public static Reply<?> ignored() {
		return IGNORED;
	}

}
