import { PAPER_KIND } from '@/domain/cards/papers'
import { defineCase } from '@/kit/case/define'

/** 申請書 and 受領書 on paper: where they lie and until when they are kept (CD-28). No names. */
export const cardPaper = defineCase({
  slug: 'card-papers',
  label: '書類',
  name: ({ kind, number }) => `${PAPER_KIND[kind]} ${number ?? ''}`,
  read: 'cards.papers',
  scope: 'office',
  key: 'paperKey',
  start: 'kept',
  states: {
    kept: { label: '保管中', turn: 'cards.papers' },
    disposed: { label: '廃棄済み', final: true },
  },
  moves: {
    dispose: {
      label: '廃棄済みにする',
      from: ['kept'],
      to: 'disposed',
      by: 'cards.papers',
      danger: true,
      many: true,
      bar: ({ keepUntil, kind }, { today }) =>
        (keepUntil ?? '') > today ? `${PAPER_KIND[kind]}は ${keepUntil} まで保存します。` : null,
      set: (_, { today, actor }) => ({ disposedOn: today, disposedBy: actor.name }),
    },
  },
})
