package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.IntDiffOptRleWriter;
import dev.lattice.crdt.codec.RleUint8Writer;
import dev.lattice.crdt.codec.StringColumnWriter;
import dev.lattice.crdt.codec.TextArena;
import dev.lattice.crdt.codec.UintOptRleWriter;
import org.jspecify.annotations.Nullable;

/** Writes format V2: nine columns, then the rest in one row. */
final class UpdateEncoderV2 extends UpdateEncoder {

	private static final int NO_FEATURES = 0;

	private final IntDiffOptRleWriter keyClocks = new IntDiffOptRleWriter();

	private final UintOptRleWriter clients = new UintOptRleWriter();

	private final IntDiffOptRleWriter leftClocks = new IntDiffOptRleWriter();

	private final IntDiffOptRleWriter rightClocks = new IntDiffOptRleWriter();

	private final RleUint8Writer infos = new RleUint8Writer();

	private final StringColumnWriter strings = new StringColumnWriter();

	private final RleUint8Writer parentInfos = new RleUint8Writer();

	private final UintOptRleWriter typeRefs = new UintOptRleWriter();

	private final UintOptRleWriter lengths = new UintOptRleWriter();

	/** How many keys were written: none is written by its number. */
	private long keys;

	private long deleteClock;

	@Override
	public void leftId(long client, long clock) {
		this.clients.write(client);
		this.leftClocks.write(clock);
	}

	@Override
	public void rightId(long client, long clock) {
		this.clients.write(client);
		this.rightClocks.write(clock);
	}

	@Override
	public void client(long id) {
		this.clients.write(id);
	}

	@Override
	public void info(int info) {
		this.infos.write(info);
	}

	@Override
	public void parentInfo(boolean rootName) {
		this.parentInfos.write(rootName ? 1 : 0);
	}

	@Override
	public void typeRef(int ref) {
		this.typeRefs.write(ref);
	}

	@Override
	public void length(long length) {
		this.lengths.write(length);
	}

	@Override
	public void string(String text) {
		this.strings.write(text);
	}

	@Override
	public void string(TextArena text, int from, int to) {
		this.strings.write(text, from, to - from);
	}

	@Override
	public void json(@Nullable Object value) {
		any(value);
	}

	@Override
	public void key(String key) {
		this.keyClocks.write(this.keys++);
		this.strings.write(key);
	}

	@Override
	public void resetDeleteClock() {
		this.deleteClock = 0;
	}

	@Override
	public void deleteClock(long clock) {
		rest().varUint(clock - this.deleteClock);
		this.deleteClock = clock;
	}

	@Override
	public void deleteLength(long length) {
		rest().varUint(length - 1);
		this.deleteClock += length;
	}

	@Override
	public byte[] toBytes() {
		ByteWriter out = new ByteWriter(rest().size() + 64);
		out.varUint(NO_FEATURES);
		out.varBytes(this.keyClocks.finish());
		out.varBytes(this.clients.finish());
		out.varBytes(this.leftClocks.finish());
		out.varBytes(this.rightClocks.finish());
		out.varBytes(this.infos.finish());
		out.varBytes(this.strings.finish());
		out.varBytes(this.parentInfos.finish());
		out.varBytes(this.typeRefs.finish());
		out.varBytes(this.lengths.finish());
		out.bytes(rest().array(), 0, rest().size());
		return out.toBytes();
	}

	@Override
	public void clear() {
		super.clear();
		this.keyClocks.clear();
		this.clients.clear();
		this.leftClocks.clear();
		this.rightClocks.clear();
		this.infos.clear();
		this.strings.clear();
		this.parentInfos.clear();
		this.typeRefs.clear();
		this.lengths.clear();
		this.keys = 0;
		this.deleteClock = 0;
	}

}
