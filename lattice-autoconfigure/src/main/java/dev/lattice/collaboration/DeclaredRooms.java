package dev.lattice.collaboration;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lattice.rooms.Caller;
import dev.lattice.rooms.RoomPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What holds where an application has no policy of its own: clients open the rooms that
 * it declares, and make no others. Pages and the application open any room.
 */
public final class DeclaredRooms implements RoomPolicy {

	private final Supplier<Stream<String>> declared;

	private final RoomPatterns patterns;

	private volatile @Nullable Set<String> names;

	/**
	 * Makes a policy.
	 * @param declared gives the names of the rooms that are declared; asked once, when
	 * the first client comes
	 * @param patterns what other names clients may open
	 */
	public DeclaredRooms(Supplier<Stream<String>> declared, RoomPatterns patterns) {
		this.declared = declared;
		this.patterns = patterns;
	}

	@Override
	public boolean canOpen(String room, Caller caller) {
		return caller.kind() != Caller.Kind.CLIENT || names().contains(room) || this.patterns.match(room);
	}

	private Set<String> names() {
		Set<String> known = this.names;
		if (known == null) {
			known = this.declared.get().collect(Collectors.toUnmodifiableSet());
			this.names = known;
		}
		return known;
	}

}
