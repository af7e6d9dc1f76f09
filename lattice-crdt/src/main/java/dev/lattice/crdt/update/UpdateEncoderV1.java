package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.TextArena;
import dev.lattice.crdt.codec.Undefined;
import org.jspecify.annotations.Nullable;

/** Writes format V1: everything in one row. */
final class UpdateEncoderV1 extends UpdateEncoder {

	@Override
	public void leftId(long client, long clock) {
		rest().varUint(client);
		rest().varUint(clock);
	}

	@Override
	public void rightId(long client, long clock) {
		rest().varUint(client);
		rest().varUint(clock);
	}

	@Override
	public void client(long id) {
		rest().varUint(id);
	}

	@Override
	public void info(int info) {
		rest().u8(info);
	}

	@Override
	public void parentInfo(boolean rootName) {
		rest().varUint(rootName ? 1 : 0);
	}

	@Override
	public void typeRef(int ref) {
		rest().varUint(ref);
	}

	@Override
	public void length(long length) {
		rest().varUint(length);
	}

	@Override
	public void string(String text) {
		rest().varString(text);
	}

	@Override
	public void string(TextArena text, int from, int to) {
		text.writeVarString(rest(), from, to);
	}

	@Override
	public void json(@Nullable Object value) {
		rest().varString(Json.stringify((value != Undefined.UNDEFINED) ? value : null));
	}

	@Override
	public void key(String key) {
		rest().varString(key);
	}

	@Override
	public void resetDeleteClock() {
		// Clocks are written as they are.
	}

	@Override
	public void deleteClock(long clock) {
		rest().varUint(clock);
	}

	@Override
	public void deleteLength(long length) {
		rest().varUint(length);
	}

	@Override
	public byte[] toBytes() {
		return rest().toBytes();
	}

}
