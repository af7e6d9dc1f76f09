package dev.lattice.rooms;

import java.util.List;

/**
 * What a view shows, by which sessions and views find what they have in common.
 *
 * @param room the document of the room
 * @param kind what kind of view it is
 * @param name the name of the part of the document
 * @param how what it depends on besides, such as the codec
 */
record ViewKey(RoomDocument room, Class<?> kind, String name, List<Object> how) {

	static ViewKey of(RoomViews room, Class<?> kind, String name, Object... how) {
		return new ViewKey(room.document(), kind, name, List.of(how));
	}

}
