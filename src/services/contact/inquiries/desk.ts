import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { OUTCOME, OUTCOMES, type Outcome, type PersonalMode } from '@/domain/contact/vocabulary'
import { type Language, LANGUAGE_OPTIONS } from '@/domain/languages'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { officeNames } from '../../settings/office-names'
import { loadBookingConfig } from '../../settings/booking-config'

import { contactMasters, contactRules, isInUse } from '../masters'

export type DraftInquiry = Stored<'inquiries'>

type Choice = { value: string; label: string }

/** What the record of a call on the desk has to know beforehand, for one account. */
export type ContactDesk = {
  mayRecord: boolean
  lines: { code: string; name: string; phone: string }[]
  /** The line of the operator's last record. */
  line: string
  categories: {
    code: string
    letters: string
    label: string
    referral: { id: string; name: string; phone: string } | null
    guidance: string
  }[]
  outcomes: { value: Outcome; label: string }[]
  languages: Choice[]
  offices: Choice[]
  procedures: Choice[]
  personal: PersonalMode
  formUrl: string
  /** Records that this operator has begun and not ended. */
  open: OpenRecord[]
}

export type OpenRecord = { id: string; number: string; startedAt: string; question: string }

export async function contactDesk(ctx: ServiceContext): Promise<ContactDesk> {
  const { lines, categories } = await contactMasters(ctx)
  const today = tokyoDateOf(ctx.now())
  const { services } = await loadBookingConfig(ctx.payload)
  const targets = await findRows<Stored<'referral-targets'>>(ctx.payload, 'referral-targets', {})
  const targetOf = (id: unknown) => targets.find((one) => one.id === id)
  const last = await lastOf(ctx)
  const inUse = lines.filter((line) => isInUse(line, today))
  const { personal, formUrl, spoken } = await contactRules(ctx)
  return {
    mayRecord: can(ctx.user, 'contact.record'),
    lines: inUse.map(({ code, name, phone }) => ({ code, name, phone })),
    line: inUse.find(({ code }) => code === last?.line)?.code ?? inUse[0]?.code ?? '',
    categories: categories
      .filter(({ active, audience }) => active !== false && audience === 'citizens')
      .map(({ code, letters, label, referral, guidance }) => {
        const target = targetOf(referral)
        return {
          code,
          letters,
          label,
          guidance: guidance ?? '',
          referral: target ? { id: target.id, name: target.name, phone: target.phone ?? '' } : null,
        }
      }),
    outcomes: OUTCOMES.map((value) => ({ value, label: OUTCOME[value] })),
    languages: LANGUAGE_OPTIONS.filter(({ value }) => spoken.includes(value as Language)),
    offices: [...(await officeNames(ctx))].map(([value, label]) => ({ value, label })),
    procedures: services
      .filter(({ active }) => active)
      .map(({ name }) => ({ value: name, label: name })),
    personal,
    formUrl,
    open: await openOf(ctx),
  }
}

async function lastOf({ payload, actor }: ServiceContext): Promise<DraftInquiry | undefined> {
  const own = { operator: { equals: actor.id } }
  const rows = await findRows<DraftInquiry>(payload, 'inquiries', own, {
    sort: '-startedAt',
    limit: 1,
  })
  return rows[0]
}

/** What this operator has begun and not ended, the newest first. */
async function openOf({ payload, actor }: ServiceContext): Promise<OpenRecord[]> {
  const rows = await findRows<DraftInquiry>(
    payload,
    'inquiries',
    { and: [{ operator: { equals: actor.id } }, { state: { equals: 'open' } }] },
    { sort: '-startedAt', limit: 20 },
  )
  return rows.map(({ id, number, startedAt, question }) => ({
    id,
    number,
    startedAt,
    question: (question ?? '').slice(0, 40),
  }))
}
