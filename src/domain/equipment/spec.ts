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

type Measure = { number: number; unit: string }

/** The first number of a text with the unit behind it: `64 GB`, `1,920`, `10.9型`; null when there is none. */
const measureOf = (text: string): Measure | null => {
  const found = /(-?\d+(?:\.\d+)?)([a-z]+|[ァ-ヶー]+|[一-龠]+)?/.exec(
    folded(text).replace(/,/g, ''),
  )
  return found ? { number: Number(found[1]), unit: found[2] ?? '' } : null
}

const many = (kind: string, factor: number, names: string) =>
  names.split(' ').map((name) => [name, { kind, factor }] as const)
/** Units that are converted, each as so many of the least of its kind. */
const UNITS: ReadonlyMap<string, { kind: string; factor: number }> = new Map([
  ...many('data', 1, 'kb キロバイト'),
  ...many('data', 1024, 'mb メガ メガバイト'),
  ...many('data', 1024 ** 2, 'gb ギガ ギガバイト'),
  ...many('data', 1024 ** 3, 'tb テラ テラバイト'),
  ...many('length', 1, 'mm ミリ ミリメートル'),
  ...many('length', 10, 'cm センチ センチメートル'),
  ...many('length', 1000, 'm メートル'),
  ...many('length', 25.4, 'in inch インチ 型'),
  ...many('weight', 1, 'g グラム'),
  ...many('weight', 1000, 'kg キロ キログラム'),
  ...many('rate', 1, 'mhz メガヘルツ'),
  ...many('rate', 1000, 'ghz ギガヘルツ'),
])

/**
 * What was said in the unit of the demand; without a unit it is meant in that. Null where it is of another kind
 * (megabytes for centimetres). Units that nobody converts are counts: two 本 are as many as two 個.
 */
function inUnitOf(unit: string, { number, unit: said }: Measure): number | null {
  if (!said || !unit || said === unit) return number
  const [wanted, given] = [UNITS.get(unit), UNITS.get(said)]
  if (!wanted && !given) return number
  if (wanted?.kind !== given?.kind || !wanted || !given) return null
  return (number * given.factor) / wanted.factor
}

const YES = ['はい', 'あり', '有', '可', '対応', '○', '〇', 'yes']
const partsOf = (text: string): string[] =>
  folded(text)
    .split(/[、,/・]/)
    .filter(Boolean)

function holds({ test, value, unit }: SpecRule, said: string): boolean {
  const wanted = value ?? ''
  if (test === 'yes') return YES.includes(folded(said))
  if (test === 'is') return folded(said) === folded(wanted)
  if (test === 'has') return partsOf(wanted).every((part) => partsOf(said).includes(part))
  const [given, bound] = [measureOf(said), measureOf(wanted)]
  if (!given || !bound) return false
  const is = inUnitOf(folded(unit ?? '') || bound.unit, given)
  if (is === null) return false
  return test === 'min' ? is >= bound.number : is <= bound.number
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
