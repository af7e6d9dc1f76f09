package dev.lattice.collaboration;

import java.security.Principal;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Scope;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Makes the user of a page known to the rooms that it edits. */
public final class PageCallers {

	private static final boolean ROOMS = ClassUtils.isPresent("dev.lattice.rooms.CurrentCaller",
			PageCallers.class.getClassLoader());

	private PageCallers() {
	}

	/**
	 * Makes the user known to what runs in the current session, if there are rooms.
	 * @param user gives the user as of now, or null if nobody has signed in
	 * @param leave ends the session, since the user may not see a room any more
	 */
	public static void provide(Supplier<@Nullable Principal> user, Runnable leave) {
		if (ROOMS) {
			Rooms.provide(user, leave);
		}
	}

	/** Loaded only if there are rooms. */
	private static final class Rooms {

		static void provide(Supplier<@Nullable Principal> user, Runnable leave) {
			Scope.current().provide(new CurrentCaller(() -> caller(user.get()), leave));
		}

		private static Caller caller(@Nullable Principal user) {
			return new Caller((user != null) ? user.getName() : null, Caller.Kind.PAGE, user);
		}

	}

}
