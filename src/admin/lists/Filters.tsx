'use client'

import { CONTACT_STATES } from '@/domain/booking/contact'
import { CHANNEL_OPTIONS, OUTCOME_OPTIONS, STATUS_OPTIONS } from '@/domain/booking/vocabulary'
import { LIST_KINDS, type ListKind } from '@/domain/lists/list-kinds'
import { PERIODS, periodOf, type PeriodName } from '@/domain/lists/period'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { MultiSelect } from '../frame/MultiSelect'

import type { ListState } from './state'

type Props = {
  state: ListState
  change: (part: Partial<ListState>) => void
  catalogue: ScopeCatalogue
}

const SHOWN_STATUS = STATUS_OPTIONS.filter(({ value }) => value !== 'void')
const named = (list: { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }))

/** Period, offices and services first; what is needed now and then stands behind くわしい条件. */
export function Filters({ state, change, catalogue }: Props) {
  return (
    <section className="mg-panel" aria-label="条件">
      <div className="mg-row">
        <div className="mg-segments" role="group" aria-label="期間">
          {(Object.keys(PERIODS) as PeriodName[]).map((name) => (
            <PeriodButton key={name} name={name} {...{ state, change, catalogue }} />
          ))}
        </div>
        <DayInput label="開始日" value={state.from} onDay={(from) => change({ from })} />
        <span>〜</span>
        <DayInput label="終了日" value={state.to} onDay={(to) => change({ to })} />
      </div>
      <div className="mg-row">
        <MultiSelect
          label="窓口"
          options={named(catalogue.offices)}
          value={state.offices}
          onChange={(offices) => change({ offices })}
        />
        <MultiSelect
          label="サービス"
          options={named(catalogue.services)}
          value={state.services}
          onChange={(services) => change({ services })}
        />
        {state.tab === 'bookings' ? (
          <MultiSelect
            label="状態"
            options={SHOWN_STATUS}
            value={state.statuses}
            onChange={(statuses) => change({ statuses })}
          />
        ) : null}
        {state.tab === 'unfit' ? (
          <MultiSelect
            label="連絡状況"
            options={CONTACT_STATES.map((value) => ({ value, label: value }))}
            value={state.contact}
            onChange={(contact) => change({ contact })}
          />
        ) : null}
        {state.tab === 'unfit' ? <MailChoice state={state} change={change} /> : null}
        {state.tab === 'accepted' ? null : <KindButtons state={state} change={change} />}
      </div>
      {state.tab === 'bookings' ? <More state={state} change={change} /> : null}
    </section>
  )
}

function PeriodButton({ name, state, change, catalogue }: Props & { name: PeriodName }) {
  const { from, to } = periodOf(name, catalogue.today)
  return (
    <button
      type="button"
      aria-pressed={state.from === from && state.to === to}
      onClick={() => change({ from, to })}
    >
      {PERIODS[name]}
    </button>
  )
}

type DayProps = { label: string; value: string; onDay: (day: string) => void }

const DayInput = ({ label, value, onDay }: DayProps) => (
  <input
    type="date"
    aria-label={label}
    value={value}
    onChange={(event) => {
      if (event.target.value) onDay(event.target.value)
    }}
  />
)

function KindButtons({ state, change }: Pick<Props, 'state' | 'change'>) {
  return (
    <div className="mg-segments" role="group" aria-label="リストの種類（並び順）">
      {(Object.keys(LIST_KINDS) as ListKind[]).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={state.kind === kind}
          title={LIST_KINDS[kind].order}
          onClick={() => change({ kind })}
        >
          {LIST_KINDS[kind].label}
        </button>
      ))}
    </div>
  )
}

function More({ state, change }: Pick<Props, 'state' | 'change'>) {
  const isUsed =
    state.outcomes.length + state.channels.length > 0 ||
    [state.timeFrom, state.timeTo, state.search, state.mail].some(Boolean)
  return (
    <details className="mg-more" open={isUsed || undefined}>
      <summary>くわしい条件（来庁結果・受付方法・時間帯・番号）</summary>
      <div className="mg-row mg-row--end">
        <MultiSelect
          label="来庁結果"
          options={OUTCOME_OPTIONS}
          value={state.outcomes}
          onChange={(outcomes) => change({ outcomes })}
        />
        <MultiSelect
          label="受付方法"
          options={CHANNEL_OPTIONS}
          value={state.channels}
          onChange={(channels) => change({ channels })}
        />
        <label className="mg-field">
          開始がこの時刻から
          <input
            type="time"
            value={state.timeFrom}
            onChange={(event) => change({ timeFrom: event.target.value })}
          />
        </label>
        <label className="mg-field">
          この時刻より前
          <input
            type="time"
            value={state.timeTo}
            onChange={(event) => change({ timeTo: event.target.value })}
          />
        </label>
        <label className="mg-field">
          受付番号・予約番号
          <input
            type="search"
            value={state.search}
            onChange={(event) => change({ search: event.target.value })}
          />
        </label>
        <MailChoice state={state} change={change} />
      </div>
    </details>
  )
}

const MailChoice = ({ state, change }: Pick<Props, 'state' | 'change'>) => (
  <label className="mg-inline">
    メール
    <select
      value={state.mail}
      onChange={(event) => change({ mail: event.target.value as ListState['mail'] })}
    >
      <option value="">すべて</option>
      <option value="ok">メールが届く人</option>
      <option value="none">メールが届かない人（電話で連絡）</option>
    </select>
  </label>
)
