package dev.lattice.engine.component;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.collection.MapSignal;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.LinkedSignal;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Selector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a component offers to who writes one. */
class ComponentTests {

	@Test
	void noMethodHidesAnImportedTag() {
		Set<String> tags = Stream.of(Html.class.getMethods())
			.filter((method) -> Modifier.isStatic(method.getModifiers())
					&& View.class.isAssignableFrom(method.getReturnType()))
			.map(Method::getName)
			.collect(Collectors.toSet());

		assertThat(tags).contains("div", "each");
		assertThat(Component.class.getDeclaredMethods()).extracting(Method::getName).doesNotContainAnyElementsOf(tags);
	}

	@Test
	void collectionsAndSelectionsAreMadeByName() {
		List<String> seen = new ArrayList<>();
		Scope root = Scope.root((action) -> {
		});
		root.provide(new ComponentContext(new Location("/", new LinkedHashMap<>()), Runnable::run, new ClientMessages(),
				new Timers(10, 0)));
		root.run(() -> {
			Shop shop = new Shop();
			new Effect(() -> seen.add(shop.chosen.get() + " " + shop.prices.get(shop.chosen.get()) + " "
					+ shop.selector.isSelected("pear")));
			shop.prices.put("pear", 3);
			shop.chosen.set("pear");
			shop.fruits.set(0, "fig");
		});
		assertThat(seen).containsExactly("apple null false", "pear 3 true", "fig null false");
	}

	private static final class Shop extends Component {

		final ListSignal<String> fruits = listSignal(List.of("apple", "pear"));

		final MapSignal<String, Integer> prices = mapSignal();

		final LinkedSignal<String> chosen = linkedSignal(this.fruits, List::getFirst);

		final Selector<String> selector = selector(this.chosen);

		@Override
		protected View view() {
			return Html.nothing();
		}

	}

}
