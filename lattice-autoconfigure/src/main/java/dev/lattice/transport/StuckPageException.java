package dev.lattice.transport;

import java.io.Serial;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Says that a page was given up since its making did not end in time. */
public final class StuckPageException extends ResponseStatusException {

	@Serial
	private static final long serialVersionUID = 1L;

	StuckPageException(long most, @Nullable Throwable cause) {
		super(HttpStatus.SERVICE_UNAVAILABLE,
				"The page took more than " + most + " ms to make; see lattice.supervision.turn-timeout", cause);
	}

}
