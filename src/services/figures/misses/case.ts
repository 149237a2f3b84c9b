import { defineCase } from '@/kit/case/define'

type Missed = { asked: number; answered: number; target: number }

/** As it stands after corrections; in whole numbers (CC-14). */
const isMet = ({ asked, answered, target }: Missed): boolean => answered * 100 >= target * asked

/**
 * A day or month whose answer rate stayed below the promise: over only with an improvement in writing
 * and the city's agreement (CC-16), or when corrected figures reach the promise after all.
 */
export const rateMiss = defineCase({
  slug: 'rate-misses',
  label: '応答率の未達',
  name: ({ line, period }) => `${line} ${period}`,
  read: 'figures.read',
  scope: null,
  key: 'missKey',
  start: 'open',
  states: {
    open: { label: '改善策待ち', turn: 'figures.lead' },
    reported: { label: '市の確認待ち', turn: 'figures.agree' },
    agreed: { label: '改善策を確認済み', final: true },
    withdrawn: { label: '訂正により取下げ', final: true },
  },
  moves: {
    report: {
      label: '改善策を報告する',
      from: ['open'],
      to: 'reported',
      by: 'figures.lead',
      main: true,
      asks: [
        { name: 'cause', label: '原因', kind: 'lines', required: true },
        { name: 'measure', label: '改善策', kind: 'lines', required: true },
        {
          name: 'documentName',
          label: '報告書の名前',
          required: '書面で出した報告書の名前を入力してください。',
        },
        {
          name: 'documentNumber',
          label: '報告書の番号',
          hint: '文書番号、または保管場所。',
          required: true,
        },
      ],
      set: ({ cause, measure, documentName, documentNumber }, { today, actor }) => ({
        cause,
        measure,
        documentName,
        documentNumber,
        reportedOn: today,
        reportedBy: actor.name,
      }),
    },
    agree: {
      label: '改善策を確認した',
      from: ['reported'],
      to: 'agreed',
      by: 'figures.agree',
      main: true,
      asks: [{ name: 'answer', label: '市の回答', kind: 'lines' }],
      bar: ({ documentName, documentNumber }) =>
        documentName && documentNumber
          ? null
          : '報告書の名前と番号がありません。改善策の報告を求めてください。',
      set: ({ answer }, { actor }) => ({ answer, agreedBy: actor.name }),
    },
    sendBack: {
      label: '改善策を差し戻す',
      from: ['reported'],
      to: 'open',
      by: 'figures.agree',
      asks: [{ name: 'note', label: '足りないこと', kind: 'lines', required: true }],
    },
    withdraw: {
      label: '訂正により取り下げる',
      from: ['open', 'reported'],
      to: 'withdrawn',
      by: 'figures.lead',
      bar: (row) =>
        isMet(row)
          ? null
          : '統計はまだ基準を下回っています。数字が誤りのときは、先に電話の統計を訂正してください。',
      asks: [{ name: 'note', label: '訂正の内容', kind: 'lines', required: true }],
    },
  },
})
