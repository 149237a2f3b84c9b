import { type Column, dateColumn, textColumn } from '@/documents/column'
import type { CivilDate } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'

import { type OfficeLine, trainingOn } from './overview'
import { peopleLines, type PersonLine } from './people-lines'
import type { PlanLine } from './plan'

const count = <R>(header: string, value: (row: R) => number): Column<R> => ({
  header,
  width: 9,
  kind: 'number',
  value,
})

const PLAN = [
  textColumn<PlanLine>('研修の科目', 26, ({ courseTitle }) => courseTitle),
  textColumn<PlanLine>('時期', 20, ({ label }) => label),
  dateColumn<PlanLine>('から', ({ from }) => from),
  dateColumn<PlanLine>('まで', ({ to }) => to),
  count<PlanLine>('計画', ({ planned }) => planned),
  count<PlanLine>('企画', ({ made }) => made),
  count<PlanLine>('確定', ({ confirmed }) => confirmed),
  count<PlanLine>('実施', ({ held }) => held),
  count<PlanLine>('中止', ({ cancelled }) => cancelled),
  count<PlanLine>('定員', ({ seats }) => seats),
  count<PlanLine>('修了', ({ completed }) => completed),
]
const PEOPLE = [
  textColumn<PersonLine>('氏名', 16, ({ name }) => name),
  textColumn<PersonLine>('役割', 18, ({ role }) => role),
  textColumn<PersonLine>('研修の科目', 28, ({ courseTitle }) => courseTitle),
  textColumn<PersonLine>('修了した版', 10, ({ version }) => (version ? `第${version}版` : '')),
  dateColumn<PersonLine>('修了した日', ({ completedOn }) => completedOn),
  dateColumn<PersonLine>('有効期限', ({ until }) => until),
  textColumn<PersonLine>('修了', 10, ({ isValid }) => (isValid ? '修了' : '未修了')),
]
const OFFICES = [
  textColumn<OfficeLine>('所属', 24, ({ office }) => office),
  textColumn<OfficeLine>('研修の科目', 28, ({ courseTitle }) => courseTitle),
  count<OfficeLine>('受講者', ({ people }) => people),
  count<OfficeLine>('修了', ({ completed }) => completed),
]

const table = <R>(
  ctx: ServiceContext,
  on: CivilDate,
  wish: TableWish,
  {
    title,
    columns,
    rows,
    more = [],
  }: {
    title: string
    columns: Column<R>[]
    rows: readonly R[]
    more?: [string, string][]
  },
): Promise<Output> =>
  outputTable<R>(
    ctx,
    {
      name: `${title}_${on}`,
      title,
      columns,
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [['現在', formatJa(on)], ...more],
    },
    wish,
  )

export type TrainingFile = 'plan' | 'people' | 'offices'

/** Plan against done, completion per person with its share, completion per office. */
export async function outputTraining(
  ctx: ServiceContext,
  file: TrainingFile,
  on: CivilDate,
  wish: TableWish,
): Promise<Output> {
  if (file === 'people') {
    const rows = await peopleLines(ctx, on)
    const valid = rows.filter(({ isValid }) => isValid).length
    const share = rows.length === 0 ? '—' : `${Math.floor((100 * valid) / rows.length)}%`
    const more: [string, string][] = [['修了率', `${share}（${valid}/${rows.length}）`]]
    return table(ctx, on, wish, { title: '研修の修了状況', columns: PEOPLE, rows, more })
  }
  const { plan, offices } = await trainingOn(ctx, on)
  return file === 'plan'
    ? table(ctx, on, wish, { title: '研修の計画と実績', columns: PLAN, rows: plan })
    : table(ctx, on, wish, { title: '所属ごとの研修', columns: OFFICES, rows: offices })
}
