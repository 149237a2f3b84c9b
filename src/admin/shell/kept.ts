/**
 * Names that this browser keeps for a screen, over reloads and days; none where it has none or may
 * keep nothing. Never anything of citizens.
 */
export function kept(key: string): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

/** Does nothing where the browser may keep nothing. */
export function keep(key: string, names: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(names))
  } catch {
    // Private windows and full stores: the screen goes on without.
  }
}
