package dev.lattice.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Clicks at {@link LatticeServer}, and keeps to the protocol as a browser does. */
class LatticeClicker extends Clicker {

	/** How long a client waits for an event that acknowledges patches (P-13). */
	static final int ACKNOWLEDGE_AFTER_MILLIS = 10_000;

	/** How many patches a client acknowledges in any case (P-13). */
	private static final int ACKNOWLEDGE_AT = 8;

	private static final SmileFrameCodec codec = new SmileFrameCodec();

	private static final SmileFrameReader reader = new SmileFrameReader();

	private final LatticePage page;

	private String token;

	private final String document = UUID.randomUUID().toString().substring(0, 24);

	private @Nullable Future<?> acknowledgement;

	private boolean joined;

	private boolean welcomed;

	private int applied;

	private int said;

	private int slot;

	LatticeClicker(LatticePage page, int slot) {
		this.page = page;
		this.token = page.token();
		this.slot = slot;
	}

	@Override
	final String socket() {
		return this.page.socket();
	}

	@Override
	final String protocol() {
		return Wire.PROTOCOL;
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
			frame.string(this.token);
			frame.string(this.document);
			frame.integer(this.applied);
			frame.integer(clicks());
			frame.string(this.page.path());
			frame.string((this.applied == 0) ? this.page.digest() : "");
		})));
		this.said = this.applied;
	}

	@Override
	final void lost() {
		this.welcomed = false;
		clicking();
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
		int mode = this.joined ? Wire.RESUMED : Wire.ADOPTED;
		if (!frame.subList(0, 2).equals(List.of(Wire.WELCOME, mode))) {
			throw new IllegalStateException("The page must be welcomed with " + mode + ", not with " + frame);
		}
		int received = (int) Objects.requireNonNull(frame.get(2));
		String token = (String) Objects.requireNonNull(frame.get(3));
		if (!token.isEmpty()) {
			this.token = token;
		}
		this.joined = true;
		this.welcomed = true;
		ready();
		if (received < clicks()) {
			clickAgain();
		}
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
		if (this.applied - this.said >= ACKNOWLEDGE_AT) {
			settle();
		}
		else if (this.acknowledgement == null) {
			this.acknowledgement = context().executor()
				.schedule(this::acknowledge, ACKNOWLEDGE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	@Override
	final void settle() {
		clicking();
		acknowledge();
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
