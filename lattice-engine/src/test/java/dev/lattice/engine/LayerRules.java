package dev.lattice.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;

import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Which package of the engine may import which, as in docs/architecture.md. */
final class LayerRules {

	/** Every package of the engine, and those that it may import. */
	private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(Map.entry("graph", Set.of()),
			Map.entry("signal", Set.of("graph")), Map.entry("text", Set.of()),
			Map.entry("collection", Set.of("signal")), Map.entry("patch", Set.of()),
			Map.entry("durable", Set.of("signal")), Map.entry("event", Set.of("signal", "text")),
			Map.entry("html", Set.of("signal", "event", "text")),
			Map.entry("component", Set.of("signal", "collection", "durable", "html", "event")),
			Map.entry("form", Set.of("component", "html", "event", "signal")),
			Map.entry("diff", Set.of("html", "patch")),
			Map.entry("render",
					Set.of("component", "collection", "durable", "html", "event", "signal", "patch", "diff", "text")),
			Map.entry("session", Set.of("render", "form", "component", "collection", "durable", "html", "event",
					"signal", "patch", "diff", "text")));

	private LayerRules() {
	}

	/** The packages that may not import all others, in alphabetical order. */
	static Set<String> restricted() {
		Set<String> restricted = new TreeSet<>(MAY_IMPORT.keySet());
		restricted.removeIf((name) -> forbidden(name).isEmpty());
		return restricted;
	}

	/** The packages that a package may not import, in alphabetical order. */
	static Set<String> forbidden(String name) {
		Set<String> forbidden = new TreeSet<>(MAY_IMPORT.keySet());
		forbidden.remove(name);
		forbidden.removeAll(MAY_IMPORT.get(name));
		return forbidden;
	}

	static ArchRule importsOnlyLayersBelow(String root, String name) {
		return noClasses().that()
			.resideInAPackage(packageOf(root, name))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(packagesOf(root, forbidden(name)))
			.because(name + " may import " + new TreeSet<>(MAY_IMPORT.get(name)));
	}

	static ArchRule hasOnlyKnownPackages(String root) {
		return classes().that()
			.resideInAPackage(root + "..")
			.should()
			.resideInAnyPackage(packagesOf(root, MAY_IMPORT.keySet()))
			.because("each package has its place on the road; a new one gets its line in LayerRules");
	}

	private static String packageOf(String root, String name) {
		return root + "." + name + "..";
	}

	private static String[] packagesOf(String root, Set<String> names) {
		String[] packages = names.stream().map((name) -> packageOf(root, name)).toArray(String[]::new);
		Arrays.sort(packages);
		return packages;
	}

}
