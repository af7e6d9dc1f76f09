// Names of properties that only the client's own objects have, so that the bundles may shorten them. A test holds that no
// browser and no JavaScript object has one of them, and the whole suite runs against the bundle as well.
const names = `
  acknowledge address applied applying around ask atSlotValue backoff blocked built changed classes clearing connect
  debounce destination edited edits fields flush flushAll forget giveUp handler handlersOf happen happening hello hold
  hole holes incident instance instances instruct integer keep last leaving listen made make model more moveNodes
  navigate need nextSpread node nodes number opened operands orphaned owe paid patching paths place plain probe
  property received rebuild remains renew report restore retry sentAt settle shown slots snapshot sole spec stage
  surroundings template textOrNull throttle throttled timer told transfer unbind unheard up valuesOf waiting watch
  welcome welcomed
`;

export const mangled = new RegExp(`^(?:${names.trim().split(/\s+/).join("|")})$`);
