package dev.lattice.crdt.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The cases of one file of vectors, of any kind. */
record VectorFile(String name, List<Case> cases) {

	/** Returns the files of a folder, by name. */
	static List<VectorFile> of(Path folder, Subject subject) {
		try (Stream<Path> files = Files.list(folder)) {
			List<VectorFile> read = files.filter((Path file) -> file.toString().endsWith(".json"))
				.sorted()
				.map((Path file) -> new VectorFile(file.getFileName().toString(),
						cases(VectorJson.read(file), subject)))
				.toList();
			if (read.isEmpty()) {
				throw new IllegalArgumentException("There is no file *.json in " + folder.toAbsolutePath());
			}
			return read;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The folder of vectors " + folder.toAbsolutePath() + " cannot be read", ex);
		}
	}

	private static List<Case> cases(Fields file, Subject subject) {
		if (!file.has("format") || file.number("format") != 1) {
			throw new IllegalArgumentException("Format " + file.get("format") + " is not known, only 1");
		}
		return switch (file.text("kind")) {
			case "script" -> each(file, (Fields each) -> script(subject, each));
			case "history" -> each(file, (Fields each) -> new HistoryCase(subject, each).run());
			case "suite" -> each(file, (Fields each) -> new SuiteCase(subject, each).run());
			case "transcript" -> each(file, (Fields each) -> new TranscriptCase(subject, each).run());
			case "lib0" -> new Lib0Case(subject, file).run()
				.entrySet()
				.stream()
				.map((var found) -> new Case(found.getKey(), found::getValue))
				.toList();
			case "hostile" -> hostile(subject, file);
			default -> throw new IllegalArgumentException("There are no vectors of kind '" + file.text("kind") + "'");
		};
	}

	static Findings script(Subject subject, Fields script) {
		Findings findings = new Findings();
		new Script(subject, script.flag("lean", false), findings).run(script.objects("steps"));
		return findings;
	}

	private static List<Case> hostile(Subject subject, Fields file) {
		HostileCase hostile = new HostileCase(subject, file);
		List<Case> cases = new ArrayList<>(each(file, hostile::run));
		for (Fields truncation : file.objects("truncations")) {
			cases.add(new Case(truncation.text("name"), () -> hostile.truncations(truncation)));
		}
		cases.add(new Case("mutations", hostile::mutations));
		return cases;
	}

	private static List<Case> each(Fields file, Function<Fields, Findings> run) {
		return file.objects("cases")
			.stream()
			.map((Fields each) -> new Case(each.text("name", each.text("room", "")), () -> run.apply(each)))
			.toList();
	}

	/** One case, which says what it found. */
	record Case(String name, Supplier<Findings> run) {
	}

}
