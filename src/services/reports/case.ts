import { can } from '@/access/capabilities'
import type { Stored } from '@/db/stored'
import { type Figures, figuresIn, partsIn, textsIn, unwritten } from '@/domain/reports/parts'
import { personalPlaces } from '@/domain/reports/personal'
import { lines, NOTE, REASON } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum } from '@/kit/case/moves'

type Row = Stored<'reports'>

/** What has to be written first, in words; null when all of it is there. */
const notWritten = ({ parts, texts, figures }: Row): string | null => {
  const open = unwritten(partsIn(parts), textsIn(texts), figuresIn(figures))
  return open.length > 0 ? `まだ書いていません: ${open.join('、')}。` : null
}

/** Where something stands that may not leave in a report without personal data (RP-10), in words. */
export const personalIn = (
  { noPersonal, parts, texts }: Pick<Row, 'noPersonal' | 'parts' | 'texts'>,
  figures: Figures,
): string | null => {
  if (!noPersonal) return null
  const places = personalPlaces(partsIn(parts), textsIn(texts), figures)
  return places.length > 0
    ? `個人情報と思われるものがあります: ${places.join('、')}。消してから提出してください。`
    : null
}

/**
 * 報告書: its figures come by themselves, its words are written, it is handed in, and the city returns or accepts
 * it. Once it is handed in nothing of it changes (RP-26).
 */
export const report = defineCase({
  slug: 'reports',
  label: '報告書',
  name: ({ title }) => title,
  read: 'reports.read',
  scope: null,
  key: 'reportKey',
  attach: {
    by: 'reports.write',
    lead: 'reports.write',
    whats: ['根拠資料', '市の様式で作ったもの', 'その他'],
  },
  start: 'draft',
  states: {
    draft: { label: '作成中', turn: 'reports.write' },
    submitted: { label: '提出済み', turn: 'reports.accept' },
    returned: { label: '差戻し', turn: 'reports.write' },
    accepted: { label: '受領済み', final: true },
    waived: { label: '不要', final: true },
  },
  moves: {
    submit: {
      label: '提出する',
      from: ['draft', 'returned'],
      to: 'submitted',
      by: 'reports.write',
      main: true,
      asks: [NOTE],
      bar: (row) =>
        row.figuresAt
          ? // Its figures are looked through once, when it is handed in: here every list would do it.
            (notWritten(row) ?? personalIn(row, []))
          : '数字がまだありません。「数字を取り直す」を押してください。',
      set: (_, { today, actor }, { version }) => ({
        submittedOn: today,
        submittedBy: actor.name,
        version: (version ?? 0) + 1,
        openDue: null,
        untold: true,
      }),
    },
    accept: {
      label: '受領する',
      from: ['submitted'],
      to: 'accepted',
      by: 'reports.accept',
      main: true,
      asks: [NOTE],
      set: (_, { today }) => ({ acceptedOn: today }),
    },
    return: {
      label: '差し戻す',
      from: ['submitted'],
      to: 'returned',
      by: 'reports.accept',
      asks: [lines('remark', '直してほしいこと')],
      set: ({ remark }, _, { dueOn }) => ({ remark, openDue: dueOn ?? '', untold: true }),
    },
    waive: {
      label: '不要にする',
      from: ['draft', 'returned'],
      to: 'waived',
      by: 'reports.write',
      danger: true,
      onRecord: true,
      asks: [REASON],
      set: () => ({ openDue: null, untold: true }),
    },
    add: addendum(['accepted', 'waived'], 'reports.write'),
  },
})

/** Words and figures may still change. */
export const isOpen = ({ state }: Pick<Row, 'state'>): boolean =>
  state === 'draft' || state === 'returned'

export const mayWrite = (ctx: { user?: Parameters<typeof can>[0] }): boolean =>
  can(ctx.user, 'reports.write')
