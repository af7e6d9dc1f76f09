package dev.lattice.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases of {@code docs/spec/cases}, which the browser client runs too. */
class ConformanceTests {

	private static final Path CASES = Path.of("../docs/spec/cases");

	static List<String> cases() throws IOException {
		try (Stream<Path> folders = Files.list(CASES)) {
			return folders.filter(Files::isDirectory)
				.map((folder) -> folder.getFileName().toString())
				.sorted()
				.toList();
		}
	}

	@Test
	void thereAreCases() throws IOException {
		assertThat(cases()).hasSizeGreaterThan(80);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void thePatchedPageIsAsDescribed(String name) throws IOException {
		HeadlessPage page = new HeadlessPage(read(name, "before.html"), read(name, "templates.json"));
		int applied = 0;
		for (List<?> frame : frames(name)) {
			int number = (Integer) frame.getFirst();
			if (number == Wire.WELCOME) {
				int mode = (Integer) frame.get(1);
				if (mode == Wire.MOUNTED || mode == Wire.RESYNC) {
					page.forget();
					applied = -1;
				}
			}
			else if (number > applied || applied < 0) {
				page.apply(frame, 2);
				applied = number;
			}
		}

		assertThat(page.canonical()).isEqualTo(read(name, "after.html"));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theFramesAreTheBytes(String name) throws IOException {
		List<String> hex = read(name, "patch.hex").lines().toList();
		List<List<?>> frames = frames(name);
		assertThat(hex).hasSameSizeAs(frames);
		for (int i = 0; i < frames.size(); i++) {
			List<?> frame = frames.get(i);
			byte[] written = new SmileFrameCodec().encode((writer) -> write(writer, frame));
			assertThat(HexFormat.of().formatHex(written)).isEqualTo(hex.get(i));
			assertThat(new ArrayList<@Nullable Object>(
					new SmileFrameReader().elements(HexFormat.of().parseHex(hex.get(i)))))
				.isEqualTo(frame);
		}
	}

	private static void write(FrameWriter writer, List<?> frame) {
		for (Object element : frame) {
			switch (element) {
				case null -> writer.nothing();
				case Integer integer -> writer.integer(integer);
				case Boolean flag -> writer.flag(flag);
				default -> writer.string((String) element);
			}
		}
	}

	private static List<List<?>> frames(String name) throws IOException {
		List<List<?>> frames = new ArrayList<>();
		for (Object frame : JsonParserFactory.getJsonParser().parseList(read(name, "patch.json"))) {
			frames.add((List<?>) frame);
		}
		return frames;
	}

	private static String read(String name, String file) throws IOException {
		String content = Files.readString(CASES.resolve(name).resolve(file));
		return content.substring(0, content.length() - 1);
	}

}
