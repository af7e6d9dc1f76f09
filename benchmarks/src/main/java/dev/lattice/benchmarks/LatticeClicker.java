package dev.lattice.benchmarks;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/** Clicks at {@link LatticeServer}, and keeps to the protocol as a browser does. */
class LatticeClicker extends Clicker {

	/** How long a client waits for an event that acknowledges patches (P-13). */
	static final int ACKNOWLEDGE_AFTER_MILLIS = 10_000;

	private static final SmileFrameCodec codec = new SmileFrameCodec();

	private static final SmileFrameReader reader = new SmileFrameReader();

	private final LatticePage page;

	private final String document = UUID.randomUUID().toString().substring(0, 24);

	private @Nullable Future<?> acknowledgement;

	private boolean welcomed;

	private int applied;

	private int said;

	private int slot;

	LatticeClicker(LatticePage page, int slot, Promise<Clicker> ready) {
		super(ready);
		this.page = page;
		this.slot = slot;
	}

	/** From now on clicks go to this handler. */
	final void aim(int slot) {
		this.slot = slot;
	}

	@Override
	final void opened() {
		send(Unpooled.wrappedBuffer(codec.encode((frame) -> {
			frame.integer(Wire.HELLO);
			frame.integer(Wire.VERSION);
			frame.string(this.page.token());
			frame.string(this.document);
			frame.integer(0);
			frame.integer(0);
			frame.string(this.page.path());
			frame.string(this.page.digest());
		})));
	}

	/** Returns the count that the instructions of a patch show. */
	int readInstructions(ByteBuf frame) {
		expect(Wire.SET, SmileIntegers.read(frame));
		SmileIntegers.read(frame);
		int shown = SmileIntegers.read(frame);
		expect(SmileIntegers.END, frame.readUnsignedByte());
		return shown;
	}

	@Override
	final void writeClick(int click, ByteBuf out) {
		out.writeByte(SmileIntegers.START);
		SmileIntegers.write(out, Wire.EVENT);
		SmileIntegers.write(out, click);
		SmileIntegers.write(out, this.applied - click);
		SmileIntegers.write(out, this.slot);
		out.writeByte(SmileIntegers.END);
		this.said = this.applied;
	}

	@Override
	final int readShown(ByteBuf frame) {
		if (!this.welcomed) {
			welcome(reader.elements(ByteBufUtil.getBytes(frame)));
			return -1;
		}
		expect(SmileIntegers.START, frame.readUnsignedByte());
		int patch = SmileIntegers.read(frame);
		if (patch <= 0) {
			return -1;
		}
		expect(this.applied + 1, patch);
		this.applied = patch;
		expect(clicks(), patch + SmileIntegers.read(frame));
		return readInstructions(frame);
	}

	private void welcome(List<@Nullable Object> frame) {
		if (!frame.subList(0, 2).equals(List.of(Wire.WELCOME, Wire.ADOPTED))) {
			throw new IllegalStateException("The page is not adopted: " + frame);
		}
		this.welcomed = true;
		ready();
	}

	@Override
	final void clicking() {
		if (this.acknowledgement != null) {
			this.acknowledgement.cancel(false);
			this.acknowledgement = null;
		}
	}

	@Override
	final void idle() {
		if (this.acknowledgement == null) {
			this.acknowledgement = context().executor()
				.schedule(this::acknowledge, ACKNOWLEDGE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private void acknowledge() {
		this.acknowledgement = null;
		if (this.said < this.applied) {
			this.said = this.applied;
			ByteBuf out = context().alloc().buffer(8);
			out.writeByte(SmileIntegers.START);
			SmileIntegers.write(out, Wire.ACK);
			SmileIntegers.write(out, this.applied);
			out.writeByte(SmileIntegers.END);
			send(out);
		}
	}

	private static void expect(int expected, int seen) {
		if (seen != expected) {
			throw new IllegalStateException("A patch has " + seen + " where " + expected + " belongs");
		}
	}

}
