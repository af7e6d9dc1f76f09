package dev.lattice.engine.patch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes instructions as elements of a frame, and counts them. */
public final class WirePatchWriter implements PatchWriter {

	private final FrameWriter frame;

	private int count;

	/**
	 * Makes a writer.
	 * @param frame takes the elements
	 */
	public WirePatchWriter(FrameWriter frame) {
		this.frame = frame;
	}

	/**
	 * Returns the number of instructions written.
	 * @return the number
	 */
	public int count() {
		return this.count;
	}

	private void start(int instruction, int operand) {
		this.count++;
		this.frame.integer(instruction);
		this.frame.integer(operand);
	}

	@Override
	public void set(int slot, @Nullable Object value) {
		start(Wire.SET, slot);
		value(value);
	}

	@Override
	public void insert(int hole, int before, int template, int instance) {
		start(Wire.INSERT, hole);
		this.frame.integer(before);
		this.frame.integer(template);
		this.frame.integer(instance);
	}

	@Override
	public void value(@Nullable Object value) {
		switch (value) {
			case null -> this.frame.nothing();
			case Boolean flag -> this.frame.flag(flag);
			default -> this.frame.string(value.toString());
		}
	}

	@Override
	public void move(int instance, int before) {
		start(Wire.MOVE, instance);
		this.frame.integer(before);
	}

	@Override
	public void remove(int instance) {
		start(Wire.REMOVE, instance);
	}

	@Override
	public void clear(int hole) {
		start(Wire.CLEAR, hole);
	}

	@Override
	public void define(int number, List<Object> tokens) {
		start(Wire.DEFINE, number);
		for (Object token : tokens) {
			if (token instanceof Integer integer) {
				this.frame.integer(integer);
			}
			else {
				this.frame.string((String) token);
			}
		}
		this.frame.integer(Wire.END);
	}

	@Override
	public void url(String url) {
		this.count++;
		this.frame.integer(Wire.URL);
		this.frame.string(url);
	}

	@Override
	public void push(int hook, String event, String payload) {
		start(Wire.PUSH, hook);
		this.frame.string(event);
		this.frame.string(payload);
	}

	@Override
	public void run(String commands) {
		this.count++;
		this.frame.integer(Wire.RUN);
		this.frame.string(commands);
	}

}
