'use client'

import type { DeskService } from '@/services/desk/catalogue'

import type { Draft } from './state'
import type { Desk } from './useDesk'

const PROBLEMS: Record<string, string> = {
  REQUIRED: '入力してください。',
  DATE_INVALID: '日付は 1980-04-01 の形で入力してください。',
  PHONE_INVALID: '電話番号の形が違います。',
  TOO_LONG: '長すぎます。',
  INDIVIDUAL_NUMBER: 'マイナンバーは入力できません。',
}

type Props = { desk: Desk; draft: Draft; service: DeskService; mustHave: boolean }

/** The items that the city asks for (BK-15, ID-07), each with its own problem beside it. */
export function DetailFields({ desk, draft, service, mustHave }: Props) {
  const fields = desk.state.problem?.fields ?? {}
  return service.inputItems.map(({ item, label, required }) => {
    const problem = fields[item]
    return (
      <label key={item}>
        <span>
          {label}
          {required && mustHave && <b className="wk-required">必須</b>}
        </span>
        <input
          value={draft.details[item] ?? ''}
          type={item === 'birthday' ? 'date' : 'text'}
          required={required && mustHave}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          onChange={(event) =>
            desk.edit({ details: { ...draft.details, [item]: event.target.value } })
          }
        />
        {problem !== undefined && <em>{PROBLEMS[problem] ?? '確認してください。'}</em>}
      </label>
    )
  })
}
