/** An eighth finds what is plainly broken. */
const EVERYDAY = 8

/**
 * How often something is tried: so often with `npm test -- --all`, an eighth of it every day.
 * @param full rounds, requests
 */
export const effort = (full: number): number =>
  process.env.TEST_ALL ? full : Math.ceil(full / EVERYDAY)
