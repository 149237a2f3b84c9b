'use client'

import { useCallback } from 'react'

import type { StationCatalogue } from '@/services/cards/places/station'
import type { StocktakeResult, StocktakeRow } from '@/services/cards/stocktake/stocktake'

import { FileOutputs } from '../frame/FileOutputs'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { Differences } from './Differences'
import { Refused } from '../frame/Refused'

type Props = { catalogue: StationCatalogue; take: StocktakeRow; onLeave: () => void }

const PURPOSES = ['棚卸しの差異の確認', '市への報告']

/** What a finished count found. */
export function ResultPage({ catalogue, take, onLeave }: Props) {
  const { data, problem } = useLive(
    take.id,
    useCallback((id: string) => apiGet<StocktakeResult>(`/ops/cards/stocktakes/${id}`), []),
    600_000,
  )
  return (
    <div className="st">
      <div className="st-place">
        <p>
          <span>終わった棚卸し</span>
          <strong>{take.title}</strong>
        </p>
        <button type="button" className="mg-button" onClick={onLeave}>
          一覧に戻る
        </button>
      </div>
      {problem ? <Refused>{problem.message}</Refused> : null}
      {data ? (
        <>
          <p className="st-counts">
            <strong>数えた {data.counted.toLocaleString('ja-JP')}枚</strong>
            <span>記録 {data.expected.toLocaleString('ja-JP')}枚</span>
            <span className={data.missing.length ? 'is-bad' : ''}>
              見つからない {data.missing.length.toLocaleString('ja-JP')}枚
            </span>
            <span className={data.extra.length ? 'is-bad' : ''}>
              合わない {data.extra.length.toLocaleString('ja-JP')}枚
            </span>
          </p>
          {catalogue.may.export ? (
            <FileOutputs path={`/ops/cards/stocktakes/${take.id}/output`} purposes={PURPOSES} />
          ) : null}
          <div className="st-pair">
            <Differences
              title="見つからないカード"
              lines={data.missing}
              none="記録にあるカードは、全部ありました。"
            />
            <Differences
              title="記録と合わないカード"
              lines={data.extra}
              none="余分なカードはありませんでした。"
            />
          </div>
        </>
      ) : problem ? null : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
    </div>
  )
}
