/** A demand of the specification on devices of a type, as the city writes it in the panel (EQ-03). */
export type SpecRule = {
  item: string
  test: SpecTest
  value?: string | null
  unit?: string | null
}

export const SPEC_TEST = {
  min: '以上',
  max: '以下',
  is: 'と同じ',
  has: 'をすべて含む',
  yes: '（ある・できる）',
} as const
export type SpecTest = keyof typeof SPEC_TEST

type Value = { item: string; value?: string | null }

const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** The first number of a text: `64 GB`, `1,920`; null when there is none. */
const numberOf = (text: string): number | null => {
  const found = /-?\d+(\.\d+)?/.exec(folded(text).replace(/,/g, ''))
  return found ? Number(found[0]) : null
}

const YES = ['はい', 'あり', '有', '可', '対応', '○', '〇', 'yes']
const partsOf = (text: string): string[] =>
  folded(text)
    .split(/[、,/・]/)
    .filter(Boolean)

function holds({ test, value }: SpecRule, said: string): boolean {
  const wanted = value ?? ''
  if (test === 'yes') return YES.includes(folded(said))
  if (test === 'is') return folded(said) === folded(wanted)
  if (test === 'has') return partsOf(wanted).every((part) => partsOf(said).includes(part))
  const [is, bound] = [numberOf(said), numberOf(wanted)]
  if (is === null || bound === null) return false
  return test === 'min' ? is >= bound : is <= bound
}

const demandOf = ({ item, test, value, unit }: SpecRule): string =>
  test === 'yes' ? `${item}があること` : `${item}${value ?? ''}${unit ?? ''}${SPEC_TEST[test]}`

/**
 * The demands that a model does not meet, each in words with what it has instead: 「記憶容量64GB以上 → 32」;
 * what nobody has written down is not met.
 */
export function failingSpecs(rules: readonly SpecRule[], values: readonly Value[]): string[] {
  return rules.flatMap((rule) => {
    const said = values.find(({ item }) => folded(item) === folded(rule.item))?.value?.trim() ?? ''
    if (said && holds(rule, said)) return []
    return [
      `${demandOf(rule)} → ${said ? `${said}${numberOnly(said) ? (rule.unit ?? '') : ''}` : '記録なし'}`,
    ]
  })
}

const numberOnly = (text: string): boolean => /^[\d.,\s]+$/.test(text.normalize('NFKC'))
