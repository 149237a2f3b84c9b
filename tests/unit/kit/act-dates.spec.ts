import { describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { decide } from '@/kit/case/decide'
import type { Ask, CaseDefinition, CaseRow, Mover } from '@/kit/case/types'

/** A day or moment of something done, which answers nothing that the record holds a day of. */
const ANSWERS_NOTHING = [
  // A diagnosis is planned, not caused; a certificate and a notice to the city come before what they are for.
  'security-diagnoses.carryOut.doneOn',
  'assignments.submit.on',
  'staff-reports.report.on',
  'training-sessions.submit.on',
  'training-sessions.deliver.on',
  'contract-ends.report.reportedOn',
  // What is done to a device before and while it stands.
  'devices.place.placedOn',
  'devices.label.labelledOn',
  'devices.secure.securedOn',
  'devices.discs.discGivenOn',
  'devices.discs.discKeptOn',
  'devices.antivirus.antivirusOn',
]

type Dated = { name: string; kind: CaseDefinition; move: string; ask: Ask }

const dated: Dated[] = PRODUCT.cases.flatMap(({ case: kind }) =>
  Object.entries(kind.moves).flatMap(([move, { asks = [] }]) =>
    asks
      .filter(({ isPast }) => isPast)
      .map((ask) => ({ name: `${kind.slug}.${move}.${ask.name}`, kind, move, ask })),
  ),
)

const mover: Mover = {
  actor: { kind: 'job', id: 'job', name: 'x' },
  user: null,
  today: '2026-12-07',
  at: '2026-12-07T03:00:00.000Z',
}

/** What is said of an act of this day or minute, where its event was at noon of the 1st of December. */
function saidOf({ kind, move, ask }: Dated, event: string, answer: string): string | undefined {
  const row = {
    id: '1',
    ...(move === 'certify' ? { lentOn: '2026-11-01' } : {}),
    state: kind.moves[move]!.from[0]!,
    [ask.since!.at(-1)!]: event,
  }
  const decision = decide(
    kind as unknown as CaseDefinition<CaseRow>,
    row as CaseRow,
    { move, answers: { [ask.name]: answer } },
    mover,
  )
  return 'refused' in decision ? decision.refused.fields?.[ask.name] : undefined
}

describe('the day of an act', () => {
  it('is bound to what it answers, or stands on the list of those that answer nothing', () => {
    const free = dated.filter(({ ask }) => !ask.since).map(({ name }) => name)
    expect(free.toSorted()).toEqual(ANSWERS_NOTHING.toSorted())
  })

  it.each(dated.filter(({ ask }) => ask.since).map((one) => [one.name, one] as const))(
    '%s does not lie before it',
    (_name, one) => {
      const isMoment = one.ask.kind === 'moment'
      const said = (day: string, time: string) => (isMoment ? `${day}T${time}` : day)
      const [before, same, after] = [
        said('2026-11-30', '23:59'),
        said('2026-12-01', '12:00'),
        said('2026-12-02', '00:00'),
      ]
      for (const event of ['2026-12-01', '2026-12-01T12:00', '2026-12-01T03:00:30.000Z']) {
        expect([event, saidOf(one, event, before)]).toEqual([
          event,
          expect.stringContaining('より前にできません'),
        ])
        for (const later of [same, after])
          expect([event, later, saidOf(one, event, later)]).toEqual([event, later, undefined])
      }
      if (isMoment)
        expect(saidOf(one, '2026-12-01T12:00', said('2026-12-01', '11:59'))).toContain('12:00')
    },
  )
})
