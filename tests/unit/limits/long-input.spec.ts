import { describe, expect, it } from 'vitest'

import { encodingFor } from '@/app/door/kept'
import { lookOfFormat } from '@/documents/xlsx-read/number-format'
import { minuteIn } from '@/domain/figures/read-file'
import { foldInput, isPhone } from '@/domain/text/fold-input'
import { hasTimeOfDay, readDate } from '@/domain/time/parse-date'
import { parsePointTime } from '@/domain/transport/positions'

import { cpuCostOf } from '../../helpers/cpu-cost'

const LENGTHS = { short: 1_000, long: 32_000 }
const TIMES_LONGER = LENGTHS.long / LENGTHS.short

const filled = (sign: string, length: number) => `1${sign.repeat(length)}x`

/** Whoever sends it chooses its length: what is read of it must not cost the square of that. */
describe('what anybody may send', () => {
  it.each<[string, string, (text: string) => unknown]>([
    ['encodings of a browser', ' ', (text) => encodingFor(`br${text.slice(1)}`)],
    ['a telephone number', ' ', (text) => [foldInput('phone', text), isPhone(text)]],
    ['a number', '\u3000', (text) => foldInput('number', text)],
    ['a mail address', '。', (text) => foldInput('mail', text)],
    ['a mail address with dots at its end', '。', (text) => foldInput('mail', `a@b${text}`)],
    ['a day', ' ', (text) => [readDate(text), hasTimeOfDay(text)]],
    ['a moment', 'T', (text) => parsePointTime(text)],
    ['a band of hours', ' ', (text) => minuteIn(text, 'start')],
    ['a format of Excel', ';', (text) => lookOfFormat(text)],
  ])('%s costs what it is long', (_, sign, read) => {
    const [short, long] = [filled(sign, LENGTHS.short), filled(sign, LENGTHS.long)]
    // The square would be a thousand times as dear; in proportion it is thirty-two times.
    const once = cpuCostOf(() => read(short))
    expect(cpuCostOf(() => read(long))).toBeLessThan(once * TIMES_LONGER * 6)
  })
})

describe('the encodings that a browser takes', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['BR ; Q=0.5', 'identity'],
    ['gzip;q=0.000', 'identity'],
    ['x-br, br-x', 'identity'],
    ['', 'identity'],
  ])('%j: %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding)
  })

  it('are not looked for in what no browser sends', () => {
    expect(encodingFor(`br${' '.repeat(15_000)}`)).toBe('identity')
  })
})
