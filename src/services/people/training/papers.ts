import { closeA4, openA4 } from '@/documents/a4'
import { textColumn } from '@/documents/column'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { formatEra } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../../audit/read'
import { caseById } from '../../cases/move'
import type { ServiceContext } from '../../context'
import { type Output, pdfOutput } from '../../lists/files'
import { outputTable } from '../../lists/output-table'
import { readCitySettings } from '../../settings/read-settings'

import { isIn } from './attendance'
import { type Attendance, attendancesOf } from './attendance-row'
import { trainingSession } from './case'
import { whenOf, whereOf } from './words'

/** 受講者名簿: everybody who is registered, with room for a signature. */
export async function signInSheet(
  ctx: ServiceContext,
  id: string,
  purpose: string,
): Promise<Output> {
  const session = await caseById(ctx, trainingSession, id)
  const listed = (await attendancesOf(ctx, id)).filter(isIn)
  const people = await findRows<Pick<Stored<'workers'>, 'id' | 'kana'>>(
    ctx.payload,
    'workers',
    { id: { in: listed.map(({ worker }) => worker) } },
    { select: { kana: true } },
  )
  const kana = new Map(people.map((one) => [String(one.id), one.kana ?? '']))
  const kanaOf = (row: Attendance) => kana.get(String(row.worker)) || row.name
  // People look for their own line by how they are called.
  const rows = [...listed].sort((a, b) => kanaOf(a).localeCompare(kanaOf(b), 'ja'))
  const columns = [
    textColumn<Attendance>('氏名', 24, ({ name }) => name),
    textColumn<Attendance>('所属', 30, ({ officeName }) => officeName ?? ''),
    textColumn<Attendance>('署名（内容を理解しました）', 40, () => ''),
  ]
  return outputTable<Attendance>(
    ctx,
    {
      name: `受講者名簿_${session.number}`,
      title: `受講者名簿 ${session.courseTitle}`,
      columns,
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [
        ['研修の回', session.number],
        ['日時', whenOf(session)],
        ['会場', whereOf(session)],
        ['講師', session.trainerName ?? ''],
      ],
      paper: { units: { rows: '人', people: null }, rowHeight: SIGN_ROW },
    },
    { format: 'print', purpose },
  )
}

/** 10 mm: room to sign by hand. */
const SIGN_ROW = 28.4
const MARGIN = 72

/** 修了証: one page for each person who has completed. @throws DomainError NOT_NOW while nobody has */
export async function certificates(
  ctx: ServiceContext,
  id: string,
  purpose: string,
): Promise<Output> {
  const session = await caseById(ctx, trainingSession, id)
  const rows = (await attendancesOf(ctx, id)).filter(({ state }) => state === 'completed')
  if (rows.length === 0)
    throw new DomainError('NOT_NOW', '修了を登録した人がいません。先に修了を登録してください。')
  await recordReading(ctx, {
    kind: 'print',
    what: `修了証 ${session.number}`,
    count: rows.length,
    purpose,
  })
  const { cityName } = await readCitySettings(ctx.payload)
  const page = openA4(`修了証 ${session.number}`, MARGIN)
  const { doc, drawn } = page
  rows.forEach(({ name, officeName, courseTitle, courseVersion, completedOn }, index) => {
    if (index > 0) doc.addPage()
    const centred = { align: 'center' } as const
    doc.font('bold').fontSize(30).text('修 了 証', MARGIN, 130, centred)
    doc.font('regular').fontSize(12).moveDown(2.5)
    doc.text(drawn.text(officeName ?? ''), centred).moveDown(0.5)
    doc
      .font('bold')
      .fontSize(20)
      .text(drawn.text(`${name} 様`), centred)
      .moveDown(2)
    doc.font('regular').fontSize(13)
    doc.text('次の研修を修了したことを証します。', centred).moveDown(1.5)
    doc.font('bold').text(drawn.text(`${courseTitle}（第${courseVersion}版）`), centred)
    doc.font('regular').fontSize(11).moveDown(1)
    doc.text(drawn.text([whenOf(session), whereOf(session)].filter(Boolean).join('　')), centred)
    doc
      .moveDown(4)
      .text(completedOn ? formatEra(completedOn) : '', centred)
      .moveDown(1)
    doc.text(drawn.text(`${cityName} マイナンバーカード関連業務 受託者`), centred)
    doc.moveDown(0.5).text(`番号 ${session.number}-${index + 1}`, centred)
  })
  return pdfOutput(`修了証_${session.number}`, closeA4(page))
}
