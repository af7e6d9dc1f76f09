package dev.lattice.engine.html;

import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What to do when an event happens on an element or below it.
 *
 * @param <E> the type of the event's value
 * @param type the type of the event
 * @param action what to do
 * @param options what the browser does with the event
 * @param reports the property of the same element whose value the event tells, or null:
 * the server need not send that value back
 */
public record Handler<E>(EventType<E> type, Consumer<? super E> action, List<EventOption> options,
		@Nullable String reports) implements Attribute {
}
