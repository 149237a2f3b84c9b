import { defineCase } from '@/kit/case/define'
import type { Ask } from '@/kit/case/types'

const note: Ask = { name: 'note', label: 'メモ', hint: 'したこと。個人情報は書きません。' }

/** What has to be printed and sent; the rest is a call or a look at the shelf. */
export const PRINTED = {
  'reissue-notice': 'reissue-notice',
  'reissue-application': 'application-form',
}

const isPrinted = ({ kind }: { kind: string }): boolean => Object.hasOwn(PRINTED, kind)
const added = (before: string | null | undefined, note = ''): string =>
  [before, note].filter(Boolean).join('　')

/** Work that somebody has to do about a card: calls, re-issues, returned mail (CD-17, CD-21). */
export const cardTask = defineCase({
  slug: 'card-tasks',
  label: 'カードの対応',
  name: ({ title, number }) => [title, number].filter(Boolean).join(' '),
  read: 'cards.read',
  scope: 'office',
  key: 'taskKey',
  start: 'open',
  states: {
    open: { label: '未対応', turn: 'cards.write' },
    printed: { label: '印刷済み', turn: 'cards.write' },
    done: { label: '対応済み', final: true },
    dropped: { label: '取りやめ', final: true },
  },
  moves: {
    print: {
      label: '印刷した',
      from: ['open'],
      to: 'printed',
      by: 'cards.write',
      isFor: isPrinted,
      set: (_, { today }) => ({ printedOn: today }),
    },
    finish: {
      label: (row) => (isPrinted(row) ? '送った' : '対応した'),
      title: '対応した・送った',
      from: ['open', 'printed'],
      to: 'done',
      by: 'cards.write',
      main: true,
      asks: [note],
      set: (answers, { today, actor }, row) => ({
        // What was sent was printed, whether or not somebody pressed for it.
        ...(isPrinted(row) && !row.printedOn ? { printedOn: today } : {}),
        doneOn: today,
        doneBy: actor.name,
        note: added(row.note, answers.note),
      }),
    },
    drop: {
      label: '取りやめ',
      from: ['open', 'printed'],
      to: 'dropped',
      by: 'cards.write',
      asks: [note],
      set: (answers, { today, actor }, row) => ({
        doneOn: today,
        doneBy: actor.name,
        note: added(row.note, answers.note),
      }),
    },
  },
})
