import { dateColumn, textColumn } from '@/documents/column'
import { recordPdf } from '@/documents/record-pdf'
import type { CivilDate } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import { recordReading } from '../audit/read'
import type { ServiceContext } from '../context'
import { type Output, pdfOutput } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { type RosterLine, rosterOn } from './roster'

const COLUMNS = [
  textColumn<RosterLine>('役割', 18, ({ role }) => role),
  textColumn<RosterLine>('氏名', 14, ({ name }) => name),
  textColumn<RosterLine>('フリガナ', 18, ({ kana }) => kana),
  textColumn<RosterLine>('場所', 20, ({ place }) => place),
  textColumn<RosterLine>('所属', 18, ({ company }) => company),
  textColumn<RosterLine>('雇用形態', 14, ({ employment }) => employment),
  textColumn<RosterLine>('経験年月', 34, ({ experience }) => experience),
  textColumn<RosterLine>('使える言語', 16, ({ languages }) => languages),
  textColumn<RosterLine>('技能・資格', 20, ({ skills }) => skills),
  dateColumn<RosterLine>('開始日', ({ from }) => from),
  dateColumn<RosterLine>('終了日', ({ until }) => until),
  textColumn<RosterLine>('受けていない研修', 26, ({ untrained }) => untrained),
  textColumn<RosterLine>('名札番号', 10, ({ badge, isBadgeMissing }) =>
    isBadgeMissing ? '未発行' : badge,
  ),
  dateColumn<RosterLine>('パソコンの確認', ({ pcSkillOn }) => pcSkillOn),
  textColumn<RosterLine>('罰則の確認', 10, ({ knowsPenalty }) => (knowsPenalty ? '済' : '')),
]
const ON_PAPER = [
  '役割',
  '氏名',
  '場所',
  '所属',
  '雇用形態',
  '経験年月',
  '開始日',
  '終了日',
  '受けていない研修',
]

/** 業務従事者名簿 of a day as a file or on paper (ST-01, ST-05). @throws DomainError as `outputTable` */
export async function outputRoster(
  ctx: ServiceContext,
  on: CivilDate,
  wish: TableWish,
): Promise<Output> {
  const { rows } = await rosterOn(ctx, on)
  return outputTable<RosterLine>(
    ctx,
    {
      name: `業務従事者名簿_${on}`,
      title: '業務従事者名簿',
      columns: COLUMNS,
      paperColumns: COLUMNS.filter(({ header }) => ON_PAPER.includes(header)),

      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [['この日の従事者', formatJa(on)]],
    },
    wish,
  )
}

/**
 * 業務体制表: who is responsible, with the contacts, and who works under them at each place (ST-02, ST-24).
 * The log gets its purpose. @throws DomainError as `checkedPurpose`
 */
export async function outputStructure(
  ctx: ServiceContext,
  on: CivilDate,
  purpose: string,
): Promise<Output> {
  const { rows, unfilled } = await rosterOn(ctx, on)
  await recordReading(ctx, { kind: 'print', what: '業務体制表', count: rows.length, purpose })
  const leads = rows.filter(({ isLead }) => isLead)
  const others = rows.filter(({ isLead }) => !isLead)
  const places = [...new Set(others.map(({ place }) => place))]
  return pdfOutput(
    `業務体制表_${on}`,
    recordPdf({
      title: '業務体制表',
      notes: [`${formatJa(on)} 現在　目的: ${purpose}`],
      fields: leads.map(({ role, name, company, place, phone, mail }) => ({
        label: role,
        value: [name, company, place, phone, mail].filter(Boolean).join('\n'),
      })),
      parts: [
        ...places.map((place) => ({
          heading: place || '場所の登録なし',
          entries: others
            .filter((one) => one.place === place)
            .map(({ role, name, company, employment }) => ({
              label: role,
              value: [name, company, employment].filter(Boolean).join('　'),
            })),
        })),
        {
          heading: '決まっていない役割',
          entries: unfilled.map(({ role, place, minimum, has }) => ({
            label: role,
            value: `${place ? `${place}　` : ''}必要 ${minimum}人、いま ${has}人`,
          })),
        },
      ],
    }),
  )
}
