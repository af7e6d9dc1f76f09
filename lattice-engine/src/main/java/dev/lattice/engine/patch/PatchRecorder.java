package dev.lattice.engine.patch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Keeps instructions as values. */
public final class PatchRecorder implements PatchWriter {

	private final List<Instruction> instructions = new ArrayList<>();

	private List<@Nullable Object> values = new ArrayList<>();

	/**
	 * Returns what was recorded, in order.
	 * @return the instructions
	 */
	public List<Instruction> instructions() {
		return Collections.unmodifiableList(this.instructions);
	}

	@Override
	public void set(int slot, @Nullable Object value) {
		this.instructions.add(new Instruction.Set(slot, value));
	}

	@Override
	public void insert(int hole, int before, int template, int instance, int slots) {
		this.values = new ArrayList<>();
		this.instructions.add(new Instruction.Insert(hole, before, template, instance, this.values));
	}

	@Override
	public void value(@Nullable Object value) {
		this.values.add(value);
	}

	@Override
	public void move(int instance, int before) {
		this.instructions.add(new Instruction.Move(instance, before));
	}

	@Override
	public void swap(int first, int second) {
		this.instructions.add(new Instruction.Swap(first, second));
	}

	@Override
	public void remove(int instance) {
		this.instructions.add(new Instruction.Remove(instance));
	}

	@Override
	public void clear(int hole) {
		this.instructions.add(new Instruction.Clear(hole));
	}

	@Override
	public void define(int number, List<Object> tokens) {
		this.instructions.add(new Instruction.Define(number, List.copyOf(tokens)));
	}

	@Override
	public void replace(int old, int template, int instance, List<Integer> nodes, List<Integer> holes) {
		this.values = new ArrayList<>();
		this.instructions.add(new Instruction.Replace(old, template, instance, nodes, holes, this.values));
	}

	@Override
	public void url(String url) {
		this.instructions.add(new Instruction.Url(url));
	}

	@Override
	public void head(String name, @Nullable String value) {
		this.instructions.add(new Instruction.Head(name, value));
	}

	@Override
	public void go(int way, int input, String url) {
		this.instructions.add(new Instruction.Go(way, input, url));
	}

	@Override
	public void push(int hook, String event, String payload) {
		this.instructions.add(new Instruction.Push(hook, event, payload));
	}

	@Override
	public void run(String commands) {
		this.instructions.add(new Instruction.Run(commands));
	}

}
