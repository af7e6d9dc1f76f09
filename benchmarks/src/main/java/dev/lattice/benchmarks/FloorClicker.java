package dev.lattice.benchmarks;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Clicks at {@link FloorServer}. */
final class FloorClicker extends Clicker {

	private static final int BEFORE_COUNT = 10;

	private final int number;

	private final String path;

	FloorClicker(int number, String path) {
		this.number = number;
		this.path = path;
	}

	@Override
	String socket() {
		return this.path;
	}

	@Override
	@Nullable String protocol() {
		return null;
	}

	@Override
	void opened() {
		ready();
		if (isWaiting()) {
			clickAgain();
		}
	}

	@Override
	void writeClick(int click, ByteBuf out) {
		out.writeInt(this.number).writeInt(click).writeInt(click - 1);
	}

	@Override
	int readShown(ByteBuf frame) {
		if (frame.readableBytes() != FloorServer.ANSWER) {
			throw new IllegalStateException("The answer has " + frame.readableBytes() + " bytes");
		}
		return frame.skipBytes(BEFORE_COUNT).readInt();
	}

}
