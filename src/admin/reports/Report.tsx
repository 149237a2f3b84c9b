'use client'

import Link from 'next/link'

import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { hasTables, type ReportPart, unmetOf } from '@/domain/reports/parts'
import type { ReportScreen } from '@/services/reports/screen'

import { FileOutputs } from '../frame/FileOutputs'
import { Says } from '../frame/Says'
import { MoveButtons } from '../kit/MoveButtons'
import { useMoved } from '../kit/useMoved'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'

import { Differences } from './Differences'
import { FigurePart } from './FigurePart'
import { Words } from './Words'

/** Parts that ask for words: of indicators, where a target was missed, or something is written already. */
function asked(part: ReportPart, { figures, texts }: ReportScreen): ReportPart[] {
  if (part.kind === 'text') return [part]
  const unmet = unmetOf(part, figures)
  if (part.kind !== 'indicators' || (unmet.length === 0 && !texts[part.id])) return []
  const hint = unmet.length > 0 ? `未達: ${unmet.join('・')}。原因と対策を書きます。` : ''
  return [{ ...part, heading: `${part.heading}のコメント`, hint, required: unmet.length > 0 }]
}

const PURPOSES = ['市への報告', '業務の管理']
const FORMATS = ['print', 'xlsx'] as const

const timeOf = (instant: string): string =>
  `${formatJa(tokyoDateOf(new Date(instant)))} ${tokyoTimeOf(new Date(instant))}`

/** One report on one screen: what it lacks, its figures, its words, its files. */
export function Report({ first }: { first: ReportScreen }) {
  const path = `/ops/reports/${first.one.row.id}`
  const live = useLive(path, () => apiGet<ReportScreen>(path))
  const { said, onDone } = useMoved(live.refresh)
  const act = useAct()
  const now = live.data ?? first
  const { row } = now.one
  const refresh = async () => void (await live.refresh())
  const retake = () =>
    void act.run(async () => {
      try {
        await apiPost(`${path}/figures`)
      } finally {
        await refresh()
      }
    })
  const figures = now.parts.filter(hasTables)
  const words = now.parts.flatMap((part) => asked(part, now))
  return (
    <>
      <section className="mg-panel" aria-labelledby="rp-report">
        <h2 id="rp-report">{now.title}</h2>
        <p>
          <span className="mg-tag">{row.cells.state}</span>{' '}
          {now.version > 0 ? `第${now.version}版　` : ''}
          {now.dueOn ? `提出期限 ${formatJa(now.dueOn)}　` : ''}
          <Link href={`/admin/collections/reports/${row.id}`} prefetch={false}>
            経過・添付ファイルを見る
          </Link>
        </p>
        {now.remark && !row.isOver ? (
          <p className="mg-note mg-note--warn">市から: {now.remark}</p>
        ) : null}
        <MoveButtons slug="reports" row={row} onDone={onDone} />
        {said}
      </section>
      <div className="rp-both">
        <section aria-labelledby="rp-figures">
          <h2 id="rp-figures">数字</h2>
          <p className="mg-hint">
            {now.figuresAt ? `${timeOf(now.figuresAt)}の数字です。` : '数字がまだありません。'}
          </p>
          {now.mayWrite ? (
            <p>
              <button type="button" className="mg-button" disabled={act.busy} onClick={retake}>
                {act.busy ? '取り直しています…' : '数字を取り直す'}
              </button>
            </p>
          ) : (
            <Differences path={path} />
          )}
          <Says problem={act.problem} />
          {figures.map((part) => (
            <FigurePart
              key={part.id}
              heading={part.heading}
              tables={now.figures.find((one) => one.part === part.id)?.tables ?? []}
            />
          ))}
        </section>
        <section aria-labelledby="rp-words">
          <h2 id="rp-words">文章</h2>
          <Words
            path={path}
            parts={words}
            texts={now.texts}
            mayWrite={now.mayWrite}
            onSaved={refresh}
          />
        </section>
      </div>
      <section className="mg-panel" aria-labelledby="rp-files">
        <h2 id="rp-files">ファイルに出す</h2>
        <FileOutputs path={`${path}/file`} purposes={PURPOSES} formats={FORMATS} />
        {now.former.map(({ version, on, by }) => (
          <div key={version}>
            <h3>
              第{version}版（{on ? `${formatJa(on)}提出` : ''} {by}）
            </h3>
            <FileOutputs
              path={`${path}/file`}
              query={{ version: String(version) }}
              purposes={PURPOSES}
              formats={FORMATS}
            />
          </div>
        ))}
      </section>
    </>
  )
}
