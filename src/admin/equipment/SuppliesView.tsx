import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { supplyOverview } from '@/services/equipment/supplies/overview'

import { FileOutputs } from '../frame/FileOutputs'
import { screenPage } from '../frame/screen-page'

import { SupplyStock } from './SupplyStock'

/** /admin/supply-stock: what is left of each article, and what came in or went out (EQ-10, EQ-15). */
export const SuppliesView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/supply-stock',
      lead: '消耗品の残りと出入りです。発注点以下のものと、1か月もたないものに印が付きます。',
    },
    async (ctx) => (
      <>
        <SupplyStock rows={await supplyOverview(ctx)} mayMove={can(ctx.user, 'supplies.handle')} />
        <section className="mg-panel">
          <h2>出入りの記録を出す</h2>
          <FileOutputs
            path="/ops/equipment/supplies/output"
            purposes={['在庫の確認', '市への報告', '監査']}
          />
        </section>
      </>
    ),
  )
