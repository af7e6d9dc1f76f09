package dev.lattice.engine.patch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes instructions as elements of a frame, in as few as they need, and counts them.
 */
public final class WirePatchWriter implements PatchWriter {

	/*
	 * Instructions of the same kind that follow each other become one (I-40, I-41). It
	 * ends where an instruction's number follows a value, and so is written at once: only
	 * the first SET waits for the one behind it.
	 */

	private final FrameWriter frame;

	private int count;

	/** What the next instruction could go on with. */
	private Run run = Run.NONE;

	/** The slot that was set last. */
	private int slot;

	/** Its value, while it waits to be written. */
	private @Nullable Object waiting;

	private int step;

	private int hole;

	private int before;

	private int template;

	/** The id that an instance behind the last one has. */
	private int nextInstance;

	/** Whether the instance inserted last has values, by which another one is seen. */
	private boolean hasValues;

	private enum Run {

		NONE, ONE_SET, SETS, INSERT

	}

	/**
	 * Makes a writer.
	 * @param frame takes the elements
	 */
	public WirePatchWriter(FrameWriter frame) {
		this.frame = frame;
	}

	/**
	 * Writes what is not written yet. Nothing may follow.
	 * @return how many instructions were given, runs counted as what they were
	 */
	public int finish() {
		endRun();
		return this.count;
	}

	private void endRun() {
		if (this.run == Run.ONE_SET) {
			this.frame.integer(Wire.SET);
			this.frame.integer(this.slot);
			write(this.waiting);
		}
		this.run = Run.NONE;
	}

	private void start(int instruction, int operand) {
		endRun();
		this.count++;
		this.frame.integer(instruction);
		this.frame.integer(operand);
	}

	private void write(@Nullable Object value) {
		switch (value) {
			case null -> this.frame.nothing();
			case Boolean flag -> this.frame.flag(flag);
			default -> this.frame.string(value.toString());
		}
	}

	@Override
	public void set(int slot, @Nullable Object value) {
		if (this.run == Run.SETS && slot - this.slot == this.step) {
			write(value);
		}
		else if (this.run == Run.ONE_SET && slot > this.slot) {
			this.run = Run.SETS;
			this.step = slot - this.slot;
			this.frame.integer(Wire.SETS);
			this.frame.integer(this.slot);
			this.frame.integer(this.step);
			write(this.waiting);
			write(value);
		}
		else {
			endRun();
			this.run = Run.ONE_SET;
			this.waiting = value;
		}
		this.slot = slot;
		this.count++;
	}

	@Override
	public void insert(int hole, int before, int template, int instance, int slots) {
		if (this.run != Run.INSERT || !this.hasValues || hole != this.hole || before != this.before
				|| template != this.template || instance != this.nextInstance) {
			start(Wire.INSERT, hole);
			this.frame.integer(before);
			this.frame.integer(template);
			this.frame.integer(instance);
			this.run = Run.INSERT;
			this.hole = hole;
			this.before = before;
			this.template = template;
			this.hasValues = false;
		}
		this.nextInstance = instance + slots + 1;
	}

	@Override
	public void value(@Nullable Object value) {
		this.hasValues = true;
		write(value);
	}

	@Override
	public void move(int instance, int before) {
		start(Wire.MOVE, instance);
		this.frame.integer(before);
	}

	@Override
	public void swap(int first, int second) {
		start(Wire.SWAP, first);
		this.frame.integer(second);
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
	public void replace(int old, int template, int instance, List<Integer> nodes, List<Integer> holes) {
		start(Wire.REPLACE, old);
		this.frame.integer(template);
		this.frame.integer(instance);
		nodes.forEach(this.frame::integer);
		holes.forEach(this.frame::integer);
	}

	@Override
	public void url(String url) {
		endRun();
		this.count++;
		this.frame.integer(Wire.URL);
		this.frame.string(url);
	}

	@Override
	public void head(String name, @Nullable String value) {
		endRun();
		this.count++;
		this.frame.integer(Wire.HEAD);
		this.frame.string(name);
		write(value);
	}

	@Override
	public void go(int way, int input, String url) {
		start(Wire.GO, way);
		this.frame.integer(input);
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
