// Names of properties that only the client's own objects have, so that the bundles may shorten them. A test holds that no
// browser and no JavaScript object has one of them, and the whole suite runs against the bundle as well.
const names = `
  acknowledge address applied applying backoff changed classes debounce defineAll edited fields flush flushAll
  forget giveUp handler handlersOf happening hello hole holes incident instance instances integer
  leaving listen made make more need nextSpread node nodes number opened operands owe paid 
  paths place plain received restore retry sentAt settle slots sole spec surroundings template
  throttle throttled told transfer up watch welcome
`;

export const mangled = new RegExp(`^(?:${names.trim().split(/\s+/).join("|")})$`);
