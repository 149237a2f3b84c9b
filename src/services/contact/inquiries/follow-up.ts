import { newRowId } from '@/db/atomic'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { isMoment } from '@/kit/case/answers'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { relationId } from '@/lib/relations'

import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'

import { beginningOf } from '../begin'
import { callback } from '../callbacks/case'
import { complaint } from '../complaints/case'
import { escalation } from '../escalations/case'
import { contactRules } from '../masters'

import type { DraftInquiry } from './desk'

/** What comes of a call, as its form asked for it. */
export type FollowUp = {
  /** Why the 業務責任者 is asked, what the complaint is about, what is to be said when calling back. */
  text?: string
  /** Day and minute in Japan, `YYYY-MM-DDTHH:mm`. */
  when?: string
  person?: string
  phone?: string
}

export type Followed = { number: string; href: string; label: string }

/** The record that the outcome of a call asks for; the key of the call makes it one, however often it is sent. */
export async function followUp(
  ctx: ServiceContext,
  call: DraftInquiry,
  more: FollowUp = {},
): Promise<Followed | null> {
  const text = (more.text ?? '').trim() || (call.question ?? '')
  if (containsIndividualNumber(text))
    throw invalid('マイナンバー（個人番号）は書かないでください。', {
      text: '番号を消してください。',
    })
  const office = relationId(call.office) || null
  const shared = { inquiry: call.number, office, text }
  switch (call.outcome) {
    case 'escalated': {
      const { row } = await startCase(ctx, escalation, {
        ...beginningOf(ctx),
        ...shared,
        categoryLabel: call.categoryLabel,
        requestKey: `${call.id}|escalation`,
      })
      return told('escalations', row, 'エスカレーション')
    }
    case 'complaint': {
      const when = more.when && isMoment(more.when) ? more.when : ''
      const { row } = await startCase(ctx, complaint, {
        ...beginningOf(ctx),
        ...shared,
        requestKey: `${call.id}|complaint`,
        ...(when ? { callbackAt: when, callbackOn: when.slice(0, 10) } : {}),
      })
      return told('complaints', row, '苦情')
    }
    case 'callback': {
      const when = more.when ?? ''
      if (!isMoment(when))
        throw invalid('折り返す日時を入力してください。', {
          when: '折り返す日時を入力してください。',
        })
      const { row } = await startCase(ctx, callback, {
        ...beginningOf(ctx),
        inquiry: call.number,
        text,
        dueAt: when,
        dueOn: when.slice(0, 10),
        requestKey: `${call.id}|callback`,
        ...(await personOf(ctx, more)),
      })
      return told('callbacks', row, '折り返し')
    }
    default:
      return null
  }
}

const told = (slug: string, row: { id: string; number: string }, label: string): Followed => ({
  number: row.number,
  href: `/admin/collections/${slug}/${row.id}`,
  label,
})

/** Name and number of who is to be called, where the city keeps them at all (CC-10). */
async function personOf(ctx: ServiceContext, { person = '', phone = '' }: FollowUp) {
  const { personal } = await contactRules(ctx)
  if (personal !== 'full' || !(person || phone)) return {}
  const id = newRowId()
  return {
    id,
    hasPerson: true,
    person: encryptField(person, at('callbacks', 'person', id)),
    phone: encryptField(phone, at('callbacks', 'phone', id)),
  }
}
