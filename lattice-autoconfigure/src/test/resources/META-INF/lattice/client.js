export const client = "of the tests";
