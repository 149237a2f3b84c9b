// What the start of the product found out, shared between Next's bundles and the server in front.
const state = (globalThis[Symbol.for('madoguchi.start')] ??= {})

/** Why the product does not open, `{ code, message }`, or null. */
export const startProblem = () => state.problem ?? null

/** Code of what is wrong with the database now, or null. */
export const databaseTrouble = async () => (await state.trouble?.()) ?? null

/** Comes back when the periodic work of this process has ended, within seconds. */
export const jobsEnded = async () => await state.stopJobs?.()

/** Comes back when what people began in this process (an import, a printing) has ended. */
export const workEnded = async () => await state.workEnded?.()

/** Calls `then` once, when nothing stands in the way of opening any more: at once or later. */
export function whenOpen(then) {
  if (!state.problem) return then()
  state.opened = () => {
    state.opened = undefined
    then()
  }
}

/** What answers citizens in front of Next; null until the product is open. */
export const citizensDoor = () => state.door ?? null
