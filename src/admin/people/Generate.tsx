'use client'

import { useState } from 'react'

import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

/** The sessions of a course's plan, made as 企画 by one press; pressed again it makes none twice. */
export function Generate({ courses }: { courses: { id: string; label: string }[] }) {
  const [course, setCourse] = useState(courses[0]?.id ?? '')
  const [said, say] = useState('')
  const act = useAct()
  if (courses.length === 0) return null
  const send = () =>
    void act.run(async () => {
      say('')
      const { made, planned } = await apiPost<{ made: number; planned: number }>(
        `/ops/courses/${course}/sessions`,
      )
      say(
        made > 0
          ? `計画の${planned}回のうち、${made}回を企画しました。「研修の回」で日時を決めてください。`
          : `計画の${planned}回は、もう企画してあります。`,
      )
    })
  return (
    <section className="mg-panel" aria-label="計画から回を作る">
      <div className="mg-row mg-row--end">
        <Select
          label="計画から回を作る科目"
          value={course}
          options={courses}
          onChange={setCourse}
        />
        <button type="button" className="mg-button" disabled={act.busy} onClick={send}>
          計画の回を企画する
        </button>
      </div>
      <p role="status">{said}</p>
      <Says problem={act.problem} />
    </section>
  )
}
