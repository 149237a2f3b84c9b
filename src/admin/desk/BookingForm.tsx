'use client'

import type { DeskCatalogue } from '@/services/desk/catalogue'

import { Calendar } from './Calendar'
import { ConfirmStep } from './ConfirmStep'
import { CONVERT, REISSUE } from './FoundBooking'
import { MailStep } from './MailStep'
import { PersonStep } from './PersonStep'
import { isConversion, stepsFor } from './state'
import type { Desk } from './useDesk'

/** A new booking or a move: the citizen's steps in the citizen's order (PB-09). */
export function BookingForm({ desk, catalogue }: { desk: Desk; catalogue: DeskCatalogue }) {
  const { state, service } = desk
  const { draft, step } = state
  if (!draft || !service) return null
  const steps = stepsFor(service, draft)
  const title = isConversion(draft) ? CONVERT : draft.moving ? '予約の変更' : '新しい予約'
  return (
    <section aria-label={title}>
      <div className="dk-formhead">
        <h2>
          {title}　{service.name}
          {draft.number && <span className="dk-number">{draft.number}</span>}
        </h2>
        {draft.number && !draft.moving && (
          <button
            type="button"
            className="wk-quiet"
            onClick={() => desk.startReissue(draft.number)}
          >
            {REISSUE}
          </button>
        )}
        <ol className="dk-steps">
          {steps.map((one) => (
            <li key={one.step} aria-current={one.step === step ? 'step' : undefined}>
              {one.name}
            </li>
          ))}
        </ol>
      </div>
      {draft.moving && (
        <p className="wk-note">
          いまの予約：{draft.moving.when}　{draft.moving.office.name}　{draft.moving.service.name}
          {isConversion(draft) &&
            '。新しい手続きの時間が取れるまで、いまの予約はそのまま残ります。'}
        </p>
      )}
      {step === 'identify' && <PersonStep desk={desk} draft={draft} service={service} />}
      {(step === 'office' || step === 'calendar') && (
        <Calendar desk={desk} draft={draft} service={service} catalogue={catalogue} />
      )}
      {step === 'mail' && <MailStep desk={desk} draft={draft} service={service} />}
      {step === 'confirm' && (
        <ConfirmStep desk={desk} draft={draft} service={service} catalogue={catalogue} />
      )}
    </section>
  )
}
