'use client'

import type { ContactDesk } from '@/services/contact/inquiries/desk'
import type { FollowUp } from '@/services/contact/inquiries/follow-up'

import type { Fields } from './fields'

type Props = {
  desk: ContactDesk
  fields: Fields
  more: FollowUp
  problems: Record<string, string>
  onMore: (more: FollowUp) => void
}

const ASKS: Record<string, string> = {
  escalated: '責任者に判断してほしいこと',
  complaint: '苦情の内容（責任者にすぐ渡ります）',
  callback: '折り返しで伝えること',
}

/** What an outcome asks for: a reason, a time to call back, whom to call. */
export function FollowFields({ desk, fields, more, problems, onMore }: Props) {
  const label = ASKS[fields.outcome]
  if (!label) return null
  const set = (change: FollowUp) => onMore({ ...more, ...change })
  const hasTime = fields.outcome !== 'escalated'
  const hasPerson = fields.outcome === 'callback' && desk.personal === 'full'
  return (
    <div className="cr-follow">
      <label className="cr-field">
        <span>{label}</span>
        <textarea
          rows={2}
          maxLength={2000}
          value={more.text ?? ''}
          placeholder="空なら、問合せの内容をそのまま渡します"
          onChange={(event) => set({ text: event.target.value })}
        />
      </label>
      {hasTime ? (
        <label className="cr-field">
          <span>折り返す日時</span>
          <input
            type="datetime-local"
            value={more.when ?? ''}
            aria-invalid={problems.when ? true : undefined}
            onChange={(event) => set({ when: event.target.value })}
          />
          {problems.when ? <small className="cr-problem">{problems.when}</small> : null}
        </label>
      ) : null}
      {hasPerson ? (
        <div className="cr-grid">
          <label className="cr-field">
            <span>氏名（暗号化して残します）</span>
            <input
              value={more.person ?? ''}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => set({ person: event.target.value })}
            />
          </label>
          <label className="cr-field">
            <span>電話番号</span>
            <input
              value={more.phone ?? ''}
              maxLength={30}
              inputMode="tel"
              autoComplete="off"
              onChange={(event) => set({ phone: event.target.value })}
            />
          </label>
        </div>
      ) : null}
      {desk.personal === 'number' && desk.formUrl ? (
        <p className="wk-note">
          個人情報が要るときは、
          <a href={desk.formUrl} target="_blank" rel="noreferrer">
            市の電子申請フォーム
          </a>
          に、この記録の番号を書いて送ります。
        </p>
      ) : null}
    </div>
  )
}
