package dev.lattice.engine.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.patch.FrameWriter;

/** Frames as texts that a test can read. */
public final class TextFrames {

	private TextFrames() {
	}

	/** Writes a frame, its elements separated by spaces. */
	public static byte[] encode(Consumer<FrameWriter> content) {
		return bytes(elements(content));
	}

	static byte[] bytes(List<String> elements) {
		return String.join(" ", elements).getBytes(StandardCharsets.UTF_8);
	}

	static List<String> elements(Consumer<FrameWriter> content) {
		List<String> elements = new ArrayList<>();
		content.accept(new FrameWriter() {
			@Override
			public void integer(int value) {
				elements.add(Integer.toString(value));
			}

			@Override
			public void string(String value) {
				elements.add('"' + value + '"');
			}

			@Override
			public void flag(boolean value) {
				elements.add(Boolean.toString(value));
			}

			@Override
			public void nothing() {
				elements.add("null");
			}
		});
		return elements;
	}

}
