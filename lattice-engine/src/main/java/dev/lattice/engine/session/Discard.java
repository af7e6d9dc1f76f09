package dev.lattice.engine.session;

import java.util.List;

import dev.lattice.engine.patch.PatchWriter;
import org.jspecify.annotations.Nullable;

/** Takes instructions for a page that will be said as a whole. */
final class Discard implements PatchWriter {

	@Override
	public void set(int slot, @Nullable Object value) {
	}

	@Override
	public void insert(int hole, int before, int template, int instance, int slots) {
	}

	@Override
	public void value(@Nullable Object value) {
	}

	@Override
	public void move(int instance, int before) {
	}

	@Override
	public void swap(int first, int second) {
	}

	@Override
	public void remove(int instance) {
	}

	@Override
	public void clear(int hole) {
	}

	@Override
	public void define(int number, List<Object> tokens) {
	}

	@Override
	public void replace(int old, int template, int instance, List<Integer> nodes, List<Integer> holes) {
	}

	@Override
	public void url(String url) {
	}

	@Override
	public void head(String name, @Nullable String value) {
	}

	@Override
	public void go(int way, int input, String url) {
	}

	@Override
	public void push(int hook, String event, String payload) {
	}

	@Override
	public void run(String commands) {
	}

}
