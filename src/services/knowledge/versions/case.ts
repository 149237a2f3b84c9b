import type { Stored } from '@/db/stored'
import { missingParts } from '@/domain/knowledge/content'
import { openRemarks, type Remark, remarksOf } from '@/domain/knowledge/remarks'
import { READER_EFFECT, type ReaderEffect } from '@/domain/knowledge/vocabulary'
import { optionsOf } from '@/domain/options'
import { formatJa } from '@/domain/time/format'
import { defineCase } from '@/kit/case/define'
import type { Mover } from '@/kit/case/types'

import { hashOf } from './hash'

type Version = Stored<'text-versions'>

/** Ids of those who wrote in a version: none of them approves it. */
export const authorsOf = ({ authors }: { authors?: unknown }): string[] =>
  Array.isArray(authors) ? (authors as string[]) : []

export const withAuthor = (
  row: { authors?: unknown },
  { actor }: Pick<Mover, 'actor'>,
): string[] => [...new Set([...authorsOf(row), ...(actor.id ? [actor.id] : [])])]

const added = (row: Version, text: string, { actor, today }: Mover): Remark[] => [
  ...remarksOf(row),
  { no: remarksOf(row).length + 1, text, by: actor.name, on: today },
]

const hasRemark = (row: Version, no: string): boolean =>
  remarksOf(row).some((remark) => remark.no === Number(no))

const replied = (row: Version, no: string, reply: string, { actor, today }: Mover): Remark[] =>
  remarksOf(row).map((remark) =>
    remark.no === Number(no)
      ? { ...remark, reply, repliedBy: actor.name, repliedOn: today }
      : remark,
  )

/**
 * One version of a text (KB-02, KB-04): written by the vendor, approved word for word by the city,
 * and from then on never changed. Until the next one is approved and its day has come, it is in force.
 */
export const textVersion = defineCase({
  slug: 'text-versions',
  label: '版',
  name: ({ question, number, language }) =>
    `${question}（第${number}版${language === 'ja' ? '' : ` ${language}`}）`,
  read: 'texts.read',
  scope: null,
  key: 'versionKey',
  start: 'draft',
  states: {
    draft: { label: '下書き', turn: 'faq.edit' },
    review: { label: '市確認待ち', turn: 'faq.approve' },
    returned: { label: '差戻し', turn: 'faq.edit' },
    approved: { label: '承認済み', final: true },
    withdrawn: { label: '取下げ', final: true },
  },
  moves: {
    submit: {
      label: '市の確認に出す',
      from: ['draft', 'returned'],
      to: 'review',
      by: 'faq.edit',
      main: true,
      bar: (row) => {
        const missing = missingParts(row.kind, row)
        if (missing.length > 0) return `「${missing.join('」「')}」を書いてから出してください。`
        return row.number > 1 && !row.changeNote ? '何を変えたかを書いてから出してください。' : null
      },
      set: (_answers, mover, row) => ({
        contentHash: hashOf(row),
        submittedBy: mover.actor.name,
        submittedOn: mover.today,
        authors: withAuthor(row, mover),
      }),
    },
    recall: {
      label: '下書きに戻す',
      from: ['review'],
      to: 'draft',
      by: 'faq.edit',
    },
    approve: {
      label: '承認する',
      from: ['review'],
      to: 'approved',
      by: 'faq.approve',
      main: true,
      asks: [
        {
          name: 'effect',
          label: '読む人への影響',
          options: optionsOf(READER_EFFECT),
          required: true,
        },
        {
          name: 'effectiveOn',
          label: '施行日',
          kind: 'date',
          hint: '空なら、案の施行日（過ぎていれば今日）から使います。',
        },
      ],
      bar: (row, { actor }) => {
        if (actor.id && authorsOf(row).includes(actor.id))
          return 'この版を書いた人は承認できません。ほかの市の担当者が承認します。'
        const open = openRemarks(row).map(({ no }) => no)
        if (open.length > 0) return `対応の済んでいない指摘があります（指摘 ${open.join('、')}）。`
        return row.contentHash === hashOf(row)
          ? null
          : '確認に出したときの内容と違います。下書きに戻して、もう一度出してください。'
      },
      set: ({ effect, effectiveOn }, { actor, today }, row) => {
        const asked = effectiveOn || row.effectiveOn || today
        return {
          readerEffect: effect as ReaderEffect,
          effectiveOn: asked < today ? today : asked,
          approvedOn: today,
          approvedBy: actor.name,
        }
      },
    },
    remark: {
      label: '指摘を書く',
      from: ['review'],
      to: null,
      by: 'faq.approve',
      asks: [
        { name: 'text', label: '指摘事項', kind: 'lines', required: '指摘を入力してください。' },
      ],
      set: ({ text = '' }, mover, row) => ({ remarks: added(row, text, mover) }),
    },
    return: {
      label: '差し戻す',
      from: ['review'],
      to: 'returned',
      by: 'faq.approve',
      danger: true,
      asks: [
        { name: 'text', label: '指摘事項', kind: 'lines', required: '指摘を入力してください。' },
      ],
      set: ({ text = '' }, mover, row) => ({ remarks: added(row, text, mover) }),
    },
    resolve: {
      label: '指摘に答える',
      from: ['draft', 'review', 'returned'],
      to: null,
      by: 'faq.edit',
      asks: [
        { name: 'no', label: '指摘の番号', kind: 'number', required: '番号を入力してください。' },
        { name: 'reply', label: 'どう反映したか', kind: 'lines', required: true },
      ],
      isFor: (row) => remarksOf(row).length > 0,
      refuse: ({ no = '' }, row): Record<string, string> =>
        hasRemark(row, no) ? {} : { no: 'その番号の指摘はありません。' },
      set: ({ no = '', reply = '' }, mover, row) => ({ remarks: replied(row, no, reply, mover) }),
    },
    withdraw: {
      label: '取り下げる',
      from: ['draft', 'returned'],
      to: 'withdrawn',
      by: 'faq.edit',
      danger: true,
      asks: [{ name: 'note', label: '理由', kind: 'lines', required: true }],
    },
  },
})

/** When a version came into force, in words; what is not approved has no day. */
export const sinceOf = (row: Pick<Version, 'state' | 'effectiveOn'>): string =>
  row.state === 'approved' && row.effectiveOn ? formatJa(row.effectiveOn) : ''
