// What the start of the product found out, shared between Next's bundles and the server in front.
const state = (globalThis[Symbol.for('madoguchi.start')] ??= {})

/** Why the product does not open, `{ code, message }`, or null. */
export const startProblem = () => state.problem ?? null
