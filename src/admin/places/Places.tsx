'use client'

import Link from 'next/link'
import { useCallback, useState } from 'react'

import type { PlaceCount } from '@/services/cards/places/places'
import type { StationCatalogue } from '@/services/cards/places/station'

import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'
import { InBrowser } from '../station/InBrowser'
import { NoOffice, OfficeChoice, rememberedOffice } from '../station/OfficeChoice'
import '../scanning/scanning.css'

import { NewPlaces } from './NewPlaces'
import { Refused } from '../frame/Refused'

export function Places({ catalogue }: { catalogue: StationCatalogue }) {
  if (catalogue.offices.length === 0) return <NoOffice />
  return <InBrowser>{() => <PlacesScreen catalogue={catalogue} />}</InBrowser>
}

function PlacesScreen({ catalogue }: { catalogue: StationCatalogue }) {
  const { offices, may } = catalogue
  const [office, setOffice] = useState(() => rememberedOffice(offices))
  const [adds, setAdds] = useState(false)
  const [told, setTold] = useState('')
  const { data, problem, refresh } = useLive(
    'places',
    useCallback(() => apiGet<{ rows: PlaceCount[] }>('/ops/cards/places'), []),
    60_000,
  )
  const rows = (data?.rows ?? []).filter((row) => row.office === office)
  const cards = rows.reduce((sum, row) => sum + row.cards, 0)
  return (
    <div className="st">
      <div className="mg-row mg-spread">
        <OfficeChoice offices={offices} office={office} onChoose={setOffice} />
        {may.places ? (
          <div className="mg-row">
            <button
              type="button"
              className="mg-button mg-button--main"
              onClick={() => {
                setTold('')
                setAdds(true)
              }}
            >
              まとめて登録
            </button>
            <Link
              className="mg-button"
              href="/admin/collections/storage-places/create"
              prefetch={false}
            >
              1か所だけ登録
            </Link>
          </div>
        ) : null}
      </div>
      {told ? (
        <p className="mg-note mg-note--good" role="status">
          {told}
        </p>
      ) : null}
      {problem ? <Refused>{problem.message}</Refused> : null}
      {data ? (
        <p className="st-counts">
          <strong>{rows.length.toLocaleString('ja-JP')}か所</strong>
          <span>カード {cards.toLocaleString('ja-JP')}枚</span>
        </p>
      ) : null}
      {data && rows.length === 0 ? (
        <p className="mg-empty">
          この窓口の保管場所は、まだ登録されていません。
          {may.places ? '「まとめて登録」で、棚と箱を一度に作れます。' : ''}
        </p>
      ) : null}
      {rows.length > 0 ? <Table rows={rows} mayEdit={may.places} /> : null}
      {adds ? (
        <NewPlaces
          office={office}
          officeName={offices.find(({ id }) => id === office)?.name ?? ''}
          onClose={() => setAdds(false)}
          onDone={(words) => {
            setAdds(false)
            setTold(words)
            void refresh()
          }}
        />
      ) : null}
    </div>
  )
}

function Table({ rows, mayEdit }: { rows: PlaceCount[]; mayEdit: boolean }) {
  return (
    <div className="mg-table-wrap st-tall" tabIndex={0} role="region" aria-label="保管場所の表">
      <table className="mg-table">
        <thead>
          <tr>
            <th scope="col">保管場所</th>
            <th scope="col">コード</th>
            <th scope="col" className="mg-num">
              カード
            </th>
            <th scope="col" className="mg-num">
              入る枚数
            </th>
            <th scope="col" className="mg-num">
              歩く順
            </th>
            {mayEdit ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="mg-wide">{row.label}</td>
              <td className="st-code">{row.code}</td>
              <td className="mg-num">
                {row.cards.toLocaleString('ja-JP')}
                {row.capacity && row.cards > row.capacity ? (
                  <span className="mg-tag mg-tag--bad">超過</span>
                ) : null}
              </td>
              <td className="mg-num">{row.capacity?.toLocaleString('ja-JP') ?? '－'}</td>
              <td className="mg-num">{row.order}</td>
              {mayEdit ? (
                <td>
                  <Link href={`/admin/collections/storage-places/${row.id}`} prefetch={false}>
                    直す
                  </Link>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
