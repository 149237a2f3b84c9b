import { INCIDENT_KIND, INCIDENT_KIND_OPTIONS, minutesFrom } from '@/domain/alarms/incident'
import { isoOfMoment, tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'
import { answerCheck, openChecks } from '@/kit/case/moves'
import type { Ask, Mover } from '@/kit/case/types'

const OPEN = ['detected', 'handling', 'restored', 'prevention'] as const

const at: Ask = {
  name: 'at',
  label: '報告した日時',
  kind: 'moment',
  isPast: true,
  since: ['occurredAt'],
  hint: '空なら、いまです。',
}

/** The moment of a report; nothing written is now. */
const moment = (text: string | undefined, { at: now }: Mover): string =>
  text ? isoOfMoment(text) : now

/** Public texts in their order. */
export const publishedIn = (value: unknown): { at: string; text: string }[] =>
  Array.isArray(value) ? (value as { at: string; text: string }[]) : []

/** 障害・事故: from the moment it is noticed until it cannot happen again (IN-05 to IN-08). */
export const incidentCase = defineCase({
  slug: 'incidents',
  label: '障害・事故',
  name: ({ kind, occurredAt }) => `${tokyoDateOf(new Date(occurredAt))} ${INCIDENT_KIND[kind]}`,
  read: 'incidents.read',
  // The flow of a leak is no other fault's (IN-07).
  checksBy: { field: 'kind', options: INCIDENT_KIND_OPTIONS },
  scope: 'office',
  key: 'incidentKey',
  attach: {
    by: 'incidents.report',
    lead: 'incidents.handle',
    whats: ['事故報告書', '写真', '記録', 'その他'],
  },
  start: 'detected',
  states: {
    detected: { label: '検知', turn: 'incidents.handle' },
    handling: { label: '対応中', turn: 'incidents.handle' },
    restored: { label: '復旧', turn: 'incidents.handle' },
    prevention: { label: '再発防止策待ち', turn: 'incidents.handle' },
    closed: { label: '完了', final: true },
  },
  moves: {
    start: {
      label: '対応を始める',
      from: ['detected'],
      to: 'handling',
      by: 'incidents.handle',
      main: true,
    },
    oral: {
      // Said again, the time is corrected; the history keeps the one before.
      label: '市へ口頭で報告した',
      from: OPEN,
      to: null,
      by: 'incidents.report',
      asks: [at],
      set: ({ at: text }, mover, { occurredAt }) => {
        const oralAt = moment(text, mover)
        return { oralAt, minutesToReport: minutesFrom(occurredAt, oralAt) }
      },
    },
    written: {
      label: '市へ書面で報告した',
      from: OPEN,
      to: null,
      by: 'incidents.handle',
      asks: [at],
      set: ({ at: text }, mover) => ({ writtenAt: moment(text, mover) }),
    },
    instruct: {
      label: '市の指示を記録',
      from: OPEN,
      to: null,
      by: 'incidents.handle',
      asks: [{ name: 'instruction', label: '市の指示', kind: 'lines', required: true }],
      begins: ({ instruction }) => ({ instruction }),
      set: ({ instruction }) => ({ instruction }),
    },
    /** The flow that was agreed for this kind, step by step (IN-07). */
    check: answerCheck(OPEN, 'incidents.handle'),
    note: {
      label: '経過を記録',
      from: OPEN,
      to: null,
      by: 'incidents.report',
      asks: [{ name: 'note', label: '経過', kind: 'lines', required: true }],
    },
    publish: {
      label: '市民に公開する',
      from: OPEN,
      to: null,
      by: 'notices.edit',
      asks: [
        { name: 'title', label: '見出し', hint: '空なら、前の見出しのままです。' },
        {
          name: 'text',
          label: '公開する文',
          kind: 'lines',
          required: '公開する文を入力してください。個人の情報は書かないでください。',
        },
      ],
      set: ({ title, text }, { at: now }, { publicTitle, published }) => ({
        publicTitle: title || publicTitle || 'サービスの障害について',
        published: [...publishedIn(published), { at: now, text }],
        isUnpublished: true,
      }),
    },
    /** By the timer too (IN-14). */
    takeOver: {
      label: '全体管理責任者が引き継ぐ',
      from: ['detected', 'handling'],
      to: 'handling',
      by: 'incidents.handle',
      set: (_, { at: now }) => ({ takenOverAt: now, owner: '全体管理責任者' }),
    },
    restore: {
      label: '復旧した',
      from: ['detected', 'handling'],
      to: 'restored',
      by: 'incidents.handle',
      asks: [{ name: 'cause', label: '原因', kind: 'lines' }],
      set: ({ cause }, { at: now }, { published }) => ({
        restoredAt: now,
        isUnpublished: publishedIn(published).length > 0,
        ...(cause ? { cause } : {}),
      }),
    },
    toPrevention: {
      label: '再発防止策を考える',
      from: ['restored'],
      to: 'prevention',
      by: 'incidents.handle',
    },
    close: {
      label: '再発防止策を報告して完了',
      from: ['prevention'],
      to: 'closed',
      by: 'incidents.handle',
      asks: [{ name: 'prevention', label: '再発防止策', kind: 'lines', required: true }],
      bar: (row) =>
        row.oralAt && row.writtenAt
          ? openChecks(row)
          : '口頭と書面の報告を記録してから、完了にしてください。',
      set: ({ prevention }) => ({ prevention }),
    },
  },
})
