package dev.lattice.rooms;

import java.util.function.Supplier;

/**
 * Tells a session of a page who it belongs to. Its host gives it with
 * {@code Scope.provide}; without it, the session edits rooms as the application.
 *
 * @param caller gives who it belongs to now; asked in turns of the session
 * @param leave ends the session, since who it belongs to may not see a room any more that
 * it shows; called in a turn of the session
 */
public record CurrentCaller(Supplier<Caller> caller, Runnable leave) {
}
