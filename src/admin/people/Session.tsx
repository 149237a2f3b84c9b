'use client'

import Link from 'next/link'

import type { SessionChoices, SessionScreen } from '@/services/people/training/session'

import { FileOutputs } from '../frame/FileOutputs'
import { MoveButtons } from '../kit/MoveButtons'
import { useMoved } from '../kit/useMoved'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { Arrange } from './Arrange'
import { Attendance } from './Attendance'
import { AddPeople } from './AddPeople'

/** Who may teach and who may learn hardly change while a session is open. */
const CHOICES_MS = 600_000

const PURPOSES = ['研修の準備', '市への報告', '受講者への交付']

/** One session on one screen: what it lacks, when and where, who is in it, who came. */
export function Session({
  first,
  choices: known,
}: {
  first: SessionScreen
  choices: SessionChoices
}) {
  const path = `/ops/training-sessions/${first.one.row.id}`
  const live = useLive(path, () => apiGet<SessionScreen>(path))
  const { said, onDone } = useMoved(live.refresh)
  const now = live.data ?? first
  const { row } = now.one
  // Who may teach hangs on the day.
  const asked = useLive(
    `${path}/choices?on=${now.arranged.on}`,
    () => apiGet<SessionChoices>(`${path}/choices`),
    CHOICES_MS,
  )
  const choices = asked.data ?? known
  const refresh = async () => void (await live.refresh())
  return (
    <>
      <section className="mg-panel" aria-labelledby="pt-session">
        <h2 id="pt-session">
          {row.cells.number} {now.title}
        </h2>
        <p>
          <span className="mg-tag">{row.cells.state}</span> {now.period}{' '}
          <Link href={`/admin/collections/training-sessions/${row.id}`} prefetch={false}>
            経過・記録を見る
          </Link>
        </p>
        {row.lacks.length > 0 ? (
          <div className="mg-lacks" role="note" aria-label="足りないもの">
            <strong>足りないもの</strong>
            <ul>
              {row.lacks.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <MoveButtons slug="training-sessions" row={row} onDone={onDone} />
        {said}
      </section>
      <Arrange screen={now} choices={choices} path={path} onDone={refresh} />
      <Attendance screen={now} path={path} onDone={refresh} />
      {now.mayEdit && !row.isOver ? (
        <AddPeople screen={now} choices={choices} path={path} onDone={refresh} />
      ) : null}
      {now.one.purposes && now.people.length > 0 ? (
        <section className="mg-panel" aria-labelledby="pt-papers">
          <h2 id="pt-papers">印刷する</h2>
          <h3>受講者名簿（署名欄つき）</h3>
          <FileOutputs path={`${path}/sheet`} purposes={PURPOSES} formats={['print']} />
          {now.people.some(({ state }) => state === 'completed') ? (
            <>
              <h3>修了証</h3>
              <FileOutputs path={`${path}/certificates`} purposes={PURPOSES} formats={['print']} />
            </>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
