import type { World } from '../tests/helpers/world'

/** Filled in with the import's landing. */
export async function benchImport(_world: World) {
  return {}
}
