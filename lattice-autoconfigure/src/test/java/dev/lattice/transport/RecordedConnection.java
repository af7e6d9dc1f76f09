package dev.lattice.transport;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.transport.smile.FrameLists;
import org.jspecify.annotations.Nullable;

/** Keeps what a session sends. */
class RecordedConnection implements Connection {

	final List<List<@Nullable Object>> frames = new ArrayList<>();

	@Nullable CloseCode closed;

	@Override
	public void send(byte[] frame) {
		this.frames.add(FrameLists.read(frame));
	}

	@Override
	public void close(CloseCode code) {
		if (this.closed == null) {
			this.closed = code;
		}
	}

}
