import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { COMPLAINT_CAUSE_OPTIONS } from '@/domain/contact/vocabulary'
import { defineCase } from '@/kit/case/define'
import { addendum, takeCharge } from '@/kit/case/moves'

type Known = {
  cause?: string | null
  analysis?: string | null
  remedy?: string | null
  reportedAt?: string | null
}

/** What keeps a complaint from being closed (CC-12, CC-13); null when nothing does. */
export function notYetClosed({ cause, analysis, remedy, reportedAt }: Known): string | null {
  if (!analysis || !remedy) return '先に「現状分析と解決策」を入力してください。'
  if (cause === 'guidance' && !reportedAt)
    return '案内誤りは市への報告が要ります。先に「市へ報告した」を記録してください。'
  return null
}

const OPEN = ['received', 'handling', 'city', 'callback'] as const

/**
 * 苦情: at once with the 業務責任者; before the city is asked the caller is promised a call; closed only
 * with 現状分析 and 解決策 (CC-11, CC-12, CC-13).
 */
export const complaint = defineCase({
  slug: 'complaints',
  label: '苦情',
  name: ({ number }) => number,
  title: ({ number, text }) => titleOf(number, inShort(text)),
  read: 'contact.read',
  scope: 'office',
  key: 'requestKey',
  letter: NUMBER_LETTER.complaints,
  attach: {
    by: 'contact.lead',
    lead: 'contact.lead',
    whats: ['文字起こし', '通話の録音', '市への報告書', 'その他'],
  },
  start: 'received',
  states: {
    received: { label: '受付', turn: 'contact.lead' },
    handling: { label: '対応中', turn: 'contact.lead' },
    city: { label: '市と協議', turn: 'contact.city' },
    callback: { label: '折り返し待ち', turn: 'contact.lead' },
    done: { label: '完了', final: true },
  },
  moves: {
    take: takeCharge(
      OPEN.filter((state) => state !== 'city'),
      'contact.lead',
    ),
    start: {
      label: '対応を始める',
      from: ['received'],
      to: 'handling',
      by: 'contact.lead',
      main: true,
      set: (_, { actor }) => ({ assignee: actor.id, assigneeName: actor.name }),
    },
    promise: {
      label: '折り返しを約束した',
      from: ['received', 'handling', 'callback'],
      to: null,
      by: 'contact.lead',
      asks: [
        { name: 'when', label: '折り返す日時', kind: 'moment', isAhead: true, required: true },
      ],
      set: ({ when = '' }) => ({ callbackAt: when, callbackOn: when.slice(0, 10) }),
    },
    toCity: {
      label: '市と協議する',
      from: ['handling'],
      to: 'city',
      by: 'contact.lead',
      bar: ({ callbackAt }) =>
        callbackAt ? null : '先に、相手に折り返しの日時を約束してください。',
      asks: [{ name: 'request', label: '市に相談すること', kind: 'lines', required: true }],
      set: ({ request }) => ({ request }),
    },
    cityAnswer: {
      label: '市として回答する',
      from: ['city'],
      to: 'callback',
      by: 'contact.city',
      main: true,
      asks: [{ name: 'reply', label: '回答', kind: 'lines', required: true }],
      set: ({ reply }, { actor }) => ({ reply, repliedBy: actor.name }),
    },
    called: {
      label: '折り返した',
      from: ['callback'],
      to: 'handling',
      by: 'contact.lead',
      main: true,
      asks: [{ name: 'note', label: '伝えたこと', kind: 'lines' }],
      set: () => ({ callbackAt: '', callbackOn: '' }),
    },
    analyse: {
      label: '現状分析と解決策',
      from: ['handling', 'callback'],
      to: null,
      by: 'contact.lead',
      asks: [
        { name: 'cause', label: '原因', options: COMPLAINT_CAUSE_OPTIONS, required: true },
        { name: 'analysis', label: '現状分析', kind: 'lines', required: true },
        { name: 'remedy', label: '解決策', kind: 'lines', required: true },
      ],
      begins: ({ cause, analysis, remedy }) => ({ cause, analysis, remedy }),
      set: ({ cause, analysis, remedy }) => ({ cause: cause as 'guidance', analysis, remedy }),
    },
    record: {
      label: '文字起こし・音声を記録',
      from: ['received', 'handling', 'callback'],
      to: null,
      by: 'contact.lead',
      asks: [
        { name: 'transcript', label: '文字起こしのファイル名・保管場所' },
        { name: 'audio', label: '録音の番号・保管場所' },
      ],
      begins: ({ transcript, audio }) => ({ transcript, audio }),
      set: ({ transcript, audio }) => ({ transcript, audio }),
    },
    report: {
      label: '市へ報告した',
      from: ['received', 'handling', 'callback'],
      to: null,
      by: 'contact.lead',
      asks: [
        {
          name: 'when',
          label: '報告した日時',
          kind: 'moment',
          isPast: true,
          since: ['openedOn'],
          required: true,
        },
        { name: 'document', label: '報告書の番号・名前' },
      ],
      begins: ({ reportedAt, reportDocument }) => ({ when: reportedAt, document: reportDocument }),
      set: ({ when, document }) => ({ reportedAt: when, reportDocument: document }),
    },
    close: {
      label: '完了する',
      from: ['handling'],
      to: 'done',
      by: 'contact.lead',
      main: true,
      bar: notYetClosed,
      asks: [{ name: 'note', label: 'メモ', kind: 'lines' }],
      set: (_, { today }) => ({ closedOn: today }),
    },
    add: addendum(['done'], 'contact.lead'),
  },
})
