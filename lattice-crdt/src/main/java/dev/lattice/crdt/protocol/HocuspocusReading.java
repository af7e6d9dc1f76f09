package dev.lattice.crdt.protocol;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.HocuspocusMessage.Authenticated;
import dev.lattice.crdt.protocol.HocuspocusMessage.Outcome;
import dev.lattice.crdt.protocol.HocuspocusMessage.PermissionDenied;
import dev.lattice.crdt.protocol.HocuspocusMessage.Token;
import dev.lattice.crdt.protocol.HocuspocusMessage.TokenRequest;

/** Reads the parts of Hocuspocus' messages that have types of their own. */
final class HocuspocusReading {

	private HocuspocusReading() {
	}

	static HocuspocusMessage auth(ByteReader in) {
		int start = in.position();
		long type = in.varUint();
		if (type > HocuspocusType.AUTH_AUTHENTICATED) {
			throw new MalformedDataException("An authentication message has type " + type + ", which is not 0, 1 or 2",
					start);
		}
		return switch ((int) type) {
			case HocuspocusType.AUTH_TOKEN -> token(in);
			case HocuspocusType.AUTH_PERMISSION_DENIED -> new PermissionDenied(in.varString());
			default -> new Authenticated(scope(in));
		};
	}

	private static HocuspocusMessage token(ByteReader in) {
		if (!in.hasRemaining()) {
			return new TokenRequest();
		}
		String token = in.varString();
		return new Token(token, in.hasRemaining() ? in.varString() : null);
	}

	private static HocuspocusScope scope(ByteReader in) {
		int start = in.position();
		String text = in.varString();
		for (HocuspocusScope scope : HocuspocusScope.values()) {
			if (scope.text().equals(text)) {
				return scope;
			}
		}
		throw new MalformedDataException("A scope is '" + text + "', which is not read-write or readonly", start);
	}

	static Outcome outcome(ByteReader in) {
		int start = in.position();
		long number = in.varUint();
		if (number > 1) {
			throw new MalformedDataException("A sync status is " + number + ", which is not 0 or 1", start);
		}
		return (number == 1) ? Outcome.APPLIED : Outcome.REFUSED;
	}

}
