package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * An update that is on its way to the log: one object for call, reply and what follows.
 */
final class Unsaved implements Runnable, Reply<Appended> {

	private final Outgoing outgoing;

	final byte[] payload;

	/** When it was made. */
	final long at;

	/** The writer's number; another one if it is sent again. */
	long number;

	boolean kept;

	@Nullable RoomRefusedException refusal;

	/** What is to be done when all up to this one is kept. */
	final List<Runnable> afterwards = new ArrayList<>(0);

	/** The edits that are settled by it, the last one first. */
	@Nullable Settling settling;

	Unsaved(Outgoing outgoing, byte[] payload, long number, long at) {
		this.outgoing = outgoing;
		this.payload = payload;
		this.number = number;
		this.at = at;
	}

	/** Sends it; outside of the room. */
	@Override
	public void run() {
		this.outgoing.send(this);
	}

	AppendRequest request(RoomSettings settings, String writer) {
		return new AppendRequest(Fence.NONE, writer, this.number, this.payload, settings.durability());
	}

	@Override
	public void succeeded(Appended result) {
		this.outgoing.kept(this, result);
	}

	@Override
	public void failed(RoomLogException failure) {
		this.outgoing.notKept(this, failure);
	}

	/** An edit of a client that waits for being kept. */
	record Settling(ClientConnection client, long edit, @Nullable Settling before) {

		void settle(@Nullable RoomRefusedException refusal) {
			// Recursion would be as deep as there are edits without anything new.
			int count = 0;
			for (Settling each = this; each != null; each = each.before) {
				count++;
			}
			Settling[] all = new Settling[count];
			for (Settling each = this; each != null; each = each.before) {
				all[--count] = each;
			}
			for (Settling each : all) {
				each.client.settled(each.edit, refusal);
			}
		}

	}

}
