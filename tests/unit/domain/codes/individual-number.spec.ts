import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containsIndividualNumber, isIndividualNumber } from '@/domain/codes/individual-number'

/** The usual printed specimen, nobody's number. */
const SPECIMEN = '123456789018'

/** Second, independent form of the rule: weights 6 5 4 3 2 7 6 5 4 3 2 from the left. */
const WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
function withCheckDigit(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + String(sum % 11 <= 1 ? 0 : 11 - (sum % 11))
}

const anyBody = fc.integer({ min: 0, max: 99_999_999_999 }).map((n) => String(n).padStart(11, '0'))
const anyNumber = anyBody.map(withCheckDigit)
const fullWidth = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(+d + 0xff10))

describe('one field', () => {
  it.each([
    SPECIMEN,
    '1234 5678 9018',
    '1234-5678-9018',
    '１２３４５６７８９０１８',
    '１２３４－５６７８－９０１８',
    '1234ー5678ー9018',
    '　123456789018\n',
    '1 2 3 4 5 6 7 8 9 0 1 8',
  ])('knows %j', (text) => expect(isIndividualNumber(text)).toBe(true))

  it.each(['123456789010', '12345678901', '1234567890180', 'A123456789018', '123456789018 様', ''])(
    'lets %j pass',
    (text) => expect(isIndividualNumber(text)).toBe(false),
  )

  it('finds every number by the check digit, and nine in ten wrong ones by its absence', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 1, max: 9 }), (number, shift) => {
        const wrong = number.slice(0, 11) + String((Number(number[11]) + shift) % 10)
        expect(isIndividualNumber(number)).toBe(true)
        expect(isIndividualNumber(wrong)).toBe(false)
      }),
    )
  })
})

describe('free text', () => {
  it.each([
    SPECIMEN,
    'マイナンバーは１２３４５６７８９０１８です',
    '番号:1234-5678-9018（本人申告）',
    '番号は1234 5678 9018です',
    '1234　5678　9018',
    '1234‐5678‑9018',
    '1234-5678 9018',
    '1234 - 5678 - 9018',
    '1234/5678/9018',
    '12345678-9018',
    '1 2 3 4 5 6 7 8 9 0 1 8',
    '1234\u200b56789018',
    'No123456789018.pdf',
    '2026-10-01 1234-5678-9018',
    '1234 5678 9018 2026-10-01',
    '1234 5678 9018 2026/10/01',
    '1234 5678 9018 044-200-1111',
    '123456789018 0312345678',
    '1 1234 5678 9018',
    'メモ\n123456789018\nおわり',
    '{"scan":"123456789018"}',
    // Signs of every kind between the parts, always the same or not.
    '1234,5678,9018',
    '1234、5678、9018',
    '1234\t5678\t9018',
    '1234\n5678\n9018',
    '1234\r\n5678\r\n9018',
    '1234:5678:9018',
    '1234：5678：9018',
    '1234.5678.9018',
    '1234·5678·9018',
    '1234。5678。9018',
    '1234|5678|9018',
    '(1234)(5678)(9018)',
    '1234, 5678: 9018',
    '1,2,3,4,5,6,7,8,9,0,1,8',
    '1.2.3.4.5.6.7.8.9.0.1.8',
    '1:2:3:4:5:6:7:8:9:0:1:8',
    '12:34:56:78:90:18',
    '123,456,789,018',
    '123456,789018',
    '備考1234,5678,9018、以上',
    // Digits of every script and form.
    '١٢٣٤٥٦٧٨٩٠١٨',
    '۱۲۳۴ ۵۶۷۸ ۹۰۱۸',
    '१२३४५६७८९०१८',
    '①②③④⑤⑥⑦⑧⑨⓪①⑧',
    '❶❷❸❹❺❻❼❽❾⓿❶❽',
    '⓵⓶⓷⓸⓹⓺⓻⓼⓽⓪⓵⓼',
    '⑫㉞5678⑨0⑱',
    '𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏𝟖',
    '𝟣𝟤𝟥𝟦-𝟧𝟨𝟩𝟪-𝟫𝟢𝟣𝟪',
    '¹²³⁴⁵⁶⁷⁸⁹⁰¹⁸',
    '一二三四五六七八九〇一八',
    '一二三四　五六七八　九〇一八',
    '壱弐参四五六七八九零壱八',
    '1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣1️⃣8️⃣',
    '1234\u00ad5678\u200d9018',
  ])('finds it in %j', (text) => expect(containsIndividualNumber(text)).toBe(true))

  it.each([
    '',
    '123456789010',
    '1123456789018',
    '1234567890180',
    '1234 5678 9018 3456',
    '1234 5678 9018 1234 5678 123',
    '電話 044-200-1111、090-1234-5678',
    '電話 090-1234-5678 2',
    '受付番号 123-456-789',
    '2026-10-01 10:30',
    '〒210-8577 川崎区宮本町1番地',
    'ABC-123456',
    '192.168.100.101',
    '2024、2025、2026年',
    '2024\n2025\n2026',
    '1234,5678,9018,3456',
    '1234\n5678\n9018\n3456',
    '10:30、11:00、11:30',
    '2026-12-07 10:30〜11:00',
    '桜本一丁目二番三号 四〇五号室',
    '①受付 ②確認 ③交付',
    '1,2,3,4,5,6,7,8,9,10,11,12',
  ])('finds none in %j', (text) => expect(containsIndividualNumber(text)).toBe(false))

  it('finds any number in any usual writing and any surroundings', () => {
    const around = fc.string({ maxLength: 20 }).filter((text) => !/[0-9０-９]/.test(text))
    const joiner = fc.constantFrom('', ' ', '　', '-', '－', '‐', 'ー', '−')
    fc.assert(
      fc.property(anyNumber, around, around, joiner, fc.boolean(), (number, a, b, join, wide) => {
        const parts = [number.slice(0, 4), number.slice(4, 8), number.slice(8)].join(join)
        expect(containsIndividualNumber(`${a}|${wide ? fullWidth(parts) : parts}|${b}`)).toBe(true)
      }),
    )
  })

  it('never takes part of a longer number for one', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.stringMatching(/^\d{1,11}$/),
        fc.boolean(),
        (number, more, left) => {
          expect(containsIndividualNumber(left ? more + number : number + more)).toBe(false)
        },
      ),
    )
  })

  it('a field that is known to hold a time or a parcel number takes its own and nothing else', () => {
    const holds = (text: string, declared?: 'timestamp' | 'parcel') =>
      containsIndividualNumber(text, { declared })
    // With the check digit of both, by chance.
    const times = Array.from({ length: 60 }, (_, at) => `2026120710${String(at).padStart(2, '0')}`)
    const alarms = times.filter((time) => holds(time))
    expect(alarms.length).toBeGreaterThan(0)
    for (const time of times) expect(holds(time, 'timestamp')).toBe(false)
    for (const wrong of ['202613071000', '202612321000', SPECIMEN]) {
      expect(holds(wrong, 'timestamp')).toBe(holds(wrong))
    }
    const parcels = Array.from({ length: 200 }, (_, at) => 41234567800 + at).map(
      (body) => `${body}${body % 7}`,
    )
    expect(parcels.some((parcel) => holds(parcel))).toBe(true)
    for (const parcel of parcels) expect(holds(parcel, 'parcel')).toBe(false)
    expect(holds(SPECIMEN, 'parcel')).toBe(true)
    expect(isIndividualNumber(alarms[0]!, { declared: 'timestamp' })).toBe(false)
  })

  // Were every part compared with every other, each of these would take ten thousand million steps.
  it.each(['1 - ', '12 34-', '1,', '1234\n'])('answers a hundred thousand times %j', (part) => {
    const long = part.repeat(100_000)
    expect(containsIndividualNumber(long)).toBe(false)
    expect(containsIndividualNumber(`${long}。${SPECIMEN}`)).toBe(true)
  })
})
