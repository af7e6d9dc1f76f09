-- What rooms and sessions need in Postgres. Runs again without harm; fits a migration of Flyway or Liquibase as it is.

create table if not exists lattice_room (
    name text primary key,
    seq bigint not null default 0,
    trimmed bigint not null default 0,
    epoch bigint not null default 0,
    owner text,
    owned_until timestamptz,
    snapshot_up_to bigint,
    snapshot_size integer,
    snapshot_digest bytea
);

create table if not exists lattice_room_entry (
    room text not null,
    seq bigint not null,
    writer text not null,
    number bigint not null,
    payload bytea not null,
    primary key (room, seq),
    unique (room, writer, number)
);

-- Which numbers of a writer are gone with the entries that were trimmed.
create table if not exists lattice_room_writer (
    room text not null,
    writer text not null,
    number bigint not null,
    seq bigint not null,
    primary key (room, writer)
);

create table if not exists lattice_room_chunk (
    room text not null,
    up_to bigint not null,
    n integer not null,
    chunk bytea not null,
    primary key (room, up_to, n)
);

-- Who is here: worth nothing after a crash.
create unlogged table if not exists lattice_room_presence (
    room text not null,
    node text not null,
    state bytea not null,
    said bigint generated always as identity,
    held_until timestamptz not null,
    primary key (room, node)
);

create table if not exists lattice_session (
    id text primary key,
    owner text not null,
    state bytea not null,
    kept_until timestamptz not null
);

create index if not exists lattice_session_kept_until on lattice_session (kept_until);
