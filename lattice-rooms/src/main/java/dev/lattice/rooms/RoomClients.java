package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.rooms.RoomRefusedException.Reason;
import org.jspecify.annotations.Nullable;

/** The clients that are in a room. Guarded by the room. */
final class RoomClients {

	private static final ClientConnection[] NOBODY = {};

	private final LoadedRoom room;

	private final RoomSettings settings;

	/** Copied when somebody comes or goes, so that telling all is a plain loop. */
	private ClientConnection[] all = NOBODY;

	RoomClients(LoadedRoom room, RoomSettings settings) {
		this.room = room;
		this.settings = settings;
	}

	ClientConnection[] all() {
		return this.all;
	}

	/**
	 * Lets a client in when the room is loaded; false if it is parked.
	 * @param objection says why the client may not see the room any more, null if it may
	 */
	boolean join(Caller caller, RoomClient client, Rooms.Joined joined,
			Supplier<@Nullable RuntimeException> objection) {
		return this.room.whenOver((unavailable) -> {
			RuntimeException objected = (unavailable != null) ? unavailable : objection.get();
			if (objected != null) {
				joined.refused(objected);
				return;
			}
			int most = this.settings.limits().clients();
			if (this.all.length >= most) {
				RoomRefusedException full = new RoomRefusedException(Reason.LIMIT,
						"Room '" + this.room.name() + "' has " + this.all.length
								+ " clients, and RoomLimits.clients allows " + most + "; try again later");
				refused(full);
				joined.refused(full);
				return;
			}
			ClientConnection connection = new ClientConnection(this.room, this.settings, caller, client);
			this.all = Arrays.copyOf(this.all, this.all.length + 1);
			this.all[this.all.length - 1] = connection;
			changed();
			try {
				joined.joined(connection);
			}
			catch (RuntimeException ex) {
				this.settings.failed(this.room.name(), "letting a client in", ex);
				connection.end(new RoomRefusedException(Reason.UNAVAILABLE,
						"Something failed when the client came into room '" + this.room.name() + "'; connect again"));
			}
		});
	}

	void left(ClientConnection connection) {
		List<ClientConnection> rest = new ArrayList<>(Arrays.asList(this.all));
		rest.remove(connection);
		this.all = rest.toArray(NOBODY);
		this.room.presence().left(connection);
		changed();
	}

	private void changed() {
		this.room.used();
		int count = this.all.length;
		this.settings.tell(() -> this.settings.listener().clients(this.room.name(), count));
	}

	void refused(RoomRefusedException refusal) {
		this.settings.tell(() -> this.settings.listener().refused(this.room.name(), refusal));
	}

	/**
	 * Ends the connections of those who may not see the room any more. The policy may
	 * take its time, so it is asked outside of the room.
	 */
	void recheck() {
		for (ClientConnection each : this.room.turns().call(this::all)) {
			RoomRefusedException objection = objection(each.caller());
			if (objection != null) {
				this.room.turns().run(() -> each.end(objection));
			}
		}
	}

	private @Nullable RoomRefusedException objection(Caller caller) {
		try {
			boolean may = this.settings.policy().canOpen(this.room.name(), caller);
			return may ? null : LocalRooms.notAllowed(this.room.name());
		}
		catch (RuntimeException ex) {
			this.settings.failed(this.room.name(), LocalRooms.ASKING, ex);
			return new RoomRefusedException(Reason.UNAVAILABLE, LocalRooms.unknown(this.room.name()));
		}
	}

	void end(RoomRefusedException why) {
		for (ClientConnection each : this.all) {
			each.end(why);
		}
	}

}
