import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { monthOf } from '@/domain/figures/hours'
import { TRAINING_CAUSE } from '@/domain/people/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { trainingFor } from '@/services/contact/escalations/links'
import { type Training, trainingOn } from '@/services/people/training/overview'
import { NEAR_DAYS } from '@/services/people/training/people-lines'

import { FileOutputs } from '../frame/FileOutputs'
import { screenPage } from '../frame/screen-page'
import { TableBox } from '../frame/TableBox'

import { Generate } from './Generate'
import { MonthReport } from './MonthReport'
import './people.css'

const PURPOSES = ['市への報告', '研修の準備']

/** /admin/training: plan against done, who lacks what, and the reports (ST-14, ST-18, ST-19, ST-20, ST-33). */
export const TrainingView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/training', lead: '計画した回と実施した回、受けていない人、期限が近い人です。' },
    async (ctx) => {
      const today = tokyoDateOf(ctx.now())
      const [training, courses] = await Promise.all([
        trainingOn(ctx, today),
        findRows<Stored<'courses'>>(
          ctx.payload,
          'courses',
          { active: { not_equals: false } },
          { sort: ['order', 'title'] },
        ),
      ])
      return (
        <>
          {can(ctx.user, 'people.edit') ? (
            <Generate
              courses={courses
                .filter(({ plan }) => (plan ?? []).length > 0)
                .map(({ id, title }) => ({ id, label: title }))}
            />
          ) : null}
          <Causes training={training} mayEdit={can(ctx.user, 'people.edit')} />
          <Plan training={training} today={today} />
          <Shares training={training} />
          <People training={training} />
          <Offices training={training} />
          {can(ctx.user, 'people.export') ? (
            <section className="mg-section">
              <h2>計画と実績を出力する</h2>
              <FileOutputs
                path="/ops/training/output"
                query={{ file: 'plan' }}
                purposes={PURPOSES}
              />
              <h2>一人ひとりの修了状況を出力する</h2>
              <FileOutputs
                path="/ops/training/output"
                query={{ file: 'people' }}
                purposes={PURPOSES}
              />
              <h2>所属ごとの受講を出力する</h2>
              <FileOutputs
                path="/ops/training/output"
                query={{ file: 'offices' }}
                purposes={PURPOSES}
              />
              <h2>要員育成報告書を出力する</h2>
              <MonthReport
                path="/ops/training/report"
                purposes={PURPOSES}
                label="報告する月"
                now={monthOf(today)}
              />
            </section>
          ) : null}
        </>
      )
    },
  )

const Plan = ({ training: { plan }, today }: { training: Training; today: string }) =>
  plan.length === 0 ? (
    <p className="mg-empty">
      計画がありません。<Link href="/admin/collections/courses">研修の科目</Link>
      に「年間の計画」を入力すると、ここに出ます。
    </p>
  ) : (
    <TableBox label="計画と実績">
      <table className="mg-table">
        <caption>計画と実績</caption>
        <thead>
          <tr>
            <th>研修の科目</th>
            <th>時期</th>
            <th>計画</th>
            <th>企画</th>
            <th>確定</th>
            <th>実施</th>
            <th>修了</th>
            <th>状況</th>
          </tr>
        </thead>
        <tbody>
          {plan.map((line) => (
            <tr key={line.course + line.label + line.from}>
              <td>
                <Link
                  href={`/admin/training-sessions?state=all&split=${line.course}`}
                  prefetch={false}
                >
                  {line.courseTitle}
                </Link>
              </td>
              <td>
                {line.label}
                <br />
                <small>
                  {line.from}〜{line.to}
                </small>
              </td>
              <td>{line.planned}回</td>
              <td>{line.made}回</td>
              <td>{line.confirmed}回</td>
              <td>{line.held}回</td>
              <td>{line.completed}人</td>
              <td>{stateOf(line, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )

const Causes = ({ training: { causes }, mayEdit }: { training: Training; mayEdit: boolean }) =>
  causes.length === 0 ? null : (
    <section className="mg-section">
      <h2>研修が要るエスカレーション・改定</h2>
      <div className="mg-lacks">
        <ul>
          {causes.map(({ cause, number, text }) => (
            <li key={cause + number}>
              {TRAINING_CAUSE[cause]} {number} {text}{' '}
              {mayEdit ? (
                <Link className="mg-button mg-button--small" href={trainingFor(cause, number)}>
                  研修の回を企画する
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )

const stateOf = (
  { planned, held, made, to }: Training['plan'][number],
  today: string,
): React.ReactNode => {
  if (planned === 0) return '—'
  if (held >= planned) return '計画どおり'
  if (to < today) return <strong>⚠ {planned - held}回が未実施</strong>
  return made < planned ? <strong>⚠ {planned - made}回が未企画</strong> : '準備中'
}

const Shares = ({ training: { shares } }: { training: Training }) =>
  shares.length === 0 ? null : (
    <section className="mg-section">
      <h2>従事中の人の修了率</h2>
      <TableBox label="従事中の人の修了率">
        <table className="mg-table">
          <caption className="mg-hidden">従事中の人の修了率</caption>
          <thead>
            <tr>
              <th>研修の科目</th>
              <th>必要な人</th>
              <th>修了</th>
              <th>修了率</th>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ course, title, people, valid }) => (
              <tr key={course}>
                <td>{title}</td>
                <td>{people}人</td>
                <td>{valid}人</td>
                <td>
                  {valid === people ? (
                    '100%'
                  ) : (
                    <strong>⚠ {Math.floor((100 * valid) / people)}%</strong>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  )

function People({ training: { people } }: { training: Training }) {
  const rows = people.filter(({ isValid, endsSoon }) => !isValid || endsSoon)
  if (rows.length === 0) return null
  return (
    <section className="mg-section">
      <h2>受ける必要がある人</h2>
      <p className="mg-hint">
        受けていない人、新しい版をまだ受けていない人、{NEAR_DAYS}日以内に期限が切れる人です。
      </p>
      <TableBox label="受ける必要がある人">
        <table className="mg-table">
          <caption className="mg-hidden">受ける必要がある人</caption>
          <thead>
            <tr>
              <th>氏名</th>
              <th>役割</th>
              <th>研修の科目</th>
              <th>修了</th>
              <th>理由</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.worker + one.course}>
                <td>
                  <Link href={`/admin/collections/workers/${one.worker}`} prefetch={false}>
                    {one.name}
                  </Link>
                </td>
                <td>{one.role}</td>
                <td>{one.courseTitle}</td>
                <td>{one.completedOn ? `第${one.version}版 ${one.completedOn}` : '—'}</td>
                <td>{whyOf(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  )
}

const whyOf = ({ endsSoon, until, completedOn }: Training['people'][number]): React.ReactNode => {
  if (endsSoon) return until ? `${formatJa(until)}に期限` : '新しい版がまもなく必要'
  return <strong>⚠ {completedOn ? '期限切れ、または古い版' : '未修了'}</strong>
}

const Offices = ({ training: { offices } }: { training: Training }) =>
  offices.length === 0 ? null : (
    <section className="mg-section">
      <h2>市の職員・郵便局の職員（所属ごと）</h2>
      <TableBox label="所属ごとの受講">
        <table className="mg-table">
          <caption className="mg-hidden">所属ごとの受講</caption>
          <thead>
            <tr>
              <th>所属</th>
              <th>研修の科目</th>
              <th>受講者</th>
              <th>修了</th>
            </tr>
          </thead>
          <tbody>
            {offices.map(({ office, courseTitle, people, completed }) => (
              <tr key={office + courseTitle}>
                <td>{office}</td>
                <td>{courseTitle}</td>
                <td>{people}人</td>
                <td>{completed}人</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  )
