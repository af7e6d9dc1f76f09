package dev.lattice.transport;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.ComponentContext;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.component.Timers;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ResponseStatusException;

import static dev.lattice.engine.html.Html.p;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ComponentsTests {

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	@BeforeEach
	void registerBeans() {
		this.beans.setAutowireCandidateResolver(new ContextAnnotationAutowireCandidateResolver());
		this.beans.registerSingleton("red", new Paint("red"));
		this.beans.registerSingleton("blue", new Paint("blue"));
		this.beans.registerSingleton("canvas", new Canvas());
	}

	@Nested
	class Catalog {

		@Test
		void findsTheMostSpecificRoute() {
			ComponentCatalog catalog = ComponentCatalog.of(List.of(Item.class, NewItem.class));

			assertThat(type(catalog, "/items/new")).isEqualTo(NewItem.class);
			assertThat(type(catalog, "/items/7")).isEqualTo(Item.class);
			assertThat(catalog.match(PathContainer.parsePath("/items"))).isNull();
			assertThat(catalog.match(PathContainer.parsePath("/items/7/parts"))).isNull();
		}

		@Test
		void readsVariables() {
			ComponentCatalog.Match match = requireNonNull(
					ComponentCatalog.of(List.of(Item.class)).match(PathContainer.parsePath("/items/a%20b")));

			assertThat(match.variables()).isEqualTo(Map.of("id", "a b"));
		}

		@Test
		void namesPagesByTheirClass() {
			assertThat(ComponentCatalog.of(List.of(NewItem.class)).routes().get(0).title()).isEqualTo("New Item");
			assertThat(ComponentCatalog.of(List.of(Item.class)).routes().get(0).title()).isEqualTo("One item");
		}

		@Test
		void refusesTwoComponentsOnOneRoute() {
			assertThatExceptionOfType(InvalidComponentException.DuplicateRoute.class)
				.isThrownBy(() -> ComponentCatalog.of(List.of(Item.class, SameRoute.class)))
				.satisfies((ex) -> assertThat(ex.other()).isEqualTo(Item.class));
		}

		@Test
		void refusesWhatIsNotAComponent() {
			assertThatExceptionOfType(InvalidComponentException.NotAComponent.class)
				.isThrownBy(() -> ComponentCatalog.of(List.of(NoComponent.class)));
		}

		@Test
		void refusesAbstractAndInnerClasses() {
			assertThatExceptionOfType(InvalidComponentException.NotConcrete.class)
				.isThrownBy(() -> ComponentCatalog.of(List.of(Abstract.class)));
			assertThatExceptionOfType(InvalidComponentException.NotConcrete.class)
				.isThrownBy(() -> ComponentCatalog.of(List.of(Inner.class)));
		}

		@Test
		void refusesWhatIsNotAPath() {
			assertThatExceptionOfType(InvalidComponentException.BadRoute.class)
				.isThrownBy(() -> ComponentCatalog.of(List.of(NoSlash.class)))
				.withMessageContaining("does not start with '/'");
			assertThatExceptionOfType(InvalidComponentException.BadRoute.class)
				.isThrownBy(() -> ComponentCatalog.of(List.of(OpenBrace.class)));
		}

		@Test
		void seesMethodsThatHideTags() {
			assertThat(HiddenTags.of(Hiding.class)).containsExactly("p");
			assertThat(HiddenTags.of(Item.class)).isEmpty();
		}

		private Class<?> type(ComponentCatalog catalog, String path) {
			return requireNonNull(catalog.match(PathContainer.parsePath(path))).route().type();
		}

		/** Not static, so there would be an outer instance to find. */
		@LatticeComponent("/inner")
		@SuppressWarnings("ClassCanBeStatic") // that is what the test is about
		class Inner extends Plain {

		}

	}

	@Nested
	class Factory {

		@Test
		void givesThePathsVariableBeforeTheQuerys() {
			assertThat(make(Item.class, "/items/7?id=8", null).text).isEqualTo("7");
		}

		@Test
		void givesUserLanguageAndBeans() {
			Everything everything = make(Everything.class, "/everything?count=3&colour=GREEN", () -> "ada");

			assertThat(everything.text).isEqualTo("ada fr 3 GREEN absent Optional.empty blue 2");
		}

		@Test
		void namesAMissingValue() {
			assertRefused(() -> make(Everything.class, "/everything?colour=GREEN", () -> "ada"), HttpStatus.BAD_REQUEST,
					"'count'");
		}

		@Test
		void namesAValueOfTheWrongTypeButDoesNotRepeatIt() {
			assertRefused(() -> make(Everything.class, "/everything?count=x&colour=secret", () -> "ada"),
					HttpStatus.BAD_REQUEST, "'count' in the address is not a valid int");
		}

		@Test
		void asksForAUser() {
			assertRefused(() -> make(Everything.class, "/everything?count=3&colour=GREEN", null),
					HttpStatus.UNAUTHORIZED, "needs a user");
		}

		@Test
		void givesNullForNobodyWhereThatIsAllowed() {
			assertThat(make(Anyone.class, "/anyone", null).text).isEqualTo("null Optional.empty");
			assertThat(make(Anyone.class, "/anyone?limit=5", () -> "ada").text).isEqualTo("ada Optional[5]");
		}

		@Test
		void refusesSeveralConstructors() {
			assertThatExceptionOfType(InvalidComponentException.NoConstructor.class)
				.isThrownBy(() -> factory(Several.class))
				.satisfies((ex) -> assertThat(ex.publicConstructors()).isEqualTo(2));
		}

		@Test
		void passesOnWhatTheConstructorThrows() {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> make(Broken.class, "/broken", null))
				.withMessage("planned");
		}

		private <T extends Plain> T make(Class<T> type, String address, @Nullable Principal user) {
			ComponentCatalog catalog = ComponentCatalog.of(List.of(type));
			PageAddress parsed = requireNonNull(PageAddress.parse(address));
			ComponentCatalog.Match match = requireNonNull(catalog.match(PathContainer.parsePath(parsed.path())));
			Supplier<Component> made = factory(type).prepare(match,
					new PageVisit(parsed, "", Visitor.of(user), Locale.FRENCH));
			Scope scope = Scope.root((action) -> {
			});
			return scope.call(() -> {
				scope.provide(new ComponentContext(new Location("/", new LinkedHashMap<>()), (task) -> {
				}, new ClientMessages(), new Timers(0, 0)));
				return type.cast(made.get());
			});
		}

		private ComponentFactory factory(Class<?> type) {
			return new ComponentFactory(ComponentCatalog.of(List.of(type)), ComponentsTests.this.beans,
					DefaultConversionService.getSharedInstance());
		}

		private void assertRefused(Runnable action, HttpStatus status, String reason) {
			assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(action::run)
				.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(status))
				.satisfies((ex) -> assertThat(ex.getReason()).contains(reason).doesNotContain("secret"));
		}

	}

	enum Colour {

		GREEN

	}

	record Paint(String name) {
	}

	static class Canvas {

	}

	static class Plain extends Component {

		String text = "";

		@Override
		protected View view() {
			return p(this.text);
		}

	}

	@LatticeComponent(value = "/items/{id}", title = "One item")
	static class Item extends Plain {

		Item(String id) {
			this.text = id;
		}

	}

	@LatticeComponent("/items/new")
	static class NewItem extends Plain {

	}

	@LatticeComponent("/items/{id}")
	static class SameRoute extends Plain {

	}

	@LatticeComponent("/no-component")
	static class NoComponent {

	}

	@LatticeComponent("/abstract")
	abstract static class Abstract extends Plain {

	}

	@LatticeComponent("no-slash")
	static class NoSlash extends Plain {

	}

	@LatticeComponent("/{open")
	static class OpenBrace extends Plain {

	}

	@LatticeComponent("/hiding")
	static class Hiding extends Plain {

		View p(int number) {
			return view();
		}

	}

	@LatticeComponent("/everything")
	static class Everything extends Plain {

		Everything(Principal user, Locale locale, int count, Colour colour, @Nullable String absent,
				Optional<Integer> limit, @Qualifier("blue") Paint paint, Canvas canvas, ObjectProvider<Paint> paints,
				Optional<StringBuilder> noBean) {
			this.text = user.getName() + " " + locale + " " + count + " " + colour + " "
					+ ((absent != null) ? absent : "absent") + " " + limit + " " + paint.name() + " "
					+ paints.stream().count();
			assertThat(canvas).isNotNull();
			assertThat(noBean).isEmpty();
		}

	}

	@LatticeComponent("/anyone")
	static class Anyone extends Plain {

		Anyone(@Nullable Principal user, Optional<Integer> limit) {
			this.text = ((user != null) ? user.getName() : "null") + " " + limit;
		}

	}

	@LatticeComponent("/several")
	public static class Several extends Plain {

		public Several() {
		}

		public Several(String text) {
			this.text = text;
		}

	}

	@LatticeComponent("/broken")
	static class Broken extends Plain {

		Broken() {
			throw new IllegalStateException("planned");
		}

	}

}
