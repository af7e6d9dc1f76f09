package dev.lattice.rooms;

import java.util.Formatter;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What keeps a module able to run in the browser. Each rule takes the root package, so
 * that it can be tried on classes that break it.
 */
final class PurityRules {

	/** Of java.lang, but absent or useless in a browser. */
	private static final Set<Class<?>> THREADS = Set.of(Thread.class, ThreadGroup.class, Runtime.class, Process.class,
			ProcessBuilder.class, Timer.class);

	private static final Set<String> REFLECTIVE = Set.of("forName", "newInstance", "getMethod", "getMethods",
			"getDeclaredMethod", "getDeclaredMethods", "getField", "getFields", "getDeclaredField", "getDeclaredFields",
			"getConstructor", "getConstructors", "getDeclaredConstructor", "getDeclaredConstructors",
			"getRecordComponents", "getResource", "getResourceAsStream");

	private static final Set<String> AMBIENT = Set.of("currentTimeMillis", "nanoTime", "getProperty", "getProperties",
			"getenv", "exit", "getLogger", "out", "err", "in");

	private PurityRules() {
	}

	static ArchRule usesOnlyAllowedPackages(String root) {
		return classes().that()
			.resideInAPackage(root + "..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(root + "..", "dev.lattice.engine..", "dev.lattice.crdt..", "java.lang", "java.math",
					"java.util", "java.util.function", "java.nio.charset", "org.jspecify.annotations")
			.because("a browser has no more than these; pass the rest in as a small interface");
	}

	static ArchRule usesNoReflection(String root) {
		return noClasses().that()
			.resideInAPackage(root + "..")
			.should()
			.accessTargetWhere(member(Set.of(Class.class, ClassLoader.class), REFLECTIVE))
			.orShould()
			.dependOnClassesThat()
			.resideInAnyPackage("java.lang.reflect", "java.lang.reflect..")
			.because("compiled ahead of time, it finds nothing");
	}

	static ArchRule usesNoHandles(String root) {
		return noClasses().that()
			.resideInAPackage(root + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.lang.invoke..")
			.because("there are no VarHandle and no MethodHandle in a browser");
	}

	static ArchRule usesNoThreads(String root) {
		return noClasses().that()
			.resideInAPackage(root + "..")
			.should()
			.accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("it is of a thread or process") {
				@Override
				public boolean test(JavaAccess<?> access) {
					return THREADS.stream().anyMatch(access.getTargetOwner()::isEquivalentTo)
							&& !access.getTarget().getName().equals("currentThread");
				}
			})
			.because("the host decides which thread runs a turn; asking which one it is is allowed");
	}

	static ArchRule usesNoFormat(String root) {
		return noClasses().that()
			.resideInAPackage(root + "..")
			.should()
			.accessTargetWhere(member(Set.of(String.class), Set.of("format", "formatted")))
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(Formatter.class)
			.because("it alone adds 200 KB to what a browser loads; use +");
	}

	static ArchRule usesNoRegularExpressions(String root) {
		return noClasses().that()
			.resideInAPackage(root + "..")
			.should()
			.accessTargetWhere(member(Set.of(String.class),
					Set.of("matches", "replaceAll", "replaceFirst", "split", "splitWithDelimiters")))
			.orShould()
			.dependOnClassesThat()
			.resideInAnyPackage("java.util.regex")
			.because("they add 150 KB to what a browser loads; use a loop");
	}

	static ArchRule asksNobody(String root) {
		return noClasses().that()
			.resideInAPackage(root + "..")
			.should()
			.accessTargetWhere(member(Set.of(System.class), AMBIENT))
			.orShould()
			.accessTargetWhere(member(Set.of(UUID.class, Math.class), Set.of("randomUUID", "random")))
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(Random.class)
			.because("clock, ids and randomness are passed in, so that the same inputs give the same bytes");
	}

	static ArchRule hasNoCycles(String root) {
		return slices().matching(root + ".(*)..").should().beFreeOfCycles();
	}

	static ArchRule isNullMarked(String root) {
		return classes().that()
			.resideInAPackage(root + "..")
			.should(new ArchCondition<>("be in a @NullMarked package") {
				@Override
				public void check(JavaClass type, ConditionEvents events) {
					boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
					events.add(new SimpleConditionEvent(type, marked,
							"Package " + type.getPackageName() + " of " + type.getSimpleName()
									+ (marked ? " is" : " lacks a package-info.java that says") + " @NullMarked"));
				}
			});
	}

	private static DescribedPredicate<JavaAccess<?>> member(Set<Class<?>> owners, Set<String> names) {
		return new DescribedPredicate<>("it is one of " + names) {
			@Override
			public boolean test(JavaAccess<?> access) {
				return names.contains(access.getTarget().getName())
						&& owners.stream().anyMatch(access.getTargetOwner()::isEquivalentTo);
			}
		};
	}

}
