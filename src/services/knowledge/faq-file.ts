import { dateColumn, textColumn } from '@/documents/column'
import { AUDIENCE, type Audience } from '@/domain/knowledge/vocabulary'
import { LANGUAGES } from '@/domain/languages'

import type { ServiceContext } from '../context'
import { outputTable, type TableWish } from '../lists/output-table'
import type { Output } from '../lists/files'

import { type TextInForce, textsInForce } from './in-force'

const ALL = Object.keys(AUDIENCE) as Audience[]

const COLUMNS = [
  textColumn<TextInForce>('質問', 40, ({ question }) => question),
  textColumn<TextInForce>('回答', 60, ({ content }) => content.answer),
  textColumn<TextInForce>('分類', 18, ({ category }) => category),
  { header: '版', width: 6, kind: 'number' as const, value: ({ version }: TextInForce) => version },
  textColumn<TextInForce>('言語', 12, ({ language }) => LANGUAGES[language].label),
  textColumn<TextInForce>('使う相手', 24, ({ audiences }) =>
    audiences.map((one) => AUDIENCE[one]).join('、'),
  ),
  dateColumn<TextInForce>('施行日', ({ effectiveOn }) => effectiveOn),
  dateColumn<TextInForce>('市の承認日', ({ approvedOn }) => approvedOn),
  textColumn<TextInForce>('文書番号', 38, ({ id }) => id),
]

/** 質疑応答集 in an editable form, for the city's own use (KB-03); only what is in force. */
export async function faqFile(ctx: ServiceContext, wish: TableWish): Promise<Output> {
  const texts = await textsInForce(ctx, { audience: ALL, kind: 'faq' })
  return outputTable<TextInForce>(
    ctx,
    {
      name: '質疑応答集',
      title: '質疑応答集',
      columns: COLUMNS,
      paperColumns: COLUMNS.slice(0, 4),
      rows: async function* () {
        yield* await Promise.resolve(texts)
      },
      count: texts.length,
      conditions: [['対象', '市が承認し、いま使われているもの']],
    },
    wish,
  )
}
