import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { TRAINING_CAUSE_OPTIONS } from '@/domain/people/vocabulary'

import { caseKind, inFile, LACKS_COLUMN } from '../../cases/kind'
import { invalid } from '../../refusals'
import { courses } from '../choices'

import { trainingSession } from './case'
import { lacksOfSessions, type Session } from './lacks'

type Course = Stored<'courses'>

/** What a session takes from its course when it begins; later changes of the course do not move it. */
export const fromCourse = ({
  id,
  title,
  version,
  material,
  capacity,
  topics,
}: Course): Partial<Session> => ({
  course: id,
  courseTitle: title,
  courseVersion: version,
  material,
  ...(capacity ? { capacity } : {}),
  topics: (topics ?? []).map((one) => one.title).join('\n'),
})

export const sessionHref = (id: string): string => `/admin/training-session?id=${id}`

export const trainingSessions = caseKind<'training-sessions'>({
  case: trainingSession,
  lacks: lacksOfSessions,
  begin: {
    label: '研修の回を企画する',
    by: 'people.edit',
    asks: [
      { name: 'course', label: '研修の科目', required: true },
      { name: 'cause', label: 'きっかけ', options: TRAINING_CAUSE_OPTIONS },
      {
        name: 'causeNumber',
        label: 'きっかけの番号・版',
        hint: '例: エスカレーションの番号 E261130-0001、「応対マニュアル 第3版」',
      },
    ],
    choices: { course: courses.offered },
    fields: async (ctx, { course = '', cause, causeNumber }) => {
      if (cause && !causeNumber) {
        const says = 'きっかけの番号か版を入力してください。'
        throw invalid(says, { causeNumber: says })
      }
      const row = await findRow<Course>(ctx.payload, 'courses', { id: { equals: course } })
      if (!row) throw invalid('研修の科目を選び直してください。')
      return {
        ...fromCourse(row),
        ...(cause ? { cause: cause as 'escalation' } : {}),
        causeNumber,
      }
    },
  },
  list: {
    path: 'training-sessions',
    title: '研修の回',
    lead: '番号を押すと、日時・会場・講師を決め、受ける人を登録し、出欠と修了を記録できます。',
    columns: [
      'number',
      'courseTitle',
      'period',
      'on',
      'officeName',
      'site',
      'trainerName',
      'state',
      LACKS_COLUMN,
      ...inFile('startTime', 'endTime', 'capacity', 'topics', 'material', 'materialOn'),
      ...inFile('approvedOn', 'deliveredOn', 'copies', 'content', 'guidance'),
      ...inFile('cause', 'causeNumber'),
    ],
    sort: ['periodFrom', 'on', 'number'],
    split: { field: 'course', label: '科目', choices: courses.ever },
    filters: ['cause'],
    due: { field: 'periodTo', label: '計画の時期（まで）' },
    purposes: ['市への報告', '研修の準備'],
    output: 'people.export',
    links: (_ctx, rows) =>
      Promise.resolve(
        new Map(
          rows.map(({ id }) => [
            id,
            { title: sessionHref(id), links: [{ label: '準備・出欠', href: sessionHref(id) }] },
          ]),
        ),
      ),
  },
})
