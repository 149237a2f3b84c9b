'use client'

import type { PrintCatalogue } from '@/services/printing/catalogue'

import type { ChooseBy, PrintForm } from './form'
import { kindOf, numbersIn } from './form'

type Props = {
  catalogue: PrintCatalogue
  form: PrintForm
  change: (part: Partial<PrintForm>) => void
}

/** What the records are that go onto paper. */
export function Choose({ catalogue, form, change }: Props) {
  const source = kindOf(catalogue, form.kind)?.source
  if (source === 'copies') {
    return (
      <label className="mg-field">
        枚数
        <input
          type="number"
          min={1}
          max={20000}
          value={form.copies}
          onChange={(event) => change({ copies: Math.max(1, Number(event.target.value)) })}
        />
      </label>
    )
  }
  if (source === 'facilities') {
    return (
      <p className="mg-hint">
        「施設（チラシの送り先）」に登録した使用中のものを、名前の順にすべて印刷します。市の確認が済んでいない施設があるときは、印刷できません。
      </p>
    )
  }
  if (source === 'devices') {
    return (
      <p className="mg-hint">「機器」に登録した使用中のものを、管理番号の順にすべて印刷します。</p>
    )
  }
  const ways: [ChooseBy, string][] = [
    ...(form.ids.length > 0 ? [['ids', `選んだ${form.ids.length}件`] as [ChooseBy, string]] : []),
    ['numbers', '番号を入れる'],
    ...(source === 'cards' ? [['filter', '状態で選ぶ'] as [ChooseBy, string]] : []),
  ]
  return (
    <>
      <div className="mg-segments" role="group" aria-label="対象の選び方">
        {ways.map(([by, label]) => (
          <button
            key={by}
            type="button"
            aria-pressed={form.by === by}
            onClick={() => change({ by })}
          >
            {label}
          </button>
        ))}
      </div>
      {form.by === 'numbers' ? (
        <Numbers form={form} change={change} isBooking={source === 'bookings'} />
      ) : null}
      {form.by === 'filter' ? <Filter catalogue={catalogue} form={form} change={change} /> : null}
    </>
  )
}

function Numbers({ form, change, isBooking }: Omit<Props, 'catalogue'> & { isBooking: boolean }) {
  const count = numbersIn(form.numbers).length
  return (
    <label className="mg-field print-numbers">
      {isBooking ? '受付番号' : '予約ID・発送番号・製造管理番号'}
      <textarea
        rows={5}
        value={form.numbers}
        spellCheck={false}
        onChange={(event) => change({ numbers: event.target.value })}
      />
      <small>
        1行に1件。スキャナーで続けて読むか、表から貼り付けます。{count > 0 ? `今は${count}件` : ''}
      </small>
    </label>
  )
}

function Filter({ catalogue, form, change }: Props) {
  return (
    <div className="mg-row">
      <label className="mg-field">
        状態区分
        <select value={form.status} onChange={(event) => change({ status: event.target.value })}>
          {catalogue.statuses.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label className="mg-field">
        窓口
        <select value={form.office} onChange={(event) => change({ office: event.target.value })}>
          <option value="">{catalogue.everywhere ? 'すべての窓口' : '担当のすべての窓口'}</option>
          {catalogue.offices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
