import type { AdminViewServerProps } from 'payload'

import { formatJa } from '@/domain/time/format'
import { contactCard } from '@/services/people/contact-card'

import { screenPage } from '../frame/screen-page'
import { TableBox } from '../frame/TableBox'

import './people.css'

/** /admin/contact-card: whom anybody at work rings up at once (ST-11). */
export const ContactCardView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/contact-card',
      lead: '今日の責任者です。困ったとき、急ぐときは、すぐに電話してください。',
    },
    async (ctx) => {
      const { on, people } = await contactCard(ctx)
      if (people.length === 0)
        return (
          <p className="mg-empty">
            今日の責任者は登録されていません。業務責任者に、名簿への登録を依頼してください。
          </p>
        )
      return (
        <TableBox label="責任者の連絡先">
          <table className="mg-table">
            <caption>{formatJa(on)} 現在</caption>
            <thead>
              <tr>
                <th>役割・氏名</th>
                <th>電話番号（業務用）</th>
                <th>場所</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, role, name, place, phone, isOld, absent, instead }) => (
                <tr key={id}>
                  <td className="pt-card">
                    {role}
                    <br />
                    <b>{name}</b>
                  </td>
                  <td className="pt-card">
                    {absent ? (
                      <>
                        <strong>⚠ 本日{absent}</strong>
                        <br />
                        {instead ? (
                          <>
                            → {instead.says} <Phone number={instead.phone} />
                          </>
                        ) : (
                          '代わりの人は、まだ決まっていません。ほかの責任者に電話してください。'
                        )}
                        <br />
                      </>
                    ) : null}
                    <Phone number={phone} />
                    {isOld ? <small> ⚠ しばらく確かめていません</small> : null}
                  </td>
                  <td className="pt-card">{place || '全体'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )
    },
  )

const Phone = ({ number }: { number: string }) =>
  number ? <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a> : <>未登録</>
