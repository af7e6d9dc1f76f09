package dev.lattice.collaboration;

import java.security.Principal;

import dev.lattice.rooms.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Decides who a client of a room is, from its token and from whom the application's own
 * security found. A bean of this type takes the place of {@link #PRINCIPAL}.
 */
@FunctionalInterface
public interface RoomTokens {

	/** Takes the user of the page that opened the socket, and looks at no token. */
	RoomTokens PRINCIPAL = (request) -> Mono.just(RoomGrant.readWrite(new Caller(request.userName(), Caller.Kind.CLIENT,
			(request.user() != null) ? request.user() : request.token())));

	/**
	 * Decides who a client is. Called, and what is returned is subscribed to, on the
	 * application's task executor, so that it may block:
	 * {@code Mono.fromCallable(() -> users.find(request.token()))...}
	 * @param request what is known of the client
	 * @return the grant; an empty one, or an error, refuses
	 */
	Mono<RoomGrant> grant(RoomRequest request);

	/**
	 * A client that wants to join a room.
	 *
	 * @param room the name of the room, as the client said it
	 * @param token what the client's provider was given: the token of Hocuspocus, or the
	 * parameter {@code token} of the address of y-websocket; null if there is none
	 * @param user the user, as for pages; null if anonymous
	 */
	record RoomRequest(String room, @Nullable String token, @Nullable Principal user) {

		/**
		 * Returns the name of the user.
		 * @return the name, or null if anonymous
		 */
		public @Nullable String userName() {
			return (this.user != null) ? this.user.getName() : null;
		}

		/** Leaves out what names somebody, and the token. */
		@Override
		public String toString() {
			return "RoomRequest[" + this.room + "]";
		}

	}

	/**
	 * What a client is granted. The {@link dev.lattice.rooms.RoomPolicy} is asked all the
	 * same.
	 *
	 * @param caller who it is
	 * @param isReadOnly whether it may not change the room whatever the policy says
	 */
	record RoomGrant(Caller caller, boolean isReadOnly) {

		/**
		 * Grants what the policy allows.
		 * @param caller who it is
		 * @return the grant
		 */
		public static RoomGrant readWrite(Caller caller) {
			return new RoomGrant(caller, false);
		}

		/**
		 * Grants to look on.
		 * @param caller who it is
		 * @return the grant
		 */
		public static RoomGrant readOnly(Caller caller) {
			return new RoomGrant(caller, true);
		}

	}

}
