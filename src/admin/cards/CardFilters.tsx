'use client'

import { foldWidth } from '@/domain/codes/normalise-code'
import { ROUTE_OPTIONS } from '@/domain/cards/vocabulary'
import type { CardCatalogue } from '@/services/cards/card-catalogue'

import { MultiSelect } from '../frame/MultiSelect'

import type { CardSearch } from './search-state'

type Props = {
  search: CardSearch
  change: (part: Partial<CardSearch>) => void
  catalogue: CardCatalogue
}

const options = (list: { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }))

/** 状態区分 and 窓口 first; what is needed now and then stands behind くわしい条件. */
export function CardFilters({ search, change, catalogue }: Props) {
  const { statuses, offices, place, expiresWithin, staysFor, pulled, route, importId } = search
  const own = catalogue.places.filter((one) => offices.length === 0 || offices.includes(one.office))
  const isUsed = [place, expiresWithin, staysFor, pulled, route, importId].some(Boolean)
  const isAny = isUsed || statuses.length + offices.length > 0
  return (
    <section className="mg-panel" aria-label="条件">
      <div className="mg-row">
        <MultiSelect
          label="状態区分"
          options={catalogue.statuses.map((label) => ({ value: label, label }))}
          value={statuses}
          onChange={(value) => change({ statuses: value })}
        />
        {catalogue.offices.length > 1 ? (
          <MultiSelect
            label="窓口"
            options={options(catalogue.offices)}
            value={offices}
            onChange={(value) => change({ offices: value, place: '' })}
          />
        ) : null}
        {isAny ? (
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => change({ ...NO_FILTER })}
          >
            条件をすべて外す
          </button>
        ) : null}
      </div>
      <details className="mg-more" open={isUsed || undefined}>
        <summary>
          くわしい条件（保管場所・有効期限・滞留・引き出し中・交付の方法・取り込み）
        </summary>
        <div className="mg-row mg-row--end">
          <label className="mg-field">
            保管場所
            <select value={place} onChange={(event) => change({ place: event.target.value })}>
              <option value="">すべて</option>
              {/* 棚1 stands in every ward: without one chosen, its name is said above its places. */}
              {catalogue.offices.map((office) => {
                const here = own.filter((one) => one.office === office.id)
                return here.length > 0 ? (
                  <optgroup key={office.id} label={office.name}>
                    {here.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                ) : null
              })}
            </select>
          </label>
          <Days
            label="有効期限まで（日以内）"
            value={expiresWithin}
            onDays={(value) => change({ expiresWithin: value })}
          />
          <Days
            label="同じ状態のまま（日以上）"
            value={staysFor}
            onDays={(value) => change({ staysFor: value })}
          />
          <Choice
            label="交付の方法"
            value={route}
            options={ROUTE_OPTIONS.map(({ value, label }) => ({ id: value, name: label }))}
            onChoose={(value) => change({ route: value })}
          />
          <Choice
            label="取り込み"
            value={importId}
            options={catalogue.imports}
            onChoose={(value) => change({ importId: value })}
          />
          <label className="mg-check">
            <input
              type="checkbox"
              checked={pulled === '1'}
              onChange={() => change({ pulled: pulled === '1' ? '' : '1' })}
            />
            引き出し中だけ
          </label>
        </div>
      </details>
    </section>
  )
}

const NO_FILTER: Partial<CardSearch> = {
  statuses: [],
  offices: [],
  place: '',
  expiresWithin: '',
  staysFor: '',
  pulled: '',
  route: '',
  importId: '',
}

type ChoiceProps = {
  label: string
  value: string
  options: { id: string; name: string }[]
  onChoose: (value: string) => void
}

const Choice = ({ label, value, options: list, onChoose }: ChoiceProps) => (
  <label className="mg-field">
    {label}
    <select value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">すべて</option>
      {list.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
)

type DaysProps = { label: string; value: string; onDays: (value: string) => void }

const Days = ({ label, value, onDays }: DaysProps) => (
  <label className="mg-field">
    {label}
    <input
      type="number"
      min={0}
      max={3650}
      inputMode="numeric"
      value={value}
      onChange={(event) => onDays(foldWidth(event.target.value).replace(/\D/g, '').slice(0, 4))}
    />
  </label>
)
