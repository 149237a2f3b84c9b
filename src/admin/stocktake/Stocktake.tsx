'use client'

import { useCallback, useState } from 'react'

import type { StationCatalogue } from '@/services/cards/places/station'
import type { StocktakeRow } from '@/services/cards/stocktake/stocktake'

import { apiGet } from '../shell/api'
import { queryText, useAddress } from '../shell/useAddress'
import { useLive } from '../shell/useLive'
import { InBrowser } from '../station/InBrowser'
import { NoOffice, OfficeChoice, rememberedOffice } from '../station/OfficeChoice'
import '../scanning/scanning.css'

import { Begin } from './Begin'
import { Count } from './Count'
import { PastTable } from './PastTable'
import { ResultPage } from './ResultPage'
import { Refused } from '../frame/Refused'

export function Stocktake({ catalogue }: { catalogue: StationCatalogue }) {
  if (catalogue.offices.length === 0) return <NoOffice />
  return <InBrowser>{() => <StocktakeScreen catalogue={catalogue} />}</InBrowser>
}

/** `?id=`: the count in hand. */
const readAddress = (query: URLSearchParams) => ({ id: query.get('id') ?? '' })

function StocktakeScreen({ catalogue }: { catalogue: StationCatalogue }) {
  const { offices } = catalogue
  const [office, setOffice] = useState(() => rememberedOffice(offices))
  const [{ id }, show] = useAddress(readAddress, queryText)
  const list = useLive(
    office,
    useCallback(
      (key: string) => apiGet<{ rows: StocktakeRow[] }>('/ops/cards/stocktakes', { office: key }),
      [],
    ),
    60_000,
  )
  const open = (wanted: string) => show({ id: wanted })
  const rows = list.data?.rows ?? []
  const take = rows.find((row) => row.id === id)
  const leave = () => {
    open('')
    void list.refresh()
  }
  if (take) {
    return take.state === 'open' ? (
      <Count
        key={take.id}
        catalogue={catalogue}
        take={take}
        onLeave={leave}
        onFinished={() => void list.refresh()}
      />
    ) : (
      <ResultPage key={take.id} catalogue={catalogue} take={take} onLeave={leave} />
    )
  }
  return (
    <div className="st">
      <div className="mg-row">
        <OfficeChoice offices={offices} office={office} onChoose={setOffice} />
      </div>
      {list.problem ? <Refused>{list.problem.message}</Refused> : null}
      <Begin
        key={office}
        catalogue={catalogue}
        office={office}
        onBegun={(begun) => {
          open(begun.id)
          void list.refresh()
        }}
      />
      <PastTable rows={rows} isLoading={!list.data && !list.problem} onOpen={open} />
    </div>
  )
}
