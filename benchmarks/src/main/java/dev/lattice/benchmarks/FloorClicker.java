package dev.lattice.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Promise;

/** Clicks at {@link FloorServer}. */
final class FloorClicker extends Clicker {

	private static final int BEFORE_COUNT = 10;

	private final int number;

	FloorClicker(int number, Promise<Clicker> ready) {
		super(ready);
		this.number = number;
	}

	@Override
	void opened() {
		ready();
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
