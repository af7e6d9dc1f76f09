package dev.lattice.engine.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.util.JavacTask;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps of a session that the states do not allow are no programs: each is given to the
 * compiler, beside one that is allowed.
 */
class TransitionTests {

	private static final String HERE = "dev.lattice.engine.session";

	@Test
	void theWholeLifeCompiles() {
		assertThat(compile(HERE,
				"""
						SessionState life(SessionState.Rendered rendered, Connection first, Connection second) {
							SessionState.Live live = rendered.connect(first).welcomed();
							return live.supersede(second).welcomed().disconnect(1).connect(first).welcomed().close(CloseCode.RESTART);
						}
						"""))
			.isEmpty();
	}

	@Test
	void aStepThatItsStateDoesNotAllowDoesNotCompile() {
		List<String> steps = List.of("Rendered.welcomed()", "Rendered.disconnect(1)", "Rendered.supersede(other)",
				"Rendered.close(CloseCode.RESTART)", "Connecting.connect(other)", "Connecting.disconnect(1)",
				"Connecting.expire()", "Connecting.supersede(other)", "Live.connect(other)", "Live.welcomed()",
				"Live.expire()", "Detached.welcomed()", "Detached.disconnect(1)", "Detached.supersede(other)",
				"Detached.close(CloseCode.RESTART)", "Closed.connect(other)", "Closed.welcomed()",
				"Closed.disconnect(1)", "Closed.expire()", "Closed.supersede(other)",
				"Closed.close(CloseCode.RESTART)");
		StringBuilder methods = new StringBuilder();
		for (int i = 0; i < steps.size(); i++) {
			String[] step = steps.get(i).split("\\.", 2);
			methods.append("Object step%d(SessionState.%s state, Connection other) { return state.%s; }\n".formatted(i,
					step[0], step[1]));
		}

		List<String> errors = compile(HERE, methods.toString());

		assertThat(errors).hasSameSizeAs(steps).allMatch((error) -> error.startsWith("cannot find symbol"));
	}

	@Test
	void nobodyElseCanTakeAStepAtAll() {
		assertThat(compile("somewhere.outside", """
				Object step(SessionState.Rendered state, Connection connection) {
					return state.connect(connection);
				}
				""")).singleElement().asString().contains("not public");
	}

	@Test
	void nobodyElseCanInventAStateOrAnInput() {
		assertThat(compile("somewhere.outside", """
				record Asleep() implements SessionState {
				}
				""")).anyMatch((error) -> error.contains("sealed"));
		assertThat(compile("somewhere.outside", """
				record Wish() implements SessionInput {
				}
				""")).anyMatch((error) -> error.contains("sealed"));
	}

	@Test
	void whoLooksAtAStateMustThinkOfAll() {
		assertThat(compile("somewhere.outside", """
				String name(SessionState state) {
					return switch (state) {
						case SessionState.Rendered rendered -> "rendered";
						case SessionState.Live live -> "live";
					};
				}
				""")).singleElement().asString().contains("does not cover all possible input values");
	}

	/** Compiles a class with that member; returns what is wrong with it. */
	private static List<String> compile(String home, String member) {
		String source = "package " + home + ";\nimport " + HERE + ".*;\nclass Program {\n" + member + "}\n";
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Program.java"),
				JavaFileObject.Kind.SOURCE) {
			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}
		};
		List<String> options = List.of("-proc:none", "-Xlint:none", "-implicit:none", "-classpath",
				System.getProperty("java.class.path"));
		JavacTask task = (JavacTask) compiler.getTask(null, null, found, options, null, List.of(file));
		task.setLocale(Locale.ENGLISH);
		try {
			task.analyze();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return found.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> diagnostic.getMessage(Locale.ENGLISH))
			.toList();
	}

}
