package dev.lattice.store.redis;

import java.io.IOException;

import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisNoScriptException;

/** What the errors of Redis mean for a log. */
final class RedisFailures {

	private RedisFailures() {
	}

	/** Whether it is worth sending a call again. */
	static boolean isPassing(Throwable failure) {
		if (failure instanceof RedisCommandExecutionException) {
			return failure instanceof RedisNoScriptException || failure instanceof RedisLoadingException;
		}
		return failure instanceof RedisException || failure instanceof IOException;
	}

	static RoomLogException of(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		// In what a script says of an error the name of its kind is not the first word.
		if (message.contains("OOM command not allowed")) {
			return new RoomLogException(Reason.FULL, "Redis has reached its maxmemory and takes no entries (" + message
					+ "); give it more memory, or keep snapshots of rooms elsewhere", failure);
		}
		if (message.contains("MISCONF")) {
			return new RoomLogException(Reason.FULL,
					"Redis cannot write to its disk and takes no entries (" + message + ")", failure);
		}
		return new RoomLogException(Reason.UNAVAILABLE, "Redis does not do what it was asked for: " + message, failure);
	}

}
