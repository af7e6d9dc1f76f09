package dev.lattice.rooms;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * A document that many change at once. Safe for concurrent use; a handle that stays valid
 * while the room itself is loaded, parked and loaded again.
 * <p>
 * Its views are signals in the sessions that read them: what reads one runs again when
 * what it has read is another. They are cheap; the same name and type are the same part
 * of the document, which Yjs clients see as the text, array or map of that name. A
 * session ceases to follow a view when the component in which it was asked for is over;
 * one that was asked for outside of sessions is followed as long as the session lasts.
 */
public interface Room {

	/**
	 * Returns the room's name.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the document under the views, for bridges to other libraries.
	 * @return the document
	 */
	RoomDocument document();

	/**
	 * Returns a text.
	 * @param name its name
	 * @return the text
	 */
	SharedText text(String name);

	/**
	 * Returns a list.
	 * @param <T> the type of its entries
	 * @param name its name
	 * @param type the class of its entries: of a simple type, an enum, or what the host's
	 * codecs know
	 * @return the list
	 * @throws IllegalArgumentException if values of the class cannot stand in a document
	 */
	<T> SharedList<T> list(String name, Class<T> type);

	/**
	 * Returns a list.
	 * @param <T> the type of its entries
	 * @param name its name
	 * @param codec the codec of its entries; the same one each time
	 * @return the list
	 */
	<T> SharedList<T> list(String name, ValueCodec<T> codec);

	/**
	 * Returns a map from texts, such as records by id.
	 * @param <T> the type of its values
	 * @param name its name
	 * @param type the class of its values, as of {@link #list(String, Class)}
	 * @return the map
	 * @throws IllegalArgumentException if values of the class cannot stand in a document
	 */
	<T> SharedMap<T> map(String name, Class<T> type);

	/**
	 * Returns a map from texts.
	 * @param <T> the type of its values
	 * @param name its name
	 * @param codec the codec of its values; the same one each time
	 * @return the map
	 */
	<T> SharedMap<T> map(String name, ValueCodec<T> codec);

	/**
	 * Returns a number to which many add.
	 * @param name its name
	 * @return the counter
	 */
	SharedCounter counter(String name);

	/**
	 * Returns one value, of which the last one that is set counts.
	 * @param <T> its type
	 * @param name its name
	 * @param type its class, as of {@link #list(String, Class)}
	 * @param absent what it is as long as nobody has set it
	 * @return the register
	 * @throws IllegalArgumentException if values of the class cannot stand in a document
	 */
	<T> SharedRegister<T> register(String name, Class<T> type, T absent);

	/**
	 * Returns one value, of which the last one that is set counts.
	 * @param <T> its type
	 * @param name its name
	 * @param codec its codec; the same one each time
	 * @param absent what it is as long as nobody has set it
	 * @return the register
	 */
	<T> SharedRegister<T> register(String name, ValueCodec<T> codec, T absent);

	/**
	 * Returns a set.
	 * @param <T> the type of its values
	 * @param name its name
	 * @param type the class of its values, as of {@link #list(String, Class)}
	 * @return the set
	 * @throws IllegalArgumentException if values of the class cannot stand in a document
	 */
	<T> SharedSet<T> set(String name, Class<T> type);

	/**
	 * Returns a set.
	 * @param <T> the type of its values
	 * @param name its name
	 * @param codec the codec of its values; the same one each time
	 * @return the set
	 */
	<T> SharedSet<T> set(String name, ValueCodec<T> codec);

	/**
	 * Returns what a function makes of the document: an outline, a sum, what no other
	 * view shows. It is made again after a change when somebody reads it, once for all
	 * sessions, and costs what the function costs; who reads it runs when it is another
	 * one by {@code equals}.
	 * @param <T> the type of what it makes
	 * @param function reads the document and changes nothing; give one that captures
	 * nothing, such as a method reference, so that all sessions share what it makes. What
	 * it returns must be immutable and not null
	 * @return what it makes
	 */
	<T> Supplier<T> computed(Function<Doc, T> function);

	/**
	 * Edits several views at once: others hear of it as one change, and one refusal is of
	 * all of it. A session reads lists, texts, counters, registers and keys of maps
	 * meanwhile with what it has written, and whole maps and what is sorted as they were
	 * before.
	 * @param edits writes to views of this room; must be short, and touch no other room
	 * @throws RoomRefusedException if the room refuses it
	 */
	void edit(Runnable edits);

	/**
	 * Lets the session be present in the room, as long as its page is there and the
	 * current scope is not over.
	 * @param <T> the type of what is said of it
	 * @param mine what is said of it: a record of a class that the host's codecs know, or
	 * a name
	 * @return who is present
	 * @throws IllegalStateException outside of a session
	 */
	<T> Presence<T> presence(T mine);

	/**
	 * Lets the session be present in the room, as long as its page is there and the
	 * current scope is not over.
	 * @param <T> the type of what is said of it
	 * @param mine what is said of it
	 * @param codec its codec; the same one each time
	 * @param others what is shown of a client of whom other things are said, given these;
	 * null for nobody. The same function each time
	 * @return who is present
	 * @throws IllegalStateException outside of a session
	 */
	<T> Presence<T> presence(T mine, ValueCodec<T> codec, Function<Map<String, Object>, @Nullable T> others);

	/**
	 * Watches who is present, without being so.
	 * @param <T> the type of what is said of them
	 * @param type its class
	 * @return who is present
	 */
	<T> Presence<T> present(Class<T> type);

	/**
	 * Watches who is present, without being so.
	 * @param <T> the type of what is said of them
	 * @param codec its codec; the same one each time
	 * @param others what is shown of a client of whom other things are said, given these;
	 * null for nobody. The same function each time
	 * @return who is present
	 */
	<T> Presence<T> present(ValueCodec<T> codec, Function<Map<String, Object>, @Nullable T> others);

	/**
	 * Returns what has become of the edits that were made on this server.
	 * @return a signal
	 */
	Supplier<SaveState> saveState();

	/**
	 * Returns a history of edits of views, of which the last can be taken back. It begins
	 * now.
	 * @param whose whose edits
	 * @return the history
	 * @throws IllegalStateException outside of a session
	 */
	UndoHistory undo(UndoHistory.Whose whose);

}
