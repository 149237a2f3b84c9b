'use client'

import { useCallback } from 'react'

import { periodOf } from '@/domain/lists/period'
import { addDays } from '@/domain/time/civil'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { useAddress } from '../shell/useAddress'

import { Accepted } from './Accepted'
import { Filters } from './Filters'
import { ListTable } from './ListTable'
import { Outputs } from './Outputs'
import type { ListState, Tab } from './state'
import { addressOf, stateFromAddress } from './state'
import { UnfitTable } from './UnfitTable'
import { useList } from './useList'
import { Refused } from '../frame/Refused'

const TABS: [Tab, string][] = [
  ['bookings', '予約の一覧'],
  ['unfit', '枠に合わなくなった予約'],
  ['accepted', '受付件数'],
]

/** What a tab is for begins at another day: calls ahead of us, acceptances of a month. */
const beginningOf = (tab: Tab, today: string): Partial<ListState> =>
  tab === 'unfit'
    ? { from: today, to: addDays(today, 365) }
    : periodOf(tab === 'accepted' ? 'this-month' : 'this-week', today)

export function Lists({ catalogue }: { catalogue: ScopeCatalogue }) {
  const [state, setState] = useAddress(
    (query) => stateFromAddress(query, catalogue.today),
    addressOf,
  )
  const change = useCallback(
    (part: Partial<ListState>) => setState({ page: 1, ...part }),
    [setState],
  )
  const list = useList(state)
  return (
    <>
      <div className="mg-tabs" role="tablist">
        {TABS.map(([tab, label]) => (
          <button
            key={tab}
            type="button"
            role="tab"
            aria-selected={state.tab === tab}
            onClick={() => change({ tab, ...beginningOf(tab, catalogue.today) })}
          >
            {label}
          </button>
        ))}
      </div>
      <Filters state={state} change={change} catalogue={catalogue} />
      {state.tab === 'accepted' ? (
        <Accepted state={state} />
      ) : (
        <>
          <Outputs state={state} total={list.page?.total ?? null} catalogue={catalogue} />
          {list.problem ? <Refused>{list.problem.message}</Refused> : null}
          {state.tab === 'bookings' ? (
            <ListTable
              list={list}
              state={state}
              change={change}
              mayDefects={catalogue.may.defects}
            />
          ) : (
            <UnfitTable list={list} state={state} change={change} catalogue={catalogue} />
          )}
        </>
      )}
    </>
  )
}
