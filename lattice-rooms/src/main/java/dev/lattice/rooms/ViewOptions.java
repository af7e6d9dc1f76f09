package dev.lattice.rooms;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.rooms.value.ValueCodecs;
import org.jspecify.annotations.Nullable;

/**
 * What the views of rooms need of their host.
 *
 * @param codecs finds the codec of a class
 * @param clock milliseconds of a clock that does not run backwards, at least 1
 * @param scheduler runs things later
 * @param ids gives 32 random bits at each call, for those who are present
 * @param awareness the bounds of what is said of who is present
 * @param site the name of this place among all that hold the same rooms, under which its
 * counters count; no two places that run at the same time may have the same one. Null:
 * each time a room is loaded, it counts under a name of its own
 * @param undoSteps how many steps of one history are kept, at least 1; the oldest is
 * forgotten
 * @param skipped hears of values that are not what a view expects, once for each time
 * that one is read; called within the room, so it must be short
 */
record ViewOptions(ValueCodecs codecs, LongSupplier clock, RoomScheduler scheduler, LongSupplier ids,
		AwarenessLimits awareness, @Nullable String site, int undoSteps, Consumer<SkippedValue> skipped) {

	/** How many steps of one history are kept by default. */
	static final int DEFAULT_UNDO_STEPS = 100;

	ViewOptions {
		if (undoSteps < 1) {
			throw new IllegalArgumentException(
					"The number of steps that can be undone is " + undoSteps + "; use at least 1");
		}
	}

}
