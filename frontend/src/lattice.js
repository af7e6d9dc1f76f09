export const PROTOCOL = "lattice.v1.smile";
