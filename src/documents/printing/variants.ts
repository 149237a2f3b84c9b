/**
 * Kanji variants (異体字, IVS): a base letter followed by a selector, 葛 + U+E0100. The font library
 * finds a variant only when the default table misses nothing, so 葛󠄀 came out as plain 葛 with every
 * font (libraries A2). One method of its character map is replaced.
 */

type Range = { startUnicodeValue: number; additionalCount: number }
type Selector = {
  varSelector: number
  defaultUVS?: Range[] | null
  nonDefaultUVS?: { unicodeValue: number; glyphID: number }[] | null
}
type CharacterMap = {
  uvs?: { varSelectors: { toArray: () => Selector[] } } | null
  getVariationSelector: (code: number, selector: number) => number
}
export type OpenFont = {
  hasGlyphForCodePoint: (code: number) => boolean
  _cmapProcessor: CharacterMap
}

type Variants = Map<number, { glyphs: Map<number, number>; defaults: Range[] }>
const tables = new WeakMap<CharacterMap, Variants>()

function variantsOf(map: CharacterMap): Variants {
  const known = tables.get(map)
  if (known) return known
  const variants: Variants = new Map()
  for (const one of map.uvs?.varSelectors.toArray() ?? []) {
    variants.set(one.varSelector, {
      glyphs: new Map(
        (one.nonDefaultUVS ?? []).map((entry) => [entry.unicodeValue, entry.glyphID]),
      ),
      defaults: one.defaultUVS ?? [],
    })
  }
  tables.set(map, variants)
  return variants
}

/** Makes a font draw the variants it has; for all fonts of the library, since they share the method. */
export function drawVariants(font: OpenFont): void {
  const shared = Object.getPrototypeOf(font._cmapProcessor) as CharacterMap
  shared.getVariationSelector = function (this: CharacterMap, code, selector) {
    // 0 = take the plain glyph, which is right for the default variant.
    return variantsOf(this).get(selector)?.glyphs.get(code) ?? 0
  }
}

/** Has the font this variant, as a glyph of its own or as its usual form of the letter? */
export function hasVariant(font: OpenFont, code: number, selector: number): boolean {
  const found = variantsOf(font._cmapProcessor).get(selector)
  if (!found) return false
  return (
    found.glyphs.has(code) ||
    found.defaults.some(
      ({ startUnicodeValue: start, additionalCount: more }) =>
        code >= start && code <= start + more,
    )
  )
}
