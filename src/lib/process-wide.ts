const PREFIX = 'madoguchi:'

/**
 * One value per server process. The built product loads a module more than once (once for the start,
 * once for each kind of route: vercel/next.js#65350), so a `Map` at the top of a module exists
 * several times: limits double, and what one copy drops the other keeps. What must exist once lives
 * here instead, on `globalThis`.
 * @param name unique in the program, e.g. `burst`
 * @param make called when the process asks for the first time
 */
export function processWide<T>(name: string, make: () => T): T {
  const home = globalThis as unknown as Record<symbol, T>
  const key = Symbol.for(`${PREFIX}${name}`)
  if (!Object.hasOwn(home, key)) home[key] = make()
  return home[key] as T
}
